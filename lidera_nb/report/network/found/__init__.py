"""The numbers of a network report: from a study to what may be told of it."""

"""The numbers of a report on decisions: from tables to what may be told of them."""

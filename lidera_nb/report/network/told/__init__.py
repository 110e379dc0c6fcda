"""The sections of a network report: from numbers to words, charts and tables."""

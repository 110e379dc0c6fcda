"""The sections of a report on decisions: from numbers to words, charts and tables."""

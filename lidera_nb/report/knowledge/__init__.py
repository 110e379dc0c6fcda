"""The report on knowledge cards: what was written, how it was reviewed, what became of it."""

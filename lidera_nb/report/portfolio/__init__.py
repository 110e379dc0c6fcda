"""The report on many cohorts side by side: what they have in common and how far they differ."""

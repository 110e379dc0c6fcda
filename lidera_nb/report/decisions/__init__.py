"""The report on decisions: paths, division, time, documents, the panel, predictions, change."""

"""The report on what people wrote: levels, agreement of readers, change, scores."""

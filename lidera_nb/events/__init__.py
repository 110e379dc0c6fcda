"""What happened, in order, for good: event kinds, the journal and the keys of its private words."""

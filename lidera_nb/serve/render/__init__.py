"""Session pages and the files they ask for: notebooks drawn once, the same for everyone."""

"""The server: identity, sessions, rendered pages, and the road to live ones."""

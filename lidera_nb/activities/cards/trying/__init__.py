"""Trying a card of the library in one's own school, and telling how it went."""

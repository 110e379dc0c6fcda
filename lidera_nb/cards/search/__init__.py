"""Finding cards in Spanish and English: what an index answers, and the indexes that do."""

"""Writing cards: the page on which a participant captures, words, sends and keeps their own."""

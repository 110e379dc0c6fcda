"""The sections of a report on cards: from numbers to words and charts."""

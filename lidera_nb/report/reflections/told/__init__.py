"""The sections of a report on reflections: from numbers to sentences, charts and tables."""

"""The numbers of a report on reflections: from tables to what may be told of them."""

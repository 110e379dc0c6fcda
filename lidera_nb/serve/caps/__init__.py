"""How much is taken from whom: numbers and counters that know no login, page or journal."""

"""Decisions as xAPI 2.0 statements (IEEE 9274.1.1): written from a package, and read."""

"""Structured assignments: what a notebook asks, what was answered, how it is marked."""

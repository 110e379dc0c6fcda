"""Sections of the report on many cohorts."""

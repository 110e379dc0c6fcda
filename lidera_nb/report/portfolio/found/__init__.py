"""Numbers of the report on many cohorts."""

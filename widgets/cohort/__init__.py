"""The files of the cohort widget."""

"""The numbers of a cohort report about taking part, measuring and change: safe to print."""

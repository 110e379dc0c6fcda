"""What the report on cards finds: counts, times and tests; pure."""

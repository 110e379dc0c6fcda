"""The data package: what evaluators get of a cohort, pseudonymised and documented."""

"""The report on networks and professional judgement: what goes with turning to one another."""

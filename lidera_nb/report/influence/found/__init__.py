"""The numbers of a report on networks and judgement."""

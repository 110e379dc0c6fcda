"""The network survey: waves of a group, answering one, resolving written names, gathering all."""

"""Reviewing what participants wrote: the texts, the readings of them, what comes back."""

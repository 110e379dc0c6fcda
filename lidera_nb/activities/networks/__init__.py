"""What surveys of networks give back: the facilitator's map, and each person's own network.

Nothing here is imported with frames or graphs: whatever needs them loads them when first asked.
"""

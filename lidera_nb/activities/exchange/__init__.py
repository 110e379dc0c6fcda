"""Visits between schools as activities: offering, asking, matching, telling; and peers."""

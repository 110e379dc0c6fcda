"""Assignments as participants fill them in: answering, handing in, taking back."""

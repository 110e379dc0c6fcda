"""The files of the trying widget."""

"""The files of the newties widget."""

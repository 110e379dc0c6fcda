"""The files of the matching widget."""

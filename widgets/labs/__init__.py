"""The files of the labs widget."""

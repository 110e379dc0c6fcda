"""The files of the form widget."""

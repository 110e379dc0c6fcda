"""The files of the waves widget."""

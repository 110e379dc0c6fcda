"""The files of the encounters widget."""

"""The files of the desk widget."""

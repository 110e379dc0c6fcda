"""The files of the diary widget."""

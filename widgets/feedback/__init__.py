"""The files of the feedback widget."""

"""The files of the marking widget."""

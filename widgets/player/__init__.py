"""The files of the player widget."""

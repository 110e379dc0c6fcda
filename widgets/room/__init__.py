"""The files of the room widget."""

"""The files of the debrief widget."""

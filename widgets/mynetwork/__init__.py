"""The files of the mynetwork widget."""

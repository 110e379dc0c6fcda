"""The files of the netmap widget."""

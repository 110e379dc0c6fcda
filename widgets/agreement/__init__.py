"""The files of the agreement widget."""

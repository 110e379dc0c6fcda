"""The files of the roster widget."""

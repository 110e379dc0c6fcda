"""The files of the widget of those who are kept apart."""

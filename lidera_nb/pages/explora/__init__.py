"""A person's own play, explored with ordinary ipywidgets: controls, charts, tables, a note.

Everything comes from the view of the activity `explore`, through the page's port; nothing else
of the journal can be reached from here.
"""

from lidera_nb.pages.explora.board import Board

__all__ = ["Board"]

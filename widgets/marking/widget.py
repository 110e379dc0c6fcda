"""The marking widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Marking(LideraWidget, folder="marking"):
    """A reviewer's desk: the queue of texts, and the one that lies open (``MarkingView``)."""

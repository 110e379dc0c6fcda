"""The roster widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Roster(LideraWidget, folder="roster"):
    """A network survey to answer, one relation at a time (``RosterView``)."""

"""The debrief widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Debrief(LideraWidget, folder="debrief"):
    """Looking back on a case that was played (``DebriefView``)."""

"""The desk widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Desk(LideraWidget, folder="desk"):
    """An instructor's review of cohorts and records (``DeskView``)."""

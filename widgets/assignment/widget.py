"""The assignment widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Assignment(LideraWidget, folder="assignment"):
    """An assignment to fill in, hand in and take back (``AssignmentView``)."""

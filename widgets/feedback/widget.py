"""The feedback widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Feedback(LideraWidget, folder="feedback"):
    """What came back to somebody about their texts (``FeedbackView``)."""

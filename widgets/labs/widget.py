"""The labs widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Labs(LideraWidget, folder="labs"):
    """Labs of a group: the plan, the shared measure, and how it came out school by school."""

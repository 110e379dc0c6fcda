"""The trying widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Trying(LideraWidget, folder="trying"):
    """Cards that somebody tries, and one of them to tell of (``TryingView``)."""

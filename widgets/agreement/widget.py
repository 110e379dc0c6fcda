"""The agreement widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Agreement(LideraWidget, folder="agreement"):
    """Double reading: samples, readers' progress, agreement, what was settled."""

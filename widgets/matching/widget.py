"""The matching widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Matching(LideraWidget, folder="matching"):
    """Rounds of visits: the fund, what is proposed and why, what was confirmed."""

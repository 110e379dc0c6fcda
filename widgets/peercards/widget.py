"""The peercards widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Peercards(LideraWidget, folder="peercards"):
    """Cards of colleagues that wait for a reader, and those that one took (``PeerCardsView``)."""

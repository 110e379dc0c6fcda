"""The netmap widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Netmap(LideraWidget, folder="netmap"):
    """A network as a map and as an equal table, with the same filters (``NetmapView``)."""

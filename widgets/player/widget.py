"""The player widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Player(LideraWidget, folder="player"):
    """A case that is played scene by scene (``PlayerView``)."""

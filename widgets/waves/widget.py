"""The waves widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Waves(LideraWidget, folder="waves"):
    """A facilitator's view of surveys: rounds, who answered, written names (``WavesView``)."""

"""The mynetwork widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Mynetwork(LideraWidget, folder="mynetwork"):
    """A person's own network after a round of the survey closed (``MyNetworkView``)."""

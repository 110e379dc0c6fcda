"""The newties widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Newties(LideraWidget, folder="newties"):
    """Conditions to set, and the ties that are suggested under them (``NewtiesView``)."""

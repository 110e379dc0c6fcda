"""The curation widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Curation(LideraWidget, folder="curation"):
    """Cards before whoever curates, and one of them to be decided on (``CurationView``)."""

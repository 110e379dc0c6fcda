"""The cards widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Cards(LideraWidget, folder="cards"):
    """One's own knowledge cards, and the one that lies open (``CardsView``)."""

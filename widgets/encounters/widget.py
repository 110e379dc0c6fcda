"""The encounters widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Encounters(LideraWidget, folder="encounters"):
    """Encounters of schools: what is announced, who comes, who waits, and their journeys."""

"""The form widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Form(LideraWidget, folder="form"):
    """A consent, a profile or a reflection to fill in (``FormView``)."""

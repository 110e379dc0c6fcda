"""The Python side of the widget of those kept apart: traits only."""

from lidera_widgets.base import LideraWidget


class Apart(LideraWidget, folder="apart"):
    """With whom somebody is not to be put together, and the pairs that a leader noted."""

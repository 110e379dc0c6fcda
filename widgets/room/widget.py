"""The room widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Room(LideraWidget, folder="room"):
    """A case played by a group, for whoever votes, leads or projects it (``RoomView``)."""

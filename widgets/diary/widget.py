"""The diary widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Diary(LideraWidget, folder="diary"):
    """A diary of visits: dated entries, each its writer's alone until it is shared."""

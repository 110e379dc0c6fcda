"""What notebooks import: a page by its name, its texts, and its widgets bound to activities."""

from lidera_nb.pages.networkmap import network_map
from lidera_nb.pages.page import Page, module

__all__ = ["Page", "module", "network_map"]

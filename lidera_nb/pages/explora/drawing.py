"""When charts can be drawn: the chart library takes seconds to load, and nobody waits for it.

It is loaded in a thread while the browser still loads the page; until then figures show their
tables. Without a running event loop (a script, a test) it is loaded at once.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import threading
from collections.abc import Callable
from typing import Any

from lidera_nb import texts
from lidera_nb.fastimport import skip_slow_grammar
from lidera_nb.pages.explora.markup import sentence

HOLD = 0.4
"""Seconds; the notebook's own cells come first."""

_log = logging.getLogger(__name__)


class Drawing:
    """Draws charts as soon as that can be done; `ready` is called in the event loop then."""

    def __init__(self, lang: str, ours: bool) -> None:
        self._lang, self._ours = lang, ours
        self._charts: Any = None
        self._failed = False

    def begin(self, ready: Callable[[], None]) -> None:
        """Load the library."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._load()
            ready()
            return

        def load() -> None:
            self._load()
            loop.call_soon_threadsafe(ready)

        timer = threading.Timer(HOLD, load)
        timer.daemon = True
        timer.start()

    def draw(self, make: Callable[[Any], Any], told: str) -> str:
        """A chart as markup, or a sentence that stands in for it."""
        if self._charts is None:
            name = "undrawn" if self._failed else "drawing"
            return sentence(texts.say(self._lang, f"explore.{name}"))
        drawn: str = self._charts.svg(make(self._charts), told)
        return drawn

    def _load(self) -> None:
        if self._ours:
            skip_slow_grammar()
        try:
            charts = importlib.import_module("lidera_nb.pages.explora.charts")
            charts.svg(charts.course([0, 0], [], ""), "")  # the first one starts the engine
        except Exception:  # whatever is wrong with the library, the tables are there
            _log.exception("charts cannot be drawn")
            self._failed = True
        else:
            self._charts = charts

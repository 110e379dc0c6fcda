"""Garbage collection at moments of the server's own choosing.

A full collection looks at every object there is: with thousands of people connected it stops
everyone for the better part of a second, whenever Python happens to count to its threshold. So
full collections by themselves are switched off. What is there after the start is frozen: set
apart, never looked at again. So is whatever came since and was looked at once, after every few
joins and every few seconds: each object costs one look, and a pause stays as short as what one
young collection looks at. A second look, at what was still in use at the first, has found nothing
under any load that was measured, and took twice as long as the first.

A connection that was frozen and closes goes with its last reference, like anything else. What is
in a circle by then stays until few are connected: then everything is thawed, looked at and frozen
again.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any

YOUNG, MIDDLE, NEVER = 5_000, 100, 1_000_000
"""Allocations, and collections of the younger generation, until the next collection. The oldest
generation is never due by count, the middle one only if nothing is frozen for long."""
WAVE = 50
"""Joins after which what they brought is frozen: about a hundred objects each."""
QUIET = 300
"""Open pages up to which a look at everything is not felt."""
REST = 900.0
"""Seconds between two full collections."""


class Pauses:
    """When to collect and when to freeze; how long everyone had to wait for it.

    `told` hears of every collection: its generation and its seconds.
    """

    def __init__(
        self,
        told: Callable[[int, float], object] = lambda *_: None,
        tick: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._told, self._tick = told, tick
        self._began, self._joined, self._rested = 0.0, 0, tick()
        self._before = gc.get_threshold()
        self._on = False

    def begin(self) -> None:
        """The start is over: what is there stays."""
        self._on = True
        gc.callbacks.append(self._watch)
        gc.set_threshold(YOUNG, MIDDLE, NEVER)
        gc.collect()
        gc.freeze()

    def end(self) -> None:
        """Leave the process as it was."""
        self._on = False
        gc.callbacks.remove(self._watch)
        gc.set_threshold(*self._before)
        gc.unfreeze()

    def joined(self) -> None:
        """Somebody came; a wave of them is set apart."""
        self._joined += 1
        if self._on and self._joined >= WAVE:
            self._freeze()

    def look(self, pages: int) -> None:
        """Now and then: set apart what came, and when it is time and quiet, look at everything.

        `pages` are open now.
        """
        if not self._on:
            return
        if pages <= QUIET and self._tick() - self._rested >= REST:
            self._rested = self._tick()
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        else:
            self._freeze()

    def _freeze(self) -> None:
        # The youngest first: what a handshake leaves behind must not be kept for ever.
        gc.collect(0)
        gc.freeze()
        self._joined = 0

    def _watch(self, phase: str, info: dict[str, Any]) -> None:
        if phase == "start":
            self._began = self._tick()
        else:
            self._told(info["generation"], self._tick() - self._began)

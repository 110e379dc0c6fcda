"""Whether the pages are still there: one task pings all of those that were silent for a while.

A phone that loses its network says no goodbye, and its connection looks open for hours. Whoever
says anything is there; whoever is silent is pinged, and let go if nothing is heard for as long
again: a page that is gone is noticed within twice that time. Tornado would hold a task for each
connection, and ping those, too, that were heard just now.

Knows of a connection when it was heard last, and how to ping it; nothing of what it says.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
import time
from collections.abc import Callable
from itertools import count
from typing import Protocol
from weakref import ReferenceType, ref

SILENCE = 30.0
"""Seconds of silence after which a connection is pinged, and after as many again it is let go.
Many proxies end what is silent for a minute."""
EARLY = 1.0
"""Seconds by which a ping may come too early: one now saves another look a moment later."""
AT_ONCE = 20
"""Connections that are pinged in one turn of the event loop: each costs a system call, and another
when all of them answer."""
STEP = 0.05
"""Seconds at least between two looks at who is due."""

_log = logging.getLogger(__name__)


class Pinged(Protocol):
    """A connection as it is seen here; `heard` is when anything last came over it."""

    heard: float

    def knock(self) -> bool:
        """Ask for a sign of life; whether the connection is open."""

    def give_up(self) -> None:
        """Close the connection: nothing was heard in time."""


_Due = tuple[float, int, float | None, ReferenceType[Pinged]]
"""When a connection is due, a number to tell those of one moment apart, since when it is expected
to answer, and the connection, which may be gone."""


class Pulse:
    """The connections by when they are due. `now` is a clock that does not jump."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self._due: list[_Due] = []
        self._number = count()

    def watch(self, line: Pinged) -> None:
        """Look after a connection that is open from now on, for as long as it is there."""
        line.heard = self.now()
        self._next(line.heard + SILENCE, None, ref(line))

    async def run(self) -> None:
        """Ping whoever is due, for as long as the server runs."""
        while True:
            try:
                while self.turn():
                    await asyncio.sleep(0)
            except Exception:  # one connection's trouble must not leave all others unwatched
                _log.exception("a page could not be pinged; going on with the next")
            await asyncio.sleep(max(STEP, self._due[0][0] - self.now()) if self._due else SILENCE)

    def turn(self) -> bool:
        """Ping or let go some of those who are due; whether others may be due as well."""
        now = self.now()
        for _ in range(AT_ONCE):
            if not self._due or self._due[0][0] > now:
                return False
            _, _, asked, held = heapq.heappop(self._due)
            line = held()
            if line is not None:
                self._look(line, now, asked, held)
        return True

    def _look(
        self, line: Pinged, now: float, asked: float | None, held: ReferenceType[Pinged]
    ) -> None:
        if asked is not None and line.heard < asked:
            line.give_up()
        elif now - line.heard < SILENCE - EARLY:
            self._next(line.heard + SILENCE, None, held)
        elif line.knock():
            self._next(now + SILENCE, now, held)

    def _next(self, at: float, asked: float | None, held: ReferenceType[Pinged]) -> None:
        heapq.heappush(self._due, (at, next(self._number), asked, held))

"""One person as a bot: logs in with a code, opens a page, acts when it is time, keeps a log.

When an act is due does not depend on answers (an open loop): the moments are drawn beforehand,
exponentially apart, and an act whose moment comes while the last one is unanswered waits. Its
latency counts from the moment it was due, so that a slow server cannot hide by slowing the bots.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from _browser import Browser
from _exactly import message
from _lines import LostError
from _link import Link
from _paths import Move

VIEW = re.compile(rb'\{"type":"view","key":"([^"]+)","tag":"([0-9a-f]+)"')
PATIENCE = 60.0
"""Seconds for which somebody loads a page again and again that does not come."""
LONG = 1.0
"""Seconds from which on a wait is written into the diary."""


@dataclass
class Log:
    """What a run of many bots saw: latencies in seconds, and all that should not happen."""

    waits: list[float] = field(default_factory=list)
    served: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    out_of_case: int = 0
    decided: int = 0
    cuts: int = 0
    aways: list[float] = field(default_factory=list)
    """How long each cut lasted, until the page was in use again."""
    diary: list[tuple[float, str, str]] = field(default_factory=list)
    """What happened to whose connection, and when (of perf_counter)."""


@dataclass
class Bot:
    """A person. `sent` holds the kinds of each act's events, `acked` how many were acknowledged."""

    person: str
    code: str
    browser: Browser
    path: Iterator[Move]
    chance: random.Random
    log: Log
    page: str = ""
    head: int = 0
    sent: list[tuple[str, ...]] = field(default_factory=list)
    acked: int = 0
    _link: Link | None = None
    _live: asyncio.Event = field(default_factory=asyncio.Event)
    _tags: dict[str, str] = field(default_factory=dict)
    _ready: deque[Move] = field(default_factory=deque)
    _due: float = 0.0
    _sent_at: float = 0.0
    _cut_at: float = 0.0
    _mean: float = 0.0
    _until: float = 0.0
    _waiting: bool = False
    _held: bool = False
    _turning: asyncio.Task[None] | None = None
    _last: bytes = b""

    # --- coming in ----------------------------------------------------------------------------

    async def arrive(self) -> None:
        """Log in with the code, as the form does, and open the first page."""
        begun = time.perf_counter()
        await self.browser.login(self.code)
        self.prepare(1)
        await self._open(self._ready[0].module)
        self.log.pages.append(time.perf_counter() - begun)

    async def _open(self, module: str) -> None:
        """Fetch a page and connect; done once the first views are there."""
        await self.browser.page(module)
        self.page, self._tags = module, {}
        await self.connect()

    async def connect(self) -> None:
        """Open the websocket and keep it; done once the first views are there."""
        self._link = Link(self.browser.port, self, self.chance)
        await asyncio.wait_for(self._live.wait(), 120)

    def drop(self) -> None:
        """Lose the connection, and stay away."""
        if self._link is not None:
            self._link.end()
        self._link = None
        self._live.clear()

    def upgrade(self) -> str:
        """The request for the page's websocket."""
        return self.browser.upgrade(self.page, self._tags)

    async def failed(self) -> None:
        """A connection never came about: is the login over?"""
        if await self.browser.signed_out():
            self.log.faults.append(f"{self.person} is not logged in any more")

    def note(self, *what: object) -> None:
        """Write down what happened just now."""
        told = " ".join(map(str, what))
        self.log.diary.append((round(time.perf_counter(), 3), self.person, told))

    # --- acting -------------------------------------------------------------------------------

    def prepare(self, acts: int) -> None:
        """Work out so many acts ahead, so that nothing is worked out while it is measured."""
        self._ready.extend(islice(self.path, max(0, acts - len(self._ready))))

    def run(self, mean: float, begin: float, until: float) -> None:
        """Act from `begin` to `until` (of perf_counter), `mean` seconds apart; 0: flat out."""
        self._mean, self._until, self._due = mean, until, begin
        self._next(begin)

    def settled(self) -> bool:
        """Whether everything that was due was answered."""
        return not self._waiting and not self._held and self._turning is None

    def overdue(self, now: float) -> float:
        """Seconds that the act which is still unanswered has been due."""
        return now - self._due

    def _next(self, after: float) -> None:
        """Draw when the next act is due, and see to it."""
        gap = self.chance.expovariate(1 / self._mean) if self._mean else 0.0
        self._due = after + gap
        if self._due >= self._until:
            return
        loop, now = asyncio.get_running_loop(), time.perf_counter()
        if self._due > now:
            loop.call_later(self._due - now, self._act)
        else:
            self._act()

    def _act(self) -> None:
        self.prepare(1)
        if not self._ready:
            self.log.out_of_case += 1
            return
        if self._ready[0].module != self.page:
            self._turning = asyncio.create_task(self._turn())
            return
        self._held = not self._live.is_set()
        if self._held or self._link is None:  # what is due waits, and its waiting counts
            return
        move = self._ready.popleft()
        act = {"type": "act", "key": move.key, "id": message(len(self.sent)), "n": self.head}
        self.sent.append(move.kinds)
        self._waiting, self._sent_at = True, time.perf_counter()
        self._last = json.dumps({**act, "body": move.body}).encode()
        self._link.send(self._last)

    async def _turn(self) -> None:
        """Go on to the next module's page, loaded again if it does not come; what is due waits."""
        self.drop()
        end = time.perf_counter() + PATIENCE
        try:
            while True:
                try:
                    await self._open(self._ready[0].module)
                    break
                except (LostError, OSError, TimeoutError) as error:
                    self.note("no page", error)
                    if time.perf_counter() > end:
                        self.log.faults.append(f"{self.person}: {error!r}")
                        return
                await asyncio.sleep(self.chance.uniform(1, 2))
        finally:
            self._turning = None
        self._act()

    # --- hearing ------------------------------------------------------------------------------

    def heard(self, text: bytes) -> None:
        """Take in what the server says."""
        if text.startswith(b'{"type":"view"'):
            if found := VIEW.match(text):
                self._tags[found[1].decode()] = found[2].decode()
        elif text.startswith(b'{"type":"ack"'):
            self._answered(json.loads(text))
        elif text.startswith(b'{"type":"head"'):
            if not self._live.is_set():
                self.head = json.loads(text)["n"]
                self._back()
        elif not text.startswith((b'{"type":"welcome"', b'{"type":"restarting"')):
            self.log.faults.append(f"{self.person} heard {text[:80]!r}")

    def _answered(self, ack: dict[str, Any]) -> None:
        now = time.perf_counter()
        if ack["id"] != message(self.acked) or ack["status"] != "saved":
            self.log.faults.append(f"{self.person} was answered {ack}")
            return
        self.acked, self.head, self._waiting = self.acked + 1, ack["n"], False
        if self._link is not None:
            self._link.answered()
        self.log.served.append(now - self._sent_at)
        self.log.decided += "case.decided" in self.sent[self.acked - 1]
        if self._mean:
            self.log.waits.append(now - self._due)
            if now - self._due > LONG:
                self.note("answered", round(now - self._due, 2), "after it was due")
        self._next(self._due if self._mean else now)

    def _back(self) -> None:
        """The page is there: send again what was not answered, or what became due meanwhile."""
        assert self._link is not None
        self._live.set()
        self._link.answered()
        if self._cut_at:
            self.log.aways.append(time.perf_counter() - self._cut_at)
            self.note("back after", round(self.log.aways[-1], 2))
            self._cut_at = 0.0
        if self._waiting:
            self._link.send(self._last)
        elif self._held:
            self._act()

    def closed(self) -> None:
        """The connection was lost; it comes back by itself."""
        self._live.clear()
        self.log.cuts += 1
        self._cut_at = self._cut_at or time.perf_counter()

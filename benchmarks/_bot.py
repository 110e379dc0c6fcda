"""One person as a bot: logs in with a code, opens a page, acts when it is time, keeps a log.

When an act is due does not depend on answers (an open loop): the moments are drawn beforehand,
exponentially apart, and an act whose moment comes while the last one is unanswered waits. Its
latency counts from the moment it was due, so that a slow server cannot hide by slowing the bots.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import re
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import quote, urlencode

from _exactly import message
from _lines import KEY, Line, LostError, line_to
from _paths import Move

CONFIG = re.compile(rb'<script type="application/json" id="lidera-page">(.*?)</script>', re.DOTALL)
VIEW = re.compile(rb'\{"type":"view","key":"([^"]+)","tag":"([0-9a-f]+)"')
RETURNS = 60.0
"""Seconds for which somebody tries to come back after a cut."""
PAGES: dict[tuple[int, str], str] = {}
"""The version of each page that a server sent, by its port: read once, fetched by everyone."""


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


@dataclass
class Bot:
    """A person. `sent` holds the kinds of each act's events, `acked` how many were acknowledged."""

    person: str
    code: str
    port: int
    path: Iterator[Move]
    chance: random.Random
    log: Log
    cookie: str = ""
    page: str = ""
    head: int = 0
    sent: list[tuple[str, ...]] = field(default_factory=list)
    acked: int = 0
    _line: Line | None = None
    _tags: dict[str, str] = field(default_factory=dict)
    _ready: deque[Move] = field(default_factory=deque)
    _shown: asyncio.Event | None = None
    _due: float = 0.0
    _sent_at: float = 0.0
    _mean: float = 0.0
    _until: float = 0.0
    _waiting: bool = False
    _turning: asyncio.Task[None] | None = None
    _returning: asyncio.Task[None] | None = None
    _last: bytes = b""

    # --- coming in ----------------------------------------------------------------------------

    async def arrive(self) -> None:
        """Log in with the code, as the form does, and open the first page."""
        begun = time.perf_counter()
        line = await line_to("127.0.0.1", self.port, _deaf, _gone)
        form = urlencode({"code": self.code})
        kind = "application/x-www-form-urlencoded"
        status, head, _ = await line.ask(
            self._request("POST", "/login", f"Content-Type: {kind}", f"Content-Length: {len(form)}")
            + form
        )
        if status != 303:
            raise LostError(f"{self.person} was not let in: {status}")
        found = re.search(r"[Ss]et-[Cc]ookie: ([^;]+)", head)
        assert found, head
        self.cookie = found[1]
        self.prepare(1)
        await self._open(self._ready[0].module, line)
        self.log.pages.append(time.perf_counter() - begun)

    async def _open(self, module: str, line: Line | None = None) -> None:
        """Fetch a page and connect; done once the first views are there."""
        if line is None:
            line = await line_to("127.0.0.1", self.port, _deaf, _gone)
        status, head, body = await line.ask(self._request("GET", f"/m/{module}"))
        line.close()
        if status != 200:
            raise LostError(f"{self.person} got no page {module}: {status}")
        if (self.port, module) not in PAGES:
            plain = gzip.decompress(body) if "gzip" in head.lower() else body
            config = CONFIG.search(plain)
            assert config, f"no page at {module}"
            PAGES[self.port, module] = json.loads(config[1])["page"]
        self.page, self._tags = module, {}
        await self.connect()

    async def connect(self) -> None:
        """Open the websocket, greeting in its address with the views that were kept."""
        hello = {"type": "hello", "page": PAGES[self.port, self.page], "lang": "es"}
        greeting = quote(json.dumps({**hello, "have": self._tags}))
        upgrade = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13")
        self._shown = asyncio.Event()
        line = await line_to("127.0.0.1", self.port, self._hear, self._lost)
        status, _, _ = await line.ask(
            self._request("GET", f"/ws?hello={greeting}", *upgrade, f"Sec-WebSocket-Key: {KEY}")
        )
        if status != 101:
            raise LostError(f"{self.person} was not connected: {status}")
        await asyncio.wait_for(self._shown.wait(), 120)
        self._line, self._shown = line, None

    def drop(self) -> None:
        """Lose the connection."""
        if self._line is not None:
            self._line.close()
        self._line = None

    def _request(self, method: str, path: str, *more: str) -> str:
        own = f"http://127.0.0.1:{self.port}"
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Origin: {own}",
                 "Accept-Encoding: gzip", f"Cookie: {self.cookie}", *more]  # fmt: skip
        return "\r\n".join(lines) + "\r\n\r\n"

    # --- acting -------------------------------------------------------------------------------

    def prepare(self, acts: int) -> None:
        """Work out so many acts ahead, so that nothing is worked out while it is measured."""
        self._ready.extend(islice(self.path, max(0, acts - len(self._ready))))

    def run(self, mean: float, begin: float, until: float) -> None:
        """Act from `begin` to `until` (of perf_counter), `mean` seconds apart; 0: flat out."""
        self._mean, self._until, self._due = mean, until, begin
        self._next(begin)

    def settled(self) -> bool:
        """Whether everything that was sent was answered."""
        return not self._waiting and self._turning is None

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
        if self._line is None:  # it is on its way back; what is due waits, and its waiting counts
            asyncio.get_running_loop().call_later(0.05, self._act)
            return
        move = self._ready.popleft()
        act = {"type": "act", "key": move.key, "id": message(len(self.sent)), "n": self.head}
        self.sent.append(move.kinds)
        self._waiting, self._sent_at = True, time.perf_counter()
        self._last = json.dumps({**act, "body": move.body}).encode()
        self._line.send(self._last)

    async def _turn(self) -> None:
        """Go on to the next module's page; what is due meanwhile waits."""
        try:
            self.drop()
            await self._open(self._ready[0].module)
            self._act()
        except (LostError, OSError, TimeoutError) as error:
            self.log.faults.append(f"{self.person}: {error!r}")
        finally:
            self._turning = None

    # --- hearing ------------------------------------------------------------------------------

    def _hear(self, text: bytes) -> None:
        if text.startswith(b'{"type":"view"'):
            if found := VIEW.match(text):
                self._tags[found[1].decode()] = found[2].decode()
        elif text.startswith(b'{"type":"ack"'):
            self._answered(json.loads(text))
        elif text.startswith(b'{"type":"head"'):
            if self._shown is not None:
                self.head = json.loads(text)["n"]
                self._shown.set()
        elif not text.startswith((b'{"type":"welcome"', b'{"type":"restarting"')):
            self.log.faults.append(f"{self.person} heard {text[:80]!r}")

    def _answered(self, ack: dict[str, Any]) -> None:
        now = time.perf_counter()
        if ack["id"] != message(self.acked) or ack["status"] != "saved":
            self.log.faults.append(f"{self.person} was answered {ack}")
            return
        self.acked, self.head, self._waiting = self.acked + 1, ack["n"], False
        self.log.served.append(now - self._sent_at)
        self.log.decided += "case.decided" in self.sent[self.acked - 1]
        if self._mean:
            self.log.waits.append(now - self._due)
        self._next(self._due if self._mean else now)

    def _lost(self) -> None:
        self._line, self.log.cuts = None, self.log.cuts + 1
        self._returning = asyncio.create_task(self._returns())

    async def _returns(self) -> None:
        """Come back after a cut, as often as it takes, and send again what was not answered."""
        end = time.perf_counter() + RETURNS
        while True:
            try:
                await self.connect()
                break
            except (LostError, OSError, TimeoutError) as error:
                if time.perf_counter() > end:
                    self.log.faults.append(f"{self.person} could not come back: {error!r}")
                    return
            await asyncio.sleep(self.chance.uniform(0.2, 0.6))
        if self._waiting and self._line is not None:
            self._line.send(self._last)


def _deaf(_: bytes) -> None:
    pass


def _gone() -> None:
    pass

"""One websocket of a bot that comes back by itself, as the page's does (widgets/session/link.js).

The same waits: half a second and longer each time, up to fifteen, never in step with others; after
a word that the server restarts, a moment of one's own within the time it named. One task tries,
waits and tries again, so that there is never a second connection, nor a second try beside it.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Callable
from typing import Any, Protocol

from _lines import Line, LostError, line_to

FIRST, LONGEST = 0.5, 15.0
SILENCE = 15.0
"""Seconds after which a connection that does not open, or does not answer, is given up."""
RESTARTING = b'{"type":"restarting"'


class Page(Protocol):
    """Whose connection it is."""

    def upgrade(self) -> str:
        """The request for the websocket, asked anew for each connection."""

    def heard(self, text: bytes) -> None:
        """A text came."""

    def closed(self) -> None:
        """The connection was lost."""

    async def failed(self) -> None:
        """A connection never came about."""

    def note(self, *what: object) -> None:
        """What happened, for the log."""


class Link:
    """A connection to a port of loopback that is kept until `end`."""

    def __init__(self, port: int, page: Page, chance: random.Random) -> None:
        self._port, self._page, self._chance = port, page, chance
        self._line: Line | None = None
        self._tries, self._within = 0, 0.0
        self._patience: asyncio.TimerHandle | None = None
        self._keeping = asyncio.create_task(self._keep())

    def send(self, text: bytes) -> None:
        """Send a text; whoever does not answer in time is given up."""
        if self._line is not None:
            self._line.send(text)
            self.expect()

    def expect(self) -> None:
        """Wait for an answer no longer than `SILENCE` from now on."""
        self.answered()
        self._patience = asyncio.get_running_loop().call_later(SILENCE, self._drop)

    def answered(self) -> None:
        """No answer is outstanding."""
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def end(self) -> None:
        """Hang up, and stay away."""
        self._keeping.cancel()
        self.answered()
        if self._line is not None:
            self._line.close()
            self._line = None

    def _drop(self) -> None:
        if self._line is not None:
            self._page.note("silent")
            self._line.lose()

    async def _keep(self) -> None:
        while True:
            lost = asyncio.Event()
            self.expect()
            try:
                async with asyncio.timeout(SILENCE):
                    await self._dial(lost.set)
            except (LostError, OSError, TimeoutError) as error:
                self.answered()
                self._page.note("failed", str(error) or type(error).__name__)
                await self._page.failed()
            else:
                self._page.note("open")
                await lost.wait()
                self._line = None
                self.answered()
                self._page.note("cut")
                self._page.closed()
            await asyncio.sleep(self._pause())

    async def _dial(self, lost: Callable[[], None]) -> None:
        line = self._line = await line_to("127.0.0.1", self._port, self._take, lost)
        try:
            status, _, _ = await line.ask(self._page.upgrade())
            if status != 101:
                raise LostError(f"answered {status}")
        except BaseException:
            self._line = None
            line.close()
            raise

    def _take(self, text: bytes) -> None:
        self._tries, self._within = 0, 0.0
        if text.startswith(RESTARTING):
            told: dict[str, Any] = json.loads(text)
            self._within = told["within"] / 1000
            self._page.note("restarting", self._within)
        self._page.heard(text)

    def _pause(self) -> float:
        if self._within:
            return self._within * self._chance.random()
        self._tries += 1
        longest = min(LONGEST, FIRST * 2.0 ** (self._tries - 1))
        return longest * self._chance.uniform(0.5, 1.0)

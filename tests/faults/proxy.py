"""A bad network: passes bytes between a browser and a server until, by a seeded plan, it does not.

Only websockets are struck; whole pages pass, though as slowly as the line is. It knows nothing of
what is said.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

SOCKET = b"GET /ws"
HOLD = 120.0
"""Seconds that a black hole swallows everything before it closes."""


@dataclass
class Fate:
    """What happens to a connection after so many chunks; `swallow` loses the last one as well."""

    kind: str
    after: int
    swallow: bool
    fine: int = 0


@dataclass
class Proxy:
    """Listens on a free port of loopback in front of a server.

    Attributes
    ----------
    kinds
        What may happen: ``cut`` (reset at once), ``stall`` (a black hole), ``split`` (bytes
        arrive in crumbs, then a cut).
    strikes
        How many connections may be struck; after that all is well.
    reach
        A connection is struck after at most so many chunks.
    down
        While set, websockets are refused altogether.
    latency, rate
        Seconds that every chunk waits, and bytes a second of each connection; 0 for a fast line.
    """

    port: int
    rng: random.Random
    kinds: Sequence[str] = ("cut", "stall", "split")
    strikes: int = 0
    reach: int = 9
    down: bool = False
    latency: float = 0.0
    rate: int = 0
    struck: Counter[str] = field(default_factory=Counter)
    address: str = ""
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _listening: asyncio.Server | None = None

    async def open(self) -> Proxy:
        """Begin to listen."""
        self._listening = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        port = self._listening.sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        return self

    async def close(self) -> None:
        """Cut everything and listen no more."""
        assert self._listening is not None
        self._listening.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self) -> None:
        """Cut all websockets that are open now."""
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._between(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _between(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.read(65536)
        socket = first.startswith(SOCKET)
        if socket and self.down:
            writer.transport.abort()
            return
        try:
            there = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            writer.transport.abort()
            return
        ends = {writer, there[1]}
        fate = self._fate() if socket else None
        if socket:
            self._writers |= ends
        try:
            await self._relay((reader, writer), there, first, fate)
        finally:
            self._writers -= ends
            for end in ends:
                end.transport.abort() if socket else end.close()

    def _fate(self) -> Fate | None:
        if sum(self.struck.values()) >= self.strikes:
            return None
        kind, after = self.rng.choice(self.kinds), self.rng.randint(1, self.reach)
        fine = self.rng.randint(1, 400) if kind == "split" else 0
        return Fate(kind, after, self.rng.random() < 0.5, fine)

    def _drag(self, length: int) -> float:
        """Seconds until a chunk is through; the waits of a weak line are never the same."""
        drawn = self.rng.uniform(0.5, 1.5) * self.latency
        return drawn + (length / self.rate if self.rate else 0.0)

    async def _relay(self, here, there, first: bytes, fate: Fate | None) -> None:
        """Pass bytes both ways until one side ends or fate strikes."""
        there[1].write(first)
        ways = [asyncio.create_task(self._pass(*way, fate))
                for way in ((here[0], there[1]), (there[0], here[1]))]  # fmt: skip
        try:
            done, _ = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
        struck = any(way.result() for way in done)
        if struck and fate is not None and fate.kind == "stall":
            await asyncio.sleep(HOLD)

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, fate: Fate | None
    ) -> bool:
        """Pass bytes one way; True if fate struck, False if the side ended."""
        with contextlib.suppress(OSError):
            while chunk := await reader.read(4096 if self.rate else 65536):
                if self.latency or self.rate:
                    await asyncio.sleep(self._drag(len(chunk)))
                if fate is not None:
                    fate.after -= 1
                if fate is not None and fate.after <= 0:
                    self.struck[fate.kind] += 1
                    if not fate.swallow:
                        await _sent(writer, chunk, fate.fine)
                    return True
                await _sent(writer, chunk, fate.fine if fate else 0)
        return False


async def _sent(writer: asyncio.StreamWriter, chunk: bytes, fine: int) -> None:
    """Pass a chunk on, in crumbs of so many bytes (0: whole)."""
    for at in range(0, len(chunk), fine or len(chunk)):
        writer.write(chunk[at : at + (fine or len(chunk))])
        await writer.drain()
        if fine:
            await asyncio.sleep(0)

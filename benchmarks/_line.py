"""A line between a browser and a server that counts what passes, and can be slow.

Chromium's own figures leave out what a service worker asks for and how websocket frames are
wrapped, and its emulation of a slow network neither delays those frames nor knows that a
connection must be made first. All that a browser sends passes here, whoever asked for it.
Knows where a request begins, and nothing else of what passes.
"""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

PACKET = 1460
_REQUEST = re.compile(rb"[A-Z]{3,7} \S+ HTTP/1\.1\r\n")
_UPGRADE = re.compile(rb"\r\nupgrade: websocket\r\n", re.I)
_Packets = asyncio.Queue[tuple[float, bytes]]


@dataclass(frozen=True)
class Kind:
    """How slow a line is; `delay` is the seconds of one way, zero bytes a second no limit."""

    delay: float = 0.0
    bytes_a_second: float = 0.0


FAST = Kind()
SLOW_3G = Kind(0.2, 400_000 / 8)


@dataclass
class Count:
    """Bytes of both directions, headers and frames included; a websocket is a request, too."""

    http_bytes: int = 0
    ws_bytes: int = 0
    requests: int = 0

    def told(self) -> dict[str, int]:
        """The figures so far."""
        return {
            "bytes": self.http_bytes + self.ws_bytes,
            "http_bytes": self.http_bytes,
            "ws_bytes": self.ws_bytes,
            "requests": self.requests,
        }


@dataclass
class Lane:
    """One direction, shared by all connections: a packet leaves when those before it have."""

    kind: Kind
    free_at: float = 0.0

    async def leave(self, size: int) -> float:
        """Wait until so many bytes have left; returns when they will arrive."""
        now = asyncio.get_running_loop().time()
        taken = size / self.kind.bytes_a_second if self.kind.bytes_a_second else 0
        self.free_at = max(now, self.free_at) + taken
        if taken:
            await asyncio.sleep(self.free_at - now)
        return self.free_at + self.kind.delay


@dataclass
class Line:
    """The line to one server; its `count` can be replaced at any time."""

    address: str
    kind: Kind = FAST
    port: int = 0
    count: Count = field(default_factory=Count)

    def __post_init__(self) -> None:
        self._up, self._down = Lane(self.kind), Lane(self.kind)

    def through(self) -> str:
        """The address that leads through this line."""
        return urlsplit(self.address)._replace(netloc=f"127.0.0.1:{self.port}").geturl()

    async def join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Join a connection to the server; to make one takes a round trip."""
        at = urlsplit(self.address)
        with closing(writer):
            await asyncio.sleep(2 * self.kind.delay)
            there, to_there = await asyncio.open_connection(at.hostname, at.port)
            with closing(to_there):
                talk = Talk(self)
                try:
                    async with asyncio.TaskGroup() as ways:
                        _way(ways, reader, to_there, self._up, talk.asked)
                        _way(ways, there, writer, self._down, talk.answered)
                except* OSError:
                    pass  # whoever went away first, the other end is closed as well


@dataclass
class Talk:
    """One connection, as it is counted: browsers make a new one for each websocket."""

    line: Line
    ws: bool = False

    def asked(self, packet: bytes) -> None:
        """Count what the browser sends."""
        if not self.ws and _REQUEST.match(packet):
            self.line.count.requests += 1
            self.ws = _UPGRADE.search(packet) is not None
        self.answered(packet)

    def answered(self, packet: bytes) -> None:
        """Count what it gets."""
        if self.ws:
            self.line.count.ws_bytes += len(packet)
        else:
            self.line.count.http_bytes += len(packet)


def _way(
    ways: asyncio.TaskGroup,
    source: asyncio.StreamReader,
    sink: asyncio.StreamWriter,
    lane: Lane,
    seen: Callable[[bytes], None],
) -> None:
    packets: _Packets = asyncio.Queue()
    ways.create_task(_take(source, packets, lane, seen))
    ways.create_task(_hand_over(packets, sink))


async def _take(
    source: asyncio.StreamReader, packets: _Packets, lane: Lane, seen: Callable[[bytes], None]
) -> None:
    packet = b"more"
    while packet:
        packet = await source.read(PACKET)
        seen(packet)
        packets.put_nowait((await lane.leave(len(packet)), packet))


async def _hand_over(packets: _Packets, sink: asyncio.StreamWriter) -> None:
    """Give each packet when its time has come; an empty one is the end."""
    loop = asyncio.get_running_loop()
    while True:
        due, packet = await packets.get()
        if due > loop.time():
            await asyncio.sleep(due - loop.time())
        if not packet:
            break
        sink.write(packet)
        await sink.drain()
    if sink.can_write_eof():
        sink.write_eof()


@contextmanager
def line_to(address: str, kind: Kind = FAST) -> Iterator[Line]:
    """An open line to the server at an address, in a thread and an event loop of its own."""
    line, loop = Line(address, kind), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="line")
    thread.start()
    opening = asyncio.run_coroutine_threadsafe(_open(line), loop)
    try:
        server = opening.result()
        try:
            yield line
        finally:
            asyncio.run_coroutine_threadsafe(_cut(server), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _open(line: Line) -> asyncio.Server:
    server = await asyncio.start_server(line.join, "127.0.0.1", 0)
    line.port = server.sockets[0].getsockname()[1]
    return server


async def _cut(server: asyncio.Server) -> None:
    """End all that is still joined."""
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)

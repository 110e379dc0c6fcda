"""A browser's connections as cheap as Python makes them: HTTP answers, and one websocket.

It speaks what the server understands and no more: answers with a length, whole text frames from
the server, pings answered the moment they are read (a client that answers them only when it asks
for a message is dropped when idle). Own frames are masked with zeros, which the protocol allows
and which saves the client, not the server, a pass over the bytes.
"""

from __future__ import annotations

import asyncio
import base64
import struct
from collections.abc import Callable

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
SMALL, MIDDLE = 126, 65536
KEY = base64.b64encode(b"sixteen bytes...").decode()


class LostError(ConnectionError):
    """The other side closed the connection."""


class Line(asyncio.Protocol):
    """One connection; `heard` is called with each text that comes over the websocket."""

    def __init__(self, heard: Callable[[bytes], None], lost: Callable[[], None]) -> None:
        self._heard, self._lost = heard, lost
        self._buffer = bytearray()
        self._answer: asyncio.Future[tuple[int, str, bytes]] | None = None
        self._socket = False
        self._transport: asyncio.Transport | None = None

    # --- requests ---------------------------------------------------------------------------

    async def ask(self, request: str) -> tuple[int, str, bytes]:
        """Send a request; returns the status, the raw headers and the body."""
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request.encode())
        return await asyncio.wait_for(self._answer, 120)

    def _answered(self) -> None:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0 or self._answer is None:
            return
        head = self._buffer[:end].decode("latin-1")
        status, length = int(head[9:12]), _length(head)
        if len(self._buffer) < end + 4 + length:
            return
        body = bytes(self._buffer[end + 4 : end + 4 + length])
        del self._buffer[: end + 4 + length]
        self._socket = status == 101
        if not self._answer.done():
            self._answer.set_result((status, head, body))
        if self._socket:
            self._frames()

    # --- the websocket ----------------------------------------------------------------------

    def send(self, text: bytes, kind: int = TEXT) -> None:
        """Send a text frame."""
        assert self._transport is not None
        size = len(text)
        if size < SMALL:
            head = struct.pack("!BB", 0x80 | kind, 0x80 | size)
        elif size < MIDDLE:
            head = struct.pack("!BBH", 0x80 | kind, 0x80 | 126, size)
        else:
            head = struct.pack("!BBQ", 0x80 | kind, 0x80 | 127, size)
        self._transport.write(head + b"\0\0\0\0" + text)

    def _frames(self) -> None:
        at, data = 0, self._buffer
        while len(data) - at >= 2:
            size, body = data[at + 1] & 0x7F, at + 2
            if size == 126:
                body += 2
                size = int.from_bytes(data[at + 2 : body]) if len(data) >= body else MIDDLE
            elif size == 127:
                body += 8
                size = int.from_bytes(data[at + 2 : body]) if len(data) >= body else MIDDLE
            if len(data) < body + size:
                break
            kind, text = data[at] & 0x0F, bytes(data[body : body + size])
            at = body + size
            if kind == TEXT:
                self._heard(text)
            elif kind == PING:
                self.send(text, PONG)
            elif kind == CLOSE and self._transport is not None:
                self._transport.close()
        del data[:at]

    # --- asyncio calls these ------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way out."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Take in what came."""
        self._buffer += data
        if self._socket:
            self._frames()
        else:
            self._answered()

    def connection_lost(self, _: Exception | None) -> None:
        """Tell whoever waits."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(LostError("the server closed the connection"))
        if self._socket:
            self._socket = False
            self._lost()

    def lose(self) -> None:
        """Give up a connection that answers no more: it is lost like any other."""
        if self._transport is not None:
            self._transport.abort()

    def close(self) -> None:
        """Hang up without a word, as a phone in a tunnel does."""
        self._lost = _nothing
        self.lose()


def _length(head: str) -> int:
    for line in head.split("\r\n"):
        if line.lower().startswith("content-length:"):
            return int(line[15:])
    return 0


def _nothing() -> None:
    pass


async def line_to(
    host: str, port: int, heard: Callable[[bytes], None], lost: Callable[[], None]
) -> Line:
    """A fresh connection."""
    loop = asyncio.get_running_loop()
    _, line = await loop.create_connection(lambda: Line(heard, lost), host, port)
    return line

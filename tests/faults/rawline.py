"""A websocket by hand: it may stall, break its frames and lie, as no library would let it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from lidera_nb.demo.wire import Wire
from tests.faults.harness import PAGE, Server

TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9
FIN = 0x80
_CONFIG = re.compile(rb'id="lidera-page">(.*?)</script>', re.DOTALL)


async def page_of(server: Server, cookie: str) -> dict[str, Any]:
    """What the page's client is told: where to connect, and which page this is."""
    answer = await Wire(server.address, cookie).ask_page(PAGE)
    found = _CONFIG.search(answer.body)
    assert found, answer.code
    told: dict[str, Any] = json.loads(found[1])
    return told


def hello(page: Mapping[str, Any], **more: Any) -> str:
    """The greeting of a page's client."""
    return json.dumps({"type": "hello", "page": page["page"], "lang": "es", **more})


def frame(payload: bytes, opcode: int = TEXT, first: int = FIN) -> bytes:
    """A frame as a browser sends it, masked; `first` holds the bits of the first byte."""
    size, mask = len(payload), os.urandom(4)
    if size < 126:
        length = bytes([0x80 | size])
    elif size < 65536:
        length = bytes([0x80 | 126]) + struct.pack("!H", size)
    else:
        length = bytes([0x80 | 127]) + struct.pack("!Q", size)
    key = (mask * (size // 4 + 1))[:size]
    masked = (int.from_bytes(payload) ^ int.from_bytes(key)).to_bytes(size)
    return bytes([first | opcode]) + length + mask + masked


@dataclass
class RawLine:
    """An open connection to a page."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @classmethod
    async def open(
        cls,
        server: Server,
        cookie: str,
        greeting: str = "",
        room: int | None = None,
        **headers: str,
    ) -> RawLine:
        """Connect; ConnectionError where there is no connection to be had.

        `room` is how many bytes the kernel keeps for a client that does not read.
        """
        plug = socket.socket()
        if room is not None:
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        plug.setblocking(False)
        try:
            await asyncio.get_running_loop().sock_connect(plug, ("127.0.0.1", server.port))
        except OSError:
            plug.close()
            raise
        reader, writer = await asyncio.open_connection(sock=plug, limit=room or 2**16)
        line = cls(reader, writer)
        await line._shake_hands(server, cookie, greeting, headers)
        return line

    async def _shake_hands(
        self, server: Server, cookie: str, greeting: str, headers: Mapping[str, str]
    ) -> None:
        at = f"127.0.0.1:{server.port}"
        told = {"Host": at, "Origin": f"http://{at}", "Cookie": cookie, "Upgrade": "websocket",
                "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": "bGlkZXJhbGlkZXJhbGlkZQ==", **headers}  # fmt: skip
        lines = [f"GET /ws?hello={quote(greeting)} HTTP/1.1", *(f"{k}: {told[k]}" for k in told)]
        self.writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        try:
            answer = await self.reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            self.close()
            raise ConnectionError("the server hung up") from None
        if not answer.startswith(b"HTTP/1.1 101"):
            self.close()
            raise ConnectionError(answer.decode())

    async def send(self, *raw: bytes) -> None:
        """Send bytes as they are."""
        self.writer.write(b"".join(raw))
        await self.writer.drain()

    async def say(self, text: str) -> None:
        """Send a text as an honest client does."""
        await self.send(frame(text.encode("utf-8", "surrogatepass")))

    async def hear(self) -> tuple[int, bytes] | None:
        """The kind of the next frame and what it says; None at the end of the connection."""
        try:
            head = await self.reader.readexactly(2)
            size = head[1] & 0x7F
            if size >= 126:
                wide = 2 if size == 126 else 8
                size = int.from_bytes(await self.reader.readexactly(wide))
            return head[0] & 0x0F, await self.reader.readexactly(size)
        except (asyncio.IncompleteReadError, OSError):
            return None

    async def until(self, kind: str) -> dict[str, Any] | None:
        """The next message of a kind, None if the server closes before it comes."""
        while (heard := await self.hear()) is not None:
            if heard[0] == CLOSE:
                return None
            told: dict[str, Any] = json.loads(heard[1]) if heard[0] == TEXT else {}
            if told.get("type") == kind:
                return told
        return None

    async def ended(self) -> int:
        """Read to the end of the connection; the code with which it was closed, 0 if none."""
        code = 0
        while (heard := await self.hear()) is not None:
            if heard[0] == CLOSE:
                code = int.from_bytes(heard[1][:2])
        self.close()
        return code

    def close(self) -> None:
        """Hang up at once."""
        self.writer.transport.abort()

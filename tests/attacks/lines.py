"""Somebody's way to a live page, and a line to its kernel in either protocol."""

from __future__ import annotations

import asyncio
import json
import re
import uuid
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from lidera_nb.demo.wire import hang_up
from tests.attacks.hands import PAGE, within
from tests.running import Client, Running
from tests.serve.visiting import Opened
from tests.twocohorts import MODULE, ticket_for

SUBPROTOCOL = "v1.kernel.websocket.jupyter.org"


def visitor(server: Running, person: str, module: str = MODULE) -> tuple[Client, str]:
    """Somebody before a live page: the client and the live pages' origin."""
    client = server.login(person)
    way = ticket_for(server, client, person, module)
    assert client.get(way).status == 302
    return client, way.partition("/enter")[0]


def page_of(client: Client, origin: str, query: str = "") -> Opened:
    page = client.get(origin + PAGE + query)
    found = re.search(r'"kernelId": "([^"]+)"', page.text)
    return Opened(client, origin, page, found[1] if found else "")


@dataclass
class Line:
    """A connection to a kernel, in the old or in the binary protocol."""

    connection: WebSocketClientConnection
    binary: bool = False
    silence: float = 0.6

    async def say(
        self, kind: Any, content: Any = None, channel: str = "shell", **header: Any
    ) -> None:
        # A kernel takes nothing twice that is signed alike: each message has its own session.
        head = {"msg_id": f"m-{kind}", "msg_type": kind, "session": uuid.uuid4().hex,
                "version": "5.3", "username": "", "date": "", **header}  # fmt: skip
        parts = [head, {}, {"version": "2.1.0"}, content or {}]
        if self.binary:
            await self.connection.write_message(packed(channel, *map(json.dumps, parts)), True)
            return
        names = ("header", "parent_header", "metadata", "content")
        told = dict(zip(names, parts, strict=True)) | {"channel": channel, "buffers": []}
        await self.connection.write_message(json.dumps(told))

    def close(self) -> None:
        """Hang up."""
        hang_up(self.connection)

    async def heard(self) -> list[tuple[str, str]]:
        """Ask how the kernel is, and collect the kinds of all it says until it has told.

        Each with the id of the message that it answers. What a kernel says to everyone may be
        lost while its page connects; so the end is its answer, and a moment of silence after it.
        """
        heard: list[tuple[str, str]] = []
        for _ in range(10):
            await self.say("kernel_info_request", msg_id="last")
            while (said := await self._next()) is not None:
                header, parent, _content = unpacked(said)
                heard.append((header["msg_type"], parent.get("msg_id", "")))
            if ("kernel_info_reply", "last") in heard:
                return heard
        raise AssertionError("the kernel does not answer")

    async def _next(self) -> Any:
        """What comes next, None after a silence."""
        coming = asyncio.ensure_future(self.connection.read_message())
        done, _ = await asyncio.wait({coming}, timeout=self.silence)
        if not done:
            coming.cancel()
        return coming.result() if done else None


def packed(channel: str, *parts: str) -> bytes:
    """A message of the binary protocol: the offsets, then the channel and the parts."""
    raw = [channel.encode(), *(part.encode() for part in parts)]
    offsets = [8 * (1 + len(raw) + 1)]
    for part in raw:
        offsets.append(offsets[-1] + len(part))
    numbers = [len(offsets), *offsets]
    return b"".join(number.to_bytes(8, "little") for number in numbers) + b"".join(raw)


def unpacked(said: Any) -> tuple[Any, Any, Any]:
    if isinstance(said, str):
        told = json.loads(said)
        return told["header"], told["parent_header"], told["content"]
    count = int.from_bytes(said[:8], "little")
    at = [int.from_bytes(said[8 * i : 8 * i + 8], "little") for i in range(1, count + 1)]
    parts = [said[start:end] for start, end in pairwise(at)]
    return json.loads(parts[1]), json.loads(parts[2]), json.loads(parts[4])


async def line_to(mine: Opened, client: Client | None = None, binary: bool = False) -> Line:
    cookies = (client or mine.client).cookies
    headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items()), "Origin": mine.origin}
    at = mine.origin.replace("http", "ws", 1) + f"/api/kernels/{mine.kernel}/channels"
    protocols = [SUBPROTOCOL] if binary else None
    sent = HTTPRequest(at, headers=headers)
    return Line(await websocket_connect(sent, subprotocols=protocols), binary)


def refused(mine: Opened, client: Client) -> int:
    async def story() -> int:
        try:
            line = await line_to(mine, client)
        except HTTPClientError as error:
            return error.code
        line.close()
        return 101

    status: int = within(20, story())
    return status

"""Somebody at the live pages, for tests: opening and leaving them, and talking to their kernels."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from lidera_nb.demo.wire import hang_up
from tests.running import Answer, Client, Running, form

PAGE = "/m/01-los-que-faltan"


@dataclass
class Opened:
    """A live page as somebody opened it."""

    client: Client
    origin: str
    page: Answer
    kernel: str


def entered(server: Running, person: str, path: str = PAGE) -> tuple[Client, str]:
    """Somebody before a live page: the client and the page's origin."""
    client = server.login(person)
    way = client.get(server.at(path)).headers["Location"]
    assert client.get(way).headers["Location"] == path
    return client, way.partition("/enter")[0]


def opened(server: Running, person: str, path: str = PAGE) -> Opened:
    client, origin = entered(server, person, path)
    mine = client.get(origin + path)
    found = re.search(r'"kernelId": "([^"]+)"', mine.text)
    return Opened(client, origin, mine, found[1] if found else "")


def left(mine: Opened) -> Answer:
    """Leave a page as a browser does: its kernel is shut down."""
    at = f"{mine.origin}/voila/api/shutdown/{mine.kernel}"
    return form(mine.client, at, _xsrf=mine.client.cookies.get("_xsrf", ""))


def kernel_status(mine: Opened, client: Client | None = None) -> int:
    return (client or mine.client).get(f"{mine.origin}/api/kernels/{mine.kernel}").status


def eventually(happens: Callable[[], bool], seconds: float = 15) -> bool:
    end = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def environments(mine: Opened) -> list[dict[str, str]]:
    """What the processes of a page's kernel were started with."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mine.kernel not in (process / "cmdline").read_text():
                continue
            raw = (process / "environ").read_bytes().decode()
        except OSError:
            continue
        found.append(dict(part.split("=", 1) for part in raw.split("\0") if "=" in part))
    return found


def talk(
    mine: Opened,
    client: Client,
    kind: str,
    content: dict[str, Any] | None = None,
    origin: str | None = None,
) -> int | set[str]:
    """Send one message to a page's kernel, then ask for its info: the kinds of all it said."""

    def message(msg_type: str, body: dict[str, Any]) -> str:
        header = {"msg_id": msg_type, "msg_type": msg_type, "session": "s", "version": "5.3"}
        parts = {"header": header, "parent_header": {}, "metadata": {}, "content": body}
        return json.dumps({**parts, "channel": "shell", "buffers": []})

    async def exchange() -> set[str]:
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        headers = {"Cookie": cookie, "Origin": mine.origin if origin is None else origin}
        at = mine.origin.replace("http", "ws") + f"/api/kernels/{mine.kernel}/channels"
        sent = HTTPRequest(at, headers={k: v for k, v in headers.items() if v})
        connection = await websocket_connect(sent)
        for each in ((kind, content or {}), ("kernel_info_request", {})):
            await connection.write_message(message(*each))
        heard: list[str] = []
        idle = False
        while not (idle and "kernel_info_reply" in heard):
            said = json.loads(await asyncio.wait_for(connection.read_message(), 20))
            heard.append(said["header"]["msg_type"])
            answered = said["parent_header"].get("msg_id") == "kernel_info_request"
            idle = idle or (answered and said["content"].get("execution_state") == "idle")
        hang_up(connection)
        return set(heard)

    try:
        return asyncio.run(exchange())
    except HTTPClientError as error:
        return error.code

"""Stock Voila beside us: a kernel for each person, opened as its page opens it, then left alone.

Nobody has a browser here: a person fetches the page (which makes Voila start a kernel and execute
the notebook), connects to that kernel, asks it for the state of all widgets as Voila's script
does, and stays. *Ready* is when that answer is there.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from _process import cpu_seconds, pss_mib, tree
from _sides import voila
from _summary import percentile
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

AT_ONCE = 4
PATIENCE = 600.0
MIB_EACH = 140
"""What a kernel may take at the most, to know how many this machine can hold."""
SPARE_MIB = 4096
KERNEL = re.compile(rb'"kernelId":\s*"([0-9a-f-]{36})"')


def affordable(people: int) -> int:
    """So many people, or as many as the machine's free memory can hold kernels of."""
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemAvailable:"):
            free = int(line.split()[1]) // 1024 - SPARE_MIB
            return max(1, min(people, free // MIB_EACH))
    return people


def measure(folder: Path, people: int, say: Callable[[str], None]) -> dict[str, Any]:
    """So many people with a kernel each: time until all are ready, CPU and memory a person."""
    with voila(folder) as side:
        side.arrive()
        pss, cpu = pss_mib(tree(side.pid)), cpu_seconds(tree(side.pid))
        found = asyncio.run(_everyone(side.address, people, say))
        now = tree(side.pid)
        found |= {
            "people": people,
            "pss_mib_each": round((pss_mib(now) - pss) / people, 2),
            "cpu_s_each": round((cpu_seconds(now) - cpu) / people, 3),
        }
    say(f"stock Voila: {found}")
    return found


async def _everyone(address: str, people: int, say: Callable[[str], None]) -> dict[str, Any]:
    AsyncHTTPClient.configure(None, max_clients=people, max_body_size=2**28)
    gate, begun, waits = asyncio.Semaphore(AT_ONCE), time.perf_counter(), []
    lines: list[WebSocketClientConnection] = []

    async def comes() -> None:
        async with gate:
            at = time.perf_counter()
            lines.append(await _ready(address))
            waits.append(time.perf_counter() - at)
            say(f"stock Voila: {len(waits)} of {people} are ready")

    await asyncio.gather(*(comes() for _ in range(people)))
    found = {"all_ready_s": round(time.perf_counter() - begun, 1), "p50_ms": percentile(waits, 0.5)}
    for line in lines:
        line.close()
    return found


async def _ready(address: str) -> WebSocketClientConnection:
    """Open the page; done when its widgets' states are there. The connection stays open."""
    page = await AsyncHTTPClient().fetch(address, request_timeout=PATIENCE)
    found = KERNEL.search(page.body)
    if found is None:
        raise RuntimeError(f"stock Voila sent no kernel: {page.body[-300:]!r}")
    url = address.replace("http", "ws", 1) + f"api/kernels/{found[1].decode()}/channels"
    line = await websocket_connect(
        HTTPRequest(f"{url}?session_id={uuid4()}"), max_message_size=2**28
    )
    comm = uuid4().hex
    await line.write_message(
        _message("comm_open", comm_id=comm, target_name="jupyter.widget.control", data={})
    )
    await line.write_message(_message("comm_msg", comm_id=comm, data={"method": "request_states"}))
    while True:
        said = await asyncio.wait_for(line.read_message(), PATIENCE)
        if said is None:
            raise RuntimeError("stock Voila closed the kernel's connection")
        if b"update_states" in (said if isinstance(said, bytes) else said.encode()):
            return line


def _message(kind: str, **content: Any) -> str:
    """A message to the kernel; the version is that of the widgets' control protocol."""
    header = {"msg_id": uuid4().hex, "msg_type": kind, "session": "bench", "username": "",
              "version": "5.3", "date": "2026-08-03T12:00:00Z"}  # fmt: skip
    meta = {"version": "1.0.0"} if kind == "comm_open" else {}
    return json.dumps({"header": header, "parent_header": {}, "metadata": meta,
                       "content": content, "channel": "shell", "buffers": []})  # fmt: skip

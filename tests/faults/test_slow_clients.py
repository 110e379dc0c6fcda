"""Clients that dawdle or never read: they are dropped, hold little, and nobody waits for them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.faults import once
from tests.faults.crowd import Told, acts, enrolled, total, until_more, wires, wrong
from tests.faults.harness import Server
from tests.faults.rawline import RawLine, hello, page_of

HURRY = {
    "lidera_nb.serve.app:HEADER_SECONDS": 2.0,
    "lidera_nb.serve.app:BODY_SECONDS": 2.0,
    "lidera_nb.serve.wire:PATIENCE": 2.0,
    "lidera_nb.serve.pulse:SILENCE": 2.0,
}
"""The server's patience, shortened from minutes."""
BUSY = 3
GROWTH = 64 * 1024
"""Kilobytes by which a server may grow under a hundred such clients."""
ROOM = 4096
"""Bytes that the kernel keeps for a client that does not read."""

Clients = Callable[[Server, list[str]], Awaitable[None]]


def connections(server: Server) -> int:
    """How many sockets the server holds."""
    held = 0
    for one in Path(f"/proc/{server.pid}/fd").iterdir():
        with contextlib.suppress(OSError):
            held += str(one.readlink()).startswith("socket:")
    return held


async def _dribbles(server: Server, head: bytes) -> None:
    """Send a head, and then a byte now and then until the server hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(head)
    with contextlib.suppress(OSError):
        while not reader.at_eof() and not writer.is_closing():
            writer.write(b"x")
            await writer.drain()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.2):
                    await reader.read(65536)
    writer.transport.abort()


async def slow_headers(server: Server, cookies: list[str]) -> None:
    """Headers that never end."""
    head = b"GET /login HTTP/1.1\r\nHost: x\r\nX-Slow: "
    await asyncio.gather(*(_dribbles(server, head) for _ in cookies))


async def slow_forms(server: Server, cookies: list[str]) -> None:
    """Forms that never end."""
    at = f"127.0.0.1:{server.port}"
    head = (
        f"POST /login HTTP/1.1\r\nHost: {at}\r\nOrigin: http://{at}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\ncode="
    )
    await asyncio.gather(*(_dribbles(server, head.encode()) for _ in cookies))


async def deaf(server: Server, cookies: list[str]) -> None:
    """Pages that greet again and again and read nothing of what they are sent."""
    greeting = hello(await page_of(server, cookies[0]))
    begun = connections(server)
    lines = [await RawLine.open(server, cookie, room=ROOM) for cookie in cookies]
    for line in lines:
        line.reader._transport.pause_reading()
        for _ in range(40):
            await line.say(greeting)
    async with asyncio.timeout(300):
        while connections(server) > begun + BUSY:
            await asyncio.sleep(0.05)
    for line in lines:
        line.close()


@pytest.mark.parametrize("clients", [slow_headers, slow_forms, deaf], ids=lambda one: one.__name__)
def test_clients_that_dawdle_are_dropped_and_nobody_waits_for_them(
    server, run, count, figures, clients
):
    many = count(60, 400)
    cookies = enrolled(server.var, BUSY + many)
    busy = dict(list(cookies.items())[:BUSY])
    server.patience = HURRY

    async def story():
        lines, end, told = await wires(server.start(), busy), asyncio.Event(), Told()
        before, sizes = server.memory(), []
        async with asyncio.TaskGroup() as acting:
            for line in lines.values():
                acting.create_task(acts(line, end, told, 0.2))
            await until_more(lines, BUSY)
            seen = total(lines)
            dawdling = asyncio.create_task(clients(server, list(cookies.values())[BUSY:]))
            while not dawdling.done():
                sizes.append(server.memory())
                await asyncio.sleep(0.1)
            dawdling.result()
            meanwhile = total(lines) - seen
            await until_more(lines, BUSY)
            end.set()
        return lines, told, meanwhile, max(sizes) - before

    lines, told, meanwhile, grown = run(story())
    server.stop()
    found = wrong(server, lines)
    figures[f"clients that dawdle ({clients.__name__})"] = {
        "clients": many, "acts of others meanwhile": meanwhile,
        "server grew by, MiB": grown // 1024, "acts": total(lines), **once.tally(found),
    }  # fmt: skip
    assert meanwhile >= BUSY
    assert grown < GROWTH
    assert (found, told.unsaved) == ([], [])

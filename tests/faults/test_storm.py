"""Everybody comes back at once: all are let in, and those who act go on being acknowledged."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Mapping

from tests.faults import once
from tests.faults.crowd import Told, acts, enrolled, total, until_more, wires, wrong
from tests.faults.harness import Server
from tests.faults.rawline import RawLine, hello, page_of

BUSY = 3
"""People who go on acting meanwhile."""
WITHIN = (3.0, 25.0)
"""Seconds over which the pages spread their return, in `make test` and in a campaign."""
SHAKING = 200
"""Connections that one client process begins at a time."""


async def _comes(server: Server, cookie: str, greeting: str, turn: asyncio.Semaphore) -> RawLine:
    """Somebody's page, which tries until it is greeted."""
    while True:
        async with turn:
            try:
                line = await RawLine.open(server, cookie, greeting)
            except OSError:
                line = None
            if line is not None and await line.until("head"):
                return line
        await asyncio.sleep(0.5)


async def _come(
    server: Server, cookies: Mapping[str, str], greeting: str, spread: float
) -> tuple[list[RawLine], list[float]]:
    """Everybody within some seconds; their lines, and how long each had to wait."""
    turn, rng, waits = asyncio.Semaphore(SHAKING), random.Random(2029), []

    async def one(cookie: str) -> RawLine:
        await asyncio.sleep(rng.uniform(0, spread))
        began = time.monotonic()
        line = await _comes(server, cookie, greeting, turn)
        waits.append(time.monotonic() - began)
        return line

    lines = await asyncio.gather(*(one(cookie) for cookie in cookies.values()))
    return list(lines), sorted(waits)


async def _kept(server: Server, cookie: str, greeting: str) -> dict[str, str]:
    """The tags of the views, which a page that comes back has kept."""
    line, tags = await RawLine.open(server, cookie, greeting), {}
    while len(tags) < 5 and (heard := await line.until("view")):
        tags[heard["key"]] = heard["tag"]
    line.close()
    return tags


def test_after_a_storm_of_returns_everybody_is_here_and_no_act_is_lost(server, run, count, figures):
    cookies = enrolled(server.var, count(300, 9000) + BUSY)
    pages = dict(list(cookies.items())[BUSY:])
    busy = dict(list(cookies.items())[:BUSY])

    async def story():
        lines, end, told = await wires(server.start(), busy), asyncio.Event(), Told()
        page = await page_of(server, next(iter(pages.values())))
        tags = await _kept(server, next(iter(pages.values())), hello(page))
        here, _ = await _come(server, pages, hello(page), count(*WITHIN))
        async with asyncio.TaskGroup() as acting:
            for line in lines.values():
                acting.create_task(acts(line, end, told, 0.05))
            await until_more(lines, BUSY)
            await asyncio.to_thread(server.stop)
            await asyncio.to_thread(server.start)
            began, before = time.monotonic(), total(lines)
            back, waits = await _come(server, pages, hello(page, have=tags), count(*WITHIN))
            took, meanwhile = time.monotonic() - began, total(lines) - before
            await until_more(lines, BUSY)
            end.set()
        size = server.memory()
        for line in (*here, *back):
            line.close()
        return lines, told, waits, took, meanwhile, size

    lines, told, waits, took, meanwhile, size = run(story())
    server.stop()
    found = wrong(server, lines)
    figures["storm of returns after a kill"] = {
        "pages": len(waits), "seconds until all were back": round(took, 1),
        "longest wait of one, seconds": round(waits[-1], 2),
        "acts of others meanwhile": meanwhile, "server's memory, MiB": size // 1024,
        "acts": total(lines), **once.tally(found),
    }  # fmt: skip
    assert len(waits) == len(pages)
    assert meanwhile >= BUSY
    assert (found, told.unsaved) == ([], [])
    assert server.check() == ()

"""The server ends at random moments while many people act: each act of each is there once."""

from __future__ import annotations

import asyncio
import random
import signal

import pytest

from tests.faults import once
from tests.faults.crowd import Told, acts, enrolled, total, until_more, wires, wrong

PEOPLE = 8
LONGEST = 0.25
"""Seconds within which an end comes, after the first acts of the server's life."""


@pytest.mark.parametrize(
    ("how", "often"), [("killed", (4, 100)), ("stopped", (2, 20))], ids=["kill -9", "SIGTERM"]
)
def test_a_server_that_ends_under_load_has_each_act_once(server, run, count, figures, how, often):
    ends, rng = count(*often), random.Random(f"load:{how}")
    cookies = enrolled(server.var, PEOPLE)
    told = Told()
    sign = signal.SIGKILL if how == "killed" else signal.SIGTERM

    async def story():
        lines = await wires(server.start(), cookies)
        end = asyncio.Event()
        async with asyncio.TaskGroup() as busy:
            for line in lines.values():
                busy.create_task(acts(line, end, told))
            for _ in range(ends):
                await until_more(lines, PEOPLE)
                await asyncio.sleep(rng.uniform(0, LONGEST))
                await asyncio.to_thread(server.stop, sign)
                await asyncio.to_thread(server.start)
            await until_more(lines, PEOPLE)
            end.set()
        return lines

    lines = run(story())
    server.stop()
    found = wrong(server, lines)
    figures[f"server {how} while {PEOPLE} people act"] = {
        "times": ends, "acts": total(lines), "resent": sum(one.resent for one in lines.values()),
        "told that it was not saved": len(told.unsaved), **once.tally(found),
    }  # fmt: skip
    assert found == []
    assert how == "stopped" or told.unsaved == []
    assert server.check() == ()

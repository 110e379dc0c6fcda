"""One person floods, comes back and floods again: the others' acts go through, memory stays."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Callable

import pytest

from tests.faults import once
from tests.faults.crowd import Told, acts, enrolled, total, until_more, wires, wrong
from tests.faults.rawline import RawLine, frame, hello, page_of

HURRY = {"lidera_nb.serve.socket:MESSAGES_FLOOD": 20}
"""A second of waiting messages instead of half a minute, until the flooder is hung up on."""
TOO_MUCH = 1008
BUSY = 3
GROWTH = 48 * 1024
"""Kilobytes by which a server may grow under one flooder."""
MANY = 400
"""Messages that are sent without waiting: twice what is taken at once."""


def _act(**more: object) -> str:
    act = {"type": "act", "key": "consent", "id": str(uuid.uuid4()), "n": 0, "body": {"do": "x"}}
    return json.dumps(act | more)


FLOODS: dict[str, Callable[[str], str]] = {
    "nonsense": lambda _greeting: '{"type":"act","key":"case"}',
    "refused acts": lambda _greeting: _act(),
    "large acts": lambda _greeting: _act(body={"do": "x", "more": "ñ" * 20_000}),
    "too large acts": lambda _greeting: _act(body={"do": "x", "more": "a" * 200_000}),
    "greetings": lambda greeting: greeting,
}


async def _floods(line: RawLine, greeting: str, message: Callable[[str], str]) -> int:
    """Send without waiting for an answer; the code with which the server hangs up."""
    sent = [frame(message(greeting).encode()) for _ in range(4)]
    hanging_up = asyncio.create_task(line.ended())
    try:
        for number in range(MANY):
            await line.send(sent[number % len(sent)])
    except OSError:
        pass  # the server hung up
    return await hanging_up


@pytest.mark.parametrize("kind", FLOODS)
def test_a_flood_is_ended_and_the_others_are_acknowledged_meanwhile(
    server, run, count, figures, kind
):
    cookies, floods = enrolled(server.var, BUSY + 1), count(2, 20)
    flooder, *others = cookies
    server.patience = HURRY

    async def story():
        lines, end, told = {}, asyncio.Event(), Told()
        lines |= await wires(server.start(), {who: cookies[who] for who in others})
        greeting = hello(await page_of(server, cookies[flooder]))
        before, codes = server.memory(), []
        async with asyncio.TaskGroup() as acting:
            for line in lines.values():
                acting.create_task(acts(line, end, told, 0.2))
            await until_more(lines, BUSY)
            seen = total(lines)
            for _ in range(floods):
                line = await RawLine.open(server, cookies[flooder], greeting)
                codes.append(await _floods(line, greeting, FLOODS[kind]))
            meanwhile, grown = total(lines) - seen, server.memory() - before
            await until_more(lines, BUSY)
            end.set()
        return lines, told, codes, meanwhile, grown

    lines, told, codes, meanwhile, grown = run(story())
    server.stop()
    found = wrong(server, lines)
    figures[f"flood by one person ({kind})"] = {
        "times": floods, "acts of others meanwhile": meanwhile,
        "server grew by, MiB": grown // 1024, "acts": total(lines), **once.tally(found),
    }  # fmt: skip
    assert codes == [TOO_MUCH] * floods
    assert meanwhile >= BUSY
    assert grown < GROWTH
    assert (found, told.unsaved) == ([], [])
    assert server.events(f"person:{flooder}") == []

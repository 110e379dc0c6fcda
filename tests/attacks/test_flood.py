"""More than one person can sensibly send: others notice nothing, and no act is lost."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from lidera_nb.demo.wire import Wire
from tests.attacks.hands import (
    PROFILE,
    at_case,
    message,
    newcomer,
    submit,
    to_decision,
    told,
    wire_of,
    within,
)
from tests.running import Running

PATIENCE = 3.0
"""Seconds within which somebody else must be answered while another floods (a busy machine)."""


async def _answered(wire: Wire, times: int = 5) -> float:
    """The longest of a few answers."""
    longest = 0.0
    for _ in range(times):
        began = time.monotonic()
        await wire.send(message(wire, "none", {}))
        longest = max(longest, time.monotonic() - began)
        await asyncio.sleep(0.02)
    return longest


async def _floods(wire: Wire, texts: list[str]) -> None:
    """Send without waiting for anything; whoever is hung up on stops."""
    for number, text in enumerate(texts):
        try:
            await wire.send_raw(text)
        except Exception:
            return
        if number % 50 == 0:
            await asyncio.sleep(0)


def test_a_flood_of_nonsense_is_noticed_by_nobody_else(server: Running) -> None:
    flooder, other = newcomer(server), newcomer(server)

    async def story() -> float:
        loud, calm = await wire_of(server, flooder), await wire_of(server, other)
        texts = ["{}", "[" * 5_000, '{"type":"here"}', '{"type":"act","key":"case"}'] * 750
        flood = asyncio.create_task(_floods(loud, texts))
        longest = await _answered(calm)
        await asyncio.wait([flood], timeout=5)
        flood.cancel()
        loud.close()
        return longest

    assert within(40, story()) < PATIENCE
    assert told(server, flooder) == []


def test_of_a_flood_of_acts_none_that_was_acknowledged_is_lost(server: Running) -> None:
    """Sent without waiting for an answer, each upon the one before: all saved, in order."""
    person, other = newcomer(server), newcomer(server)
    sizes = ["under_150", "from_150_to_399", "from_400_to_799", "from_800"]

    async def story() -> tuple[list[str], float]:
        loud, calm = await wire_of(server, person), await wire_of(server, other)
        await loud.act("consent", submit(loud, "consent", {"learning": True}))
        n = loud.views["profile"]["n"]
        bodies = [submit(loud, "profile", {**PROFILE, "size": sizes[i % 4]}) for i in range(60)]
        acts = [message(loud, "profile", body, n=n + i) for i, body in enumerate(bodies)]
        for act in acts:
            await loud.send_raw(_text(act))
        longest = await _answered(calm, 3)
        answers: dict[str, str] = {}
        while len(answers) < len(acts):
            heard = await loud.hear()
            if heard["type"] == "ack":
                answers[heard["id"]] = heard["status"]
        return [answers[act["id"]] for act in acts], longest

    answers, longest = within(60, story())
    assert answers == ["saved"] * 60
    saved = [event.payload.answers["size"] for event in told(server, person)[1:]]
    assert saved == [sizes[i % 4] for i in range(60)]
    assert longest < PATIENCE


def _text(act: dict[str, Any]) -> str:
    return json.dumps(act)


def test_the_same_act_a_hundred_times_is_one_act(server: Running) -> None:
    """A double press, a nervous retry, a broken proxy: one id, one event."""
    person = newcomer(server)

    async def story() -> tuple[set[str], set[int]]:
        wire = await wire_of(server, person)
        act = message(wire, "consent", submit(wire, "consent", {"learning": True}))
        for _ in range(100):
            await wire.send_raw(_text(act))
        heard = [await wire.hear() for _ in range(100)]
        while len([each for each in heard if each["type"] == "ack"]) < 100:
            heard.append(await wire.hear())
        acks = [each for each in heard if each["type"] == "ack"]
        return {each["status"] for each in acks}, {each["n"] for each in acks}

    assert within(30, story()) == ({"saved"}, {1})
    assert len(told(server, person)) == 1


def test_a_second_press_with_a_fresh_id_is_refused_and_shown_what_is_so(server: Running) -> None:
    person = newcomer(server)

    async def story() -> list[str]:
        wire = await at_case(server, person)
        body = await to_decision(wire)
        first, second = message(wire, "case", body), message(wire, "case", body)
        await wire.send_raw(_text(first))
        await wire.send_raw(_text(second))
        heard: dict[str, str] = {}
        while len(heard) < 2:
            each = await wire.hear()
            if each["type"] == "ack":
                heard[each["id"]] = each["status"]
        return [heard[first["id"]], heard[second["id"]]]

    assert within(30, story()) == ["saved", "refused"]
    assert [event.kind for event in told(server, person)].count("case.decided") == 1


def test_an_act_survives_a_line_that_drops_before_its_answer(server: Running) -> None:
    """Sent, line gone, sent again by the page's next connection: once in the journal."""
    person = newcomer(server)

    async def story() -> str:
        wire = await wire_of(server, person)
        act = message(wire, "consent", submit(wire, "consent", {"learning": True}))
        await wire.send_raw(_text(act))
        wire.close()
        again = await wire_of(server, person)
        return str((await again.send(act))["status"])

    assert within(30, story()) == "saved"
    assert len(told(server, person)) == 1


def test_many_connections_of_one_person_leave_the_last_one_working(server: Running) -> None:
    """The server may put the oldest to rest; it keeps answering the newest, and everyone else."""
    person, other = newcomer(server), newcomer(server)

    async def story() -> tuple[float, str]:
        calm = await wire_of(server, other)
        many = [await wire_of(server, person) for _ in range(40)]
        longest = await _answered(calm)
        last = many[-1]
        act = message(last, "consent", submit(last, "consent", {"learning": True}))
        status = str((await last.send(act))["status"])
        for wire in many:
            wire.close()
        return longest, status

    longest, status = within(60, story())
    assert status == "saved"
    assert longest < PATIENCE
    assert len(told(server, person)) == 1


def test_a_connection_that_reads_nothing_stops_nobody(server: Running) -> None:
    person, other = newcomer(server), newcomer(server)

    async def story() -> float:
        calm = await wire_of(server, other)
        deaf = await _deaf(server, await wire_of(server, person))
        for _ in range(300):
            deaf.write_message(_text(message(calm, "case", {})))
        longest = await _answered(calm)
        deaf.close()
        return longest

    assert within(40, story()) < PATIENCE


async def _deaf(server: Running, like: Wire) -> WebSocketClientConnection:
    """A connection whose messages nobody takes from the line."""
    url = server.address.replace("http", "ws", 1) + "ws"
    headers = {"Cookie": like.cookie, "Origin": server.address.rstrip("/")}
    return await websocket_connect(HTTPRequest(url, headers=headers), max_message_size=1024)

"""Two tabs, two devices: whoever is late is told so, sees what holds, and nothing is done twice."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import pytest

from lidera_nb import texts
from lidera_nb.demo.wire import Wire
from tests.faults.crowd import something
from tests.faults.harness import PAGE, Server

STALE = texts.say("es", "refused.stale")


async def two(server: Server, where: str) -> tuple[Wire, Wire]:
    """The same person's page twice: in two tabs of a browser, or on two devices."""
    first = Wire(server.start().address)
    await first.log_in(server.code)
    second = Wire(server.address, first.cookie if where == "tabs" else "")
    if where == "devices":
        await second.log_in(server.code)
    assert (first.cookie == second.cookie) == (where == "tabs")
    for wire in (first, second):
        await wire.open(PAGE)
    return first, second


def act(wire: Wire, turn: int) -> dict[str, Any]:
    """What somebody sends who looks at this page."""
    view = wire.views["consent"]
    return {"type": "act", "key": "consent", "id": str(uuid.uuid4()), "n": view["n"],
            "body": something(view, turn)}  # fmt: skip


async def until_head(wire: Wire, n: int) -> None:
    while wire.views["consent"]["n"] < n:
        await wire.hear()


def ids(server: Server) -> list[str]:
    return [event.message_id for event in server.events()]


@pytest.mark.parametrize("where", ["tabs", "devices"])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["first first", "second first"])
def test_the_later_of_two_is_told_and_may_act_on_what_it_then_sees(server, run, where, order):
    async def story():
        pair = await two(server, where)
        early, late = (pair[at] for at in order)
        sent = [act(early, 0), act(late, 1)]
        heard = [await early.send(sent[0]), await late.send(sent[1])]
        for wire in pair:
            await until_head(wire, 1)
        shown = late.views["consent"]["fields"] == early.views["consent"]["fields"]
        sent.append(act(late, 1))
        heard.append(await late.send(sent[2]))
        await until_head(early, 2)
        await until_head(late, 2)
        views = [wire.views["consent"] for wire in pair]
        return [one["id"] for one in sent], heard, shown, views

    sent, heard, shown, views = run(story())
    assert [one["status"] for one in heard] == ["saved", "refused", "saved"]
    assert heard[1]["reason"] == STALE
    assert shown
    assert views[0] == views[1]
    assert ids(server) == [sent[0], sent[2]]


def test_the_same_act_from_two_tabs_at_once_is_one_act(server, run):
    async def story():
        pair = await two(server, "tabs")
        sent = act(pair[0], 0)
        return sent["id"], await asyncio.gather(*(wire.send(sent) for wire in pair))

    sent, heard = run(story())
    assert [(one["status"], one["n"]) for one in heard] == [("saved", 1)] * 2
    assert ids(server) == [sent]


@pytest.mark.parametrize("where", ["tabs", "devices"])
def test_of_two_acts_at_once_one_is_saved_and_the_other_told(server, run, count, figures, where):
    rounds = count(10, 500)

    async def story():
        pair, saved, told = await two(server, where), [], []
        for turn in range(rounds):
            sent = [act(wire, turn) for wire in pair]
            heard = await asyncio.gather(*map(Wire.send, pair, sent))
            saved += [one["id"] for one in heard if one["status"] == "saved"]
            told += [one["reason"] for one in heard if one["status"] != "saved"]
            for wire in pair:
                await until_head(wire, turn + 1)
            await asyncio.sleep(0.1 if turn > 90 else 0)  # within what one person may send
        return saved, told

    saved, told = run(story())
    server.stop()
    figures[f"two at once ({where})"] = {"times": rounds, "saved": len(saved), "told": len(told)}
    assert told == [STALE] * rounds
    assert ids(server) == saved
    assert server.check() == ()

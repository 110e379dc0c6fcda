"""The server is killed while an assignment saves itself: each answer is there once, in order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lidera_nb.demo.assigning import answer
from lidera_nb.demo.bot import play
from tests.faults import once
from tests.faults.conftest import FILLED
from tests.faults.harness import PERSON
from tests.faults.stubborn import COURSE, SEED, StubbornWire, player
from tests.faults.test_kill_server import POINTS, Killer

MODULE = COURSE.modules[FILLED]
BEFORE = replace(MODULE, steps=MODULE.steps[:2])
"""Consent and the school: answered on a calm day."""


def saves(view: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What the form saves by itself: every answer, and words as they grow."""
    rng = random.Random(SEED)
    for question in (one for part in view["sections"] for one in part["questions"]):
        value = answer(question, rng)
        if question["kind"] in ("text", "reflection"):
            yield from ((question["id"], value[:length]) for length in (10, 20, 30, 40))
        yield question["id"], value


async def fills_in(wire: StubbornWire, hazard: Killer) -> dict[str, Any]:
    """Save, hand in; returns the values that were saved last."""
    await wire.open(f"/m/{FILLED}")
    wire.hazard = hazard
    told = {"assignment": wire.views["task"]["assignment"]}
    values: dict[str, Any] = {}
    for name, value in saves(wire.views["task"]):
        body = {"do": "answer", "question": name, "value": value, **told}
        assert (await wire.act("task", body))["status"] == "saved"
        values[name] = value
    assert (await wire.act("task", {"do": "hand_in", "values": {}, **told}))["status"] == "saved"
    wire.close()
    return values


def test_a_server_killed_amid_autosaves_has_each_answer_once(server, run, count, figures):
    wire = StubbornWire(server.start().address)
    run(play(wire, server.code, replace(player(SEED), person=PERSON), BEFORE))
    begun, kills, rng = len(wire.acknowledged), count(4, 40), random.Random(SEED)
    # Nine questions, two of them in words that are saved five times, and the hand-in.
    acts = range(begun, begun + 18)
    plan = set(rng.sample([(n, point) for n in acts for point in POINTS], kills))
    killer = Killer(server, plan, rng)
    values = run(fills_in(wire, killer))
    server.stop()
    events = server.events()
    found = once.faults(wire.acknowledged, events)
    figures["server killed amid autosaves"] = {
        "times": dict(killer.kills), "acts": len(acts), "resent": wire.resent, **once.tally(found),
    }  # fmt: skip
    assert (len(wire.acknowledged), sum(killer.kills.values())) == (begun + 18, kills)
    assert found == []
    assert events[-1].payload.answers == values
    assert server.check() == ()

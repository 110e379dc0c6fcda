"""The server dies at a named place of an act, commit and answer apart: each act is there once."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field

import pytest

from lidera_nb.demo.bot import play
from tests.faults import once
from tests.faults.conftest import FULL
from tests.faults.harness import Server
from tests.faults.hooks import PLACES, STORED
from tests.faults.stubborn import MODULE, SEED, StubbornWire, player

EVERY = 3
"""In a play of `make test` the server dies at each third act, at one place after the other."""


@dataclass
class Fatal:
    """Has the server die at the planned place of an act, and starts it again."""

    server: Server
    plan: dict[int, str]
    deaths: Counter[str] = field(default_factory=Counter)
    untrue: list[str] = field(default_factory=list)

    async def __call__(self, point: str, number: int, message_id: str) -> None:
        if number not in self.plan:
            return
        if point == "before":
            self.server.wish(self.plan[number])
            return
        async with asyncio.timeout(240):
            while not self.server.gone:
                await asyncio.sleep(0.001)
        place = self.plan.pop(number)
        self.deaths[place] += 1
        if self.server.has(message_id) != (place in STORED):
            self.untrue.append(f"{place}: {message_id}")
        self.server.start()


@pytest.mark.parametrize("place", [*PLACES, "each"] if FULL else ["each"])
def test_a_server_that_dies_at_a_place_of_an_act_has_each_act_once(
    server, calm, run, figures, place
):
    acts, path = calm
    each = {EVERY * at: one for at, one in enumerate(PLACES)}
    fatal = Fatal(server.start(), each if place == "each" else dict.fromkeys(range(acts), place))
    planned = len(fatal.plan)
    wire = StubbornWire(server.address, hazard=fatal)
    run(play(wire, server.code, player(SEED), MODULE))
    server.stop()
    events = server.events()
    found = once.faults(wire.acknowledged, events)
    figures[f"server dies at a place of the act ({place})"] = {
        "times": dict(fatal.deaths), "acts": acts, "resent": wire.resent, **once.tally(found),
    }  # fmt: skip
    assert sum(fatal.deaths.values()) == planned
    assert fatal.untrue == []
    assert found == []
    assert once.path(events) == path
    assert server.check() == ()

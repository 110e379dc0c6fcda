"""The server ends between any two messages of a played case: each act is there once."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass, field

import pytest

from lidera_nb.demo.bot import play
from tests.faults import once
from tests.faults.harness import Server
from tests.faults.stubborn import MODULE, SEED, StubbornWire, player

POINTS = ("before", "between", "after")


@dataclass
class Killer:
    """Kills the server at the planned points, and starts it again."""

    server: Server
    plan: set[tuple[int, str]]
    rng: random.Random
    how: int = signal.SIGKILL
    kills: Counter[str] = field(default_factory=Counter)
    back: list[float] = field(default_factory=list)

    async def __call__(self, point: str, number: int, message_id: str) -> None:
        if (number, point) not in self.plan:
            return
        self.plan.remove((number, point))
        if point == "between":
            await self._moment(message_id)
        self.server.stop(self.how)
        stored = " stored" if self.server.has(message_id) else " not stored"
        self.kills[point + (stored if point == "between" else "")] += 1
        began = time.monotonic()
        self.server.start()
        self.back.append(time.monotonic() - began)
        await asyncio.sleep(0.02)  # the client notices that its connection is gone

    async def _moment(self, message_id: str) -> None:
        """Half the time anywhere on the way in, otherwise as soon as it is in the file."""
        if self.rng.random() < 0.5:
            await asyncio.sleep(self.rng.choice((0, 0.001, 0.003, 0.01)))
            return
        end = time.monotonic() + 5
        while not self.server.has(message_id) and time.monotonic() < end:
            await asyncio.sleep(0.001)


@pytest.mark.parametrize(
    ("how", "often"), [("killed", (5, 50)), ("stopped", (3, 20))], ids=["kill -9", "SIGTERM"]
)
def test_a_server_that_ends_between_any_messages_has_each_act_once(
    server, calm, run, count, figures, how, often
):
    acts, path = calm
    kills, rng = count(*often), random.Random(f"{SEED}:{how}")
    plan = set(rng.sample([(k, point) for k in range(acts) for point in POINTS], kills))
    end = signal.SIGKILL if how == "killed" else signal.SIGTERM
    killer = Killer(server.start(), plan, rng, end)
    wire = StubbornWire(server.address, hazard=killer)
    run(play(wire, server.code, player(SEED), MODULE))
    server.stop()
    events = server.events()
    found = once.faults(wire.acknowledged, events)
    figures[f"server {how}"] = {
        "times": dict(killer.kills), "acts": acts, "resent": wire.resent, **once.tally(found),
        "seconds until back, at most": round(max(killer.back), 2),
    }  # fmt: skip
    assert sum(killer.kills.values()) == kills
    assert found == []
    assert once.path(events) == path
    assert server.check() == ()

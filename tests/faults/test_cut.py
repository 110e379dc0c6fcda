"""A network that cuts, swallows and crumbles the connection: each act counts once, in order."""

from __future__ import annotations

import random

import pytest

from lidera_nb.demo.bot import play
from tests.faults import once
from tests.faults.proxy import Proxy
from tests.faults.stubborn import MODULE, StubbornWire, player

SEED = 2027


@pytest.mark.parametrize("kind", ["cut", "stall", "split", "mixed"])
def test_a_play_over_a_bad_network_has_each_act_once(server, kind, run, count, figures):
    wanted = count(6, 20)
    kinds = ("cut", "stall", "split") if kind == "mixed" else (kind,)

    async def story():
        proxy = Proxy(server.start().port, random.Random(f"{SEED}:{kind}"), kinds, wanted)
        await proxy.open()
        wire = StubbornWire(proxy.address, patience=0.6)
        await play(wire, server.code, player(SEED), MODULE)
        await proxy.close()
        return proxy, wire

    proxy, wire = run(story())
    server.stop()
    events = server.events()
    found = once.faults(wire.acknowledged, events)
    figures[f"connection disturbed ({kind})"] = {
        "times": dict(proxy.struck), "acts": len(wire.acknowledged), "resent": wire.resent,
        **once.tally(found),
    }  # fmt: skip
    assert sum(proxy.struck.values()) >= wanted
    assert found == []
    assert events[-1].kind == "debrief.seen"
    assert server.check() == ()

"""A live room under load: ``python benchmarks/room.py [bots] [decisions]``.

A served process, one facilitator and (by default) 50 bots over websockets, six decisions of two
rounds each. In every round a fifth of the bots drop: before they vote, with their vote sent and
not answered, or after it; they come back within a second and go on. Then the journal is read.
The last line is one JSON object: votes that were sent, that were answered, that are in the
journal, twice or not at all; reveals and how many of the bots saw each; seconds from a reveal to
its arrival with those who were connected; the server's CPU seconds. The exit code is 1 if a vote
was lost or doubled, or a reveal did not reach somebody. Not a timed test.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from _crowd import play
from _process import cpu_seconds, tree
from _sides import COOKIE, session
from _turnout import figures, whole

from lidera_nb.events import kinds
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.settings import Settings

BOTS, DECISIONS, SEED = 50, 6, 2026


def measure(bots: int, decisions: int, seed: int = SEED) -> dict[str, Any]:
    """One session of a room; the figures of it."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with session(folder, bots) as side:
            assert side.lead is not None
            address = "{0.scheme}://{0.netloc}/".format(urlsplit(side.address))
            cookies = [f"{COOKIE}={side.arrive()[COOKIE]}" for _ in range(bots)]
            leader = f"{COOKIE}={side.lead()[COOKIE]}"
            cpu, begun = cpu_seconds(tree(side.pid)), time.perf_counter()
            log = asyncio.run(play(address, leader, cookies, decisions, seed))
            took = time.perf_counter() - begun
            used = cpu_seconds([side.pid]) - cpu
        return figures(log, _cast(folder), bots) | {
            "cpu_s": round(used, 2),
            "took_s": round(took, 1),
            "seed": seed,
        }


def _cast(folder: Path) -> Counter[tuple[str, str, int]]:
    """The votes in the journal, by person, scene and round."""
    settings = Settings(var=folder / "var")
    with (
        closing(Keys.open(settings.keys)) as keys,
        closing(SqliteJournal.open(settings.journal, keys)) as journal,
    ):
        streams = [journal.read(name) for name in journal.streams("room:")]
    return Counter(
        (event.actor, event.payload.ctx.node, event.payload.round)
        for events in streams
        for event in events
        if isinstance(event.payload, kinds.VoteCast)
    )


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    result = measure(*(given + [BOTS, DECISIONS][len(given) :]))
    print(json.dumps(result))
    sys.exit(0 if whole(result) else 1)

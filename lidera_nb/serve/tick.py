"""One task for what happens by the clock: logins end in time, rounds and modules open and close.

With thousands of pages nobody waits for it: it looks at a part of them, and then everyone else
has a turn. A page whose login is far from its ends costs a few comparisons of numbers.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from lidera_nb.serve.caps.crowd import Line
from lidera_nb.serve.house import House
from lidera_nb.serve.rounds import Rounds
from lidera_nb.serve.turns import in_turns

GLANCES, WORDS, STORIES = 500, 20, 100
"""Pages or logins that are looked at in one turn of the event loop, pages that may be told
something in one, and stories that are let go in one: each takes a millisecond or two."""

_log = logging.getLogger(__name__)


async def tick(house: House) -> None:
    """Look at every open page a few times a minute, for as long as the server runs."""
    rounds, loop = Rounds(house.sessions, house.clock()), asyncio.get_running_loop()
    begun = loop.time()
    while True:
        # A look at thousands takes a while; the next one does not begin later for it.
        await asyncio.sleep(max(0.0, begun + house.logins.rules.pace - loop.time()))
        begun = loop.time()
        try:
            await look(house)
        except Exception:  # one page's trouble must not leave all logins open
            _log.exception("the logins could not be looked at; trying again")
        try:
            await rounds.turn()
        except Exception:  # nor may one cohort's keep all others from their hour
            _log.exception("what is due by the clock could not be done; trying again")


async def look(house: House) -> None:
    """End logins and rooms that are over, and let every open page see how its own stands."""
    crowd, logins = house.guards.crowd, house.logins
    async for lines in in_turns(list(crowd), GLANCES):
        async for few in in_turns(_stirred(house, lines), WORDS):
            for line in few:
                if line in crowd:  # it may have been closed meanwhile
                    line.look()
    async for digests in in_turns(logins.all(), GLANCES):
        logins.forget(house.clock(), digests)
    while house.sessions.stories.trim(STORIES) == STORIES:
        await asyncio.sleep(0)
    house.pauses.look(len(crowd))
    house.sessions.rooms.sweep(house.clock())


def _stirred(house: House, lines: Sequence[Line]) -> list[Line]:
    """The pages that may have to be told something new about their login."""
    now, calm = house.clock().timestamp(), house.logins.calm
    return [line for line in lines if line.warned or not calm(line.login, now)]

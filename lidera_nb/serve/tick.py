"""One task for what happens by the clock: logins end in time, rounds and modules open and close."""

from __future__ import annotations

import asyncio
import logging

from lidera_nb.serve.house import House
from lidera_nb.serve.rounds import Rounds

_log = logging.getLogger(__name__)


async def tick(house: House) -> None:
    """Look at every open page a few times a minute, for as long as the server runs."""
    rounds = Rounds(house.sessions, house.clock())
    while True:
        await asyncio.sleep(house.logins.rules.pace)
        try:
            house.look()
        except Exception:  # one page's trouble must not leave all logins open
            _log.exception("the logins could not be looked at; trying again")
        try:
            await rounds.turn()
        except Exception:  # nor may one cohort's keep all others from their hour
            _log.exception("what is due by the clock could not be done; trying again")

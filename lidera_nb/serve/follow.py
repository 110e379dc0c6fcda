"""Following what other processes append: codes, new people, withdrawals, closed logins."""

from __future__ import annotations

import asyncio
import logging

from lidera_nb.serve.house import House

SECONDS = 1.0
_log = logging.getLogger(__name__)


async def follow(house: House) -> None:
    """Look at the journal every second, for as long as the server runs.

    A look that fails is logged once for each cause, told at ``/health``, and tried again.
    """
    while True:
        await asyncio.sleep(SECONDS)
        try:
            house.catch_up()
        except Exception as error:  # whatever it is, people who are here must not lose the server
            if house.behind != str(error):
                house.behind = str(error)
                _log.exception("the journal could not be followed; trying again")
        else:
            house.behind = ""
        await house.sessions.writer.probe()

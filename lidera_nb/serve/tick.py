"""One task for all logins: warns the pages whose login is about to end, and ends them in time."""

from __future__ import annotations

import asyncio
import logging

from lidera_nb.serve.house import House

_log = logging.getLogger(__name__)


async def tick(house: House) -> None:
    """Look at every open page a few times a minute, for as long as the server runs."""
    while True:
        await asyncio.sleep(house.logins.rules.pace)
        try:
            house.look()
        except Exception:  # one page's trouble must not leave all logins open
            _log.exception("the logins could not be looked at; trying again")

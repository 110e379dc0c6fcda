"""Stopping without losing anything: nobody new, what is under way is finished, everyone is told.

In order: the server is no longer *ready* (`/ready`), takes no new connection, and tells every
page that it restarts; acts that were begun are decided, committed and answered; then the pages
are let go, with the close code that makes them come back spread over seconds instead of all at
once. The journal takes its last checkpoint when the house is closed. All of it has a limit: what
was acknowledged is in the journal whatever happens, so that ending hard loses nothing either.
"""

from __future__ import annotations

import asyncio
import logging
import os
import threading
import time
from collections.abc import Callable

from lidera_nb.serve.house import House

ARRIVALS, SOON = 300, 1.0
"""Pages a second that a server takes in while it goes on working; within how many seconds few
pages come back. 9,000 are told to spread over half a minute."""
UNDER_WAY = 5.0
"""Seconds that acts which were begun have to be finished."""
AT_MOST = 10.0
"""Seconds from being asked to stop until the process ends by itself, whatever is left."""
TURN = 0.02
"""Seconds between two looks at what is under way."""

_log = logging.getLogger(__name__)


async def drain(house: House) -> None:
    """Finish what is under way, and let everyone go."""
    house.draining = True
    lines = list(house.guards.crowd)
    for line in lines:
        line.restart(within=spread(len(lines)))
    await asyncio.sleep(TURN)  # what was said must leave before the connection is closed
    end = time.monotonic() + UNDER_WAY
    while house.sessions.under_way and time.monotonic() < end:
        await asyncio.sleep(TURN)
    if house.sessions.under_way:
        _log.warning("%d acts were not finished in time", house.sessions.under_way)
    for line in list(house.guards.crowd):
        line.farewell()


def spread(pages: int) -> float:
    """Over how many seconds so many pages are to come back."""
    return max(SOON, pages / ARRIVALS)


def at_the_latest(
    seconds: float = AT_MOST, leave: Callable[[int], object] = os._exit
) -> threading.Timer:
    """End the process after so many seconds, even if the disk or a browser never answers."""

    def end() -> None:
        _log.error("the server did not stop within %.0f seconds; it ends now", seconds)
        leave(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    return timer

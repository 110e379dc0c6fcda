"""Following what other processes append: codes, new people, withdrawals, closed logins."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from lidera_nb.serve.house import House

SECONDS = 1.0
"""How long until the journal is looked at without any news."""
BREATH = 0.05
"""Seconds between two looks: news that come in quick succession are taken in together."""
_log = logging.getLogger(__name__)


async def follow(house: House) -> None:
    """Look at the journal when there are news, and every second, as long as the server runs.

    A look that fails is logged once for each cause, told at ``/health``, and tried again.
    """
    news, loop = asyncio.Event(), asyncio.get_running_loop()

    def wake() -> None:
        with contextlib.suppress(RuntimeError):  # the loop may have ended meanwhile
            loop.call_soon_threadsafe(news.set)

    house.sessions.journal.on_news(wake)
    while True:
        # Not `wait_for`: were there news just as the server ends, it would swallow the end.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SECONDS):
                await news.wait()
        news.clear()
        try:
            house.sessions.catch_up()
        except Exception as error:  # whatever it is, people who are here must not lose the server
            if house.behind != str(error):
                house.behind = str(error)
                _log.exception("the journal could not be followed; trying again")
        else:
            house.behind = ""
        await house.sessions.writer.probe()
        await asyncio.sleep(BREATH)

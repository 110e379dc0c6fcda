"""The live process's questions to the main one, by its local API."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from lidera_nb.serve.live.config import LiveConfig
from lidera_nb.serve.live.visits import Visit

SECONDS = 10.0


class MainServer:
    """The main process, as seen from here."""

    def __init__(self, live: LiveConfig) -> None:
        self._live = live

    async def redeem(self, ticket: str) -> Visit | None:
        """The visit that a ticket stands for, None if it is no good."""
        answer = await self._ask("/redeem", {"ticket": ticket})
        return Visit(**answer) if answer else None

    async def holding(self, visits: Sequence[Visit], here: bool = False) -> list[bool] | None:
        """Whether each visit's pass still holds; None if the main process does not answer.

        `here` tells that these people are active: it keeps their logins from going idle.
        """
        if not visits:
            return []
        tokens = [visit.token for visit in visits]
        answer = await self._ask("/holding", {"tokens": tokens, "here": here})
        return answer["holding"] if answer else None

    async def holds(self, visit: Visit) -> bool:
        """Whether this visit's pass still holds; without an answer it does not."""
        return (await self.holding([visit])) == [True]

    async def _ask(self, path: str, body: dict[str, Any]) -> Any:
        try:
            answer = await AsyncHTTPClient().fetch(
                self._live.api + path,
                method="POST",
                body=json.dumps(body),
                headers={"Authorization": f"Bearer {self._live.secret}"},
                request_timeout=SECONDS,
            )
        except (HTTPClientError, OSError):
            return None
        return json.loads(answer.body)

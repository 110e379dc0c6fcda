"""A participant's connection that gives nothing up: it resends, with the same id, until heard.

It waits with `asyncio.timeout`: `wait_for` of Python 3.11 may swallow that it was cancelled, and a
test in which something failed would go on for ever.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tornado.httpclient import HTTPError
from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketClosedError, WebSocketError

from lidera_nb.activities.course import load_course
from lidera_nb.demo.persona import Persona, personas
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import AccessError
from lidera_nb.settings import PROJECT
from tests.faults.harness import NAME

LOST = (
    AccessError, OSError, TimeoutError, HTTPError,
    StreamClosedError, WebSocketError, WebSocketClosedError,
)  # fmt: skip
"""All the ways in which a connection tells that it is gone."""

COURSE = load_course(PROJECT / "course")
MODULE = COURSE.modules[NAME]
SEED = 2026
"""Of the player whose play most faults are done to."""

Hazard = Callable[[str, int, str], Awaitable[None]]
"""Told the point (``before``, ``between``, ``after``), the act's number and its id."""


async def nothing_happens(point: str, number: int, message_id: str) -> None:
    """A calm day."""


@dataclass(slots=True)
class StubbornWire(Wire):
    """Wire that lives through lost connections; `acknowledged` holds the ids in order."""

    hazard: Hazard = nothing_happens
    patience: float = 10.0
    acknowledged: list[str] = field(default_factory=list)
    resent: int = 0
    path: str = ""

    async def open(self, path: str) -> None:
        """Open a page, as often as it takes."""
        self.path = path
        while True:
            self.close()
            self.views.clear()
            try:
                async with asyncio.timeout(self.patience):
                    return await Wire.open(self, path)
            except LOST:
                await asyncio.sleep(0.02)

    async def act(self, key: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Send an act until it is acknowledged; the same id each time."""
        number, message_id = len(self.acknowledged), str(uuid.uuid4())
        message = {"type": "act", "key": key, "id": message_id,
                   "n": self.views[key]["n"], "body": body}  # fmt: skip
        await self.hazard("before", number, message_id)
        heard = await self._until_heard(message, number)
        self.acknowledged.append(message_id)
        await self.hazard("after", number, message_id)
        await self._until_shown(heard["n"])
        return heard

    async def _until_heard(self, message: dict[str, Any], number: int) -> dict[str, Any]:
        while True:
            try:
                sending = asyncio.ensure_future(self.send(message))
                await asyncio.sleep(0.001)
                if not sending.done():
                    await self.hazard("between", number, message["id"])
                async with asyncio.timeout(self.patience):
                    return await sending
            except LOST:
                self.resent += 1
                await self.open(self.path)

    async def _until_shown(self, n: int) -> None:
        while any(view["n"] < n for view in self.views.values()):
            try:
                async with asyncio.timeout(self.patience):
                    await self.hear()
            except LOST:
                await self.open(self.path)


def player(seed: int) -> Persona:
    """Someone who plays to the end, uses no right, and always decides the same."""
    scenario = MODULE.step("case").definition.current.scenario
    return next(
        one for one in personas(scenario, seed, 60)
        if one.begins and one.stops_after is None and not one.rights
    )  # fmt: skip

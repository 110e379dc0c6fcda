"""The people of a live room as bots over websockets: one leads, the others vote, drop and return.

A bot knows only the views that it is sent. It keeps each vote under one message id and sends it
again after every loss until it was answered, as a browser does.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from _turnout import Ballot, Log

from lidera_nb.demo.wire import Wire
from lidera_nb.errors import AccessError

DOOR, DESK = "/m/room", "/staff/facilitate"
CASE = {"module": "01-los-que-faltan", "step": "case", "role": None}
REASON = "Razón de un bot, escrita para medir: quién espera mientras tanto, y por qué."
DROPS = 0.2
PATIENCE = 30.0


@dataclass
class Voter:
    """One bot; `chance` settles when it waits, votes, drops and returns."""

    number: int
    address: str
    cookie: str
    code: str
    chance: random.Random
    log: Log
    here: bool = False
    _wire: Wire | None = None
    _votes: dict[Ballot, dict[str, Any]] = field(default_factory=dict)
    _plans: dict[Ballot, str] = field(default_factory=dict)

    async def live(self) -> None:
        """Come, listen, drop, come again, until cancelled."""
        while True:
            self._wire = Wire(self.address, self.cookie)
            await self._wire.open(DOOR)
            self.here = True
            try:
                await self._listen(self._wire)
            except AccessError:
                self.log.drops += 1
            self.here = False
            await asyncio.sleep(self.chance.uniform(0.1, 1.0))

    async def _listen(self, wire: Wire) -> None:
        """Do what the view asks for; AccessError once the connection is gone."""
        if "room" not in wire.views["room"]:
            await wire.send(_act("room", {"do": "join", "code": self.code}))
        while True:
            ballot = self._look(wire.views["room"])
            if ballot is None or (self.number, ballot) in self.log.answered:
                await wire.hear()
            else:
                await self._vote(wire, ballot)

    def _look(self, view: Mapping[str, Any]) -> Ballot | None:
        """Note what was revealed; the ballot that is open, if any."""
        scene, now = view.get("scene", {}).get("id", ""), time.perf_counter()
        for shown in view.get("tallies", ()):
            self.log.seen.setdefault((self.number, (scene, shown["round"])), now)
        vote = view.get("vote")
        return (scene, vote["round"]) if vote and vote["open"] else None

    async def _vote(self, wire: Wire, ballot: Ballot) -> None:
        plan = self._plans.setdefault(ballot, self._plan())
        await asyncio.sleep(self.chance.uniform(0, 0.3))
        if plan == "before":
            self._drop(wire, ballot)
        message = self._message(wire.views["room"], ballot)
        self.log.sent.add((self.number, ballot))
        if plan == "unheard":
            await wire.send_raw(json.dumps(message))
            self._drop(wire, ballot)
        answer = await wire.send(message)
        if answer["status"] != "saved":
            self.log.refused += 1
        self.log.answered.add((self.number, ballot))
        if plan == "after":
            self._drop(wire, ballot)

    def _plan(self) -> str:
        """Whether and when this bot drops in this round."""
        drops = self.chance.random() < DROPS
        return self.chance.choice(("before", "unheard", "after")) if drops else ""

    def _drop(self, wire: Wire, ballot: Ballot) -> None:
        self._plans[ballot] = ""
        wire.close()
        raise AccessError("dropped on purpose")

    def _message(self, view: Mapping[str, Any], ballot: Ballot) -> dict[str, Any]:
        """The vote of this round: made once, the same at every sending."""
        if ballot in self._votes:
            self.log.resent += 1
            return self._votes[ballot]
        choices = [one["id"] for one in view["vote"]["decision"]["choices"]]
        body = {"do": "vote", "room": view["room"]["id"], "scene": ballot[0], "round": ballot[1],
                "choice": self.chance.choice(choices), "reason": REASON}  # fmt: skip
        self._votes[ballot] = _act("room", body)
        return self._votes[ballot]


@dataclass
class Leader:
    """Who leads the room, waiting for nobody longer than `PATIENCE`."""

    wire: Wire
    log: Log

    @property
    def view(self) -> dict[str, Any]:
        """The facilitator's screen."""
        return self.wire.views["facilitate"]

    async def opens(self) -> str:
        """Come in and open a room; returns its code."""
        await self.wire.open(DESK)
        cohort = self.view["offers"]["cohorts"][0]["id"]
        await self._does({"do": "open", "cohort": cohort, **CASE})
        await self.until(lambda view: "room" in view)
        return str(self.view["room"]["code"])

    async def leads(self, voters: list[Voter], decisions: int) -> None:
        """Take the group through so many decisions, two rounds each."""
        await self._press("begin")
        for _ in range(decisions):
            while "advance" in self.view["can"]:
                await self._press("advance", scene=self.view["scene"]["id"])
            for number in (1, 2):
                await self._round(voters, (self.view["scene"]["id"], number))
            await self._settle()
            if self.view["room"]["phase"] == "ended":
                return

    async def _round(self, voters: list[Voter], ballot: Ballot) -> None:
        scene, number = ballot
        await self._press("ask", scene=scene, round=number)
        await self.until(lambda view: view["vote"]["votes"] == len(voters))
        self.log.revealed[ballot] = time.perf_counter()
        self.log.present[ballot] = {one.number for one in voters if one.here}
        await self._press("reveal", scene=scene, round=number)
        end = time.monotonic() + PATIENCE
        while self.log.reached(ballot) < len(voters) and time.monotonic() < end:
            await asyncio.sleep(0.02)

    async def _settle(self) -> None:
        """By majority, or a pick where there is none."""
        can = self.view["can"]["settle"]
        chosen, by = can["majority"], "majority"
        if chosen is None:
            chosen, by = can["choices"][0], "facilitator"
        scene, number = self.view["scene"]["id"], can["round"]
        body = {"scene": scene, "round": number, "by": by, "choice": chosen["id"]}
        await self._press("settle", **body, reason="" if by == "majority" else REASON)

    async def _press(self, do: str, **given: Any) -> None:
        before = _where(self.view)
        await self._does({"do": do, "room": self.view["room"]["id"], **given})
        await self.until(lambda view: _where(view) != before)

    async def _does(self, body: dict[str, Any]) -> None:
        answer = await self.wire.send(_act("facilitate", body))
        if answer["status"] != "saved":
            raise AccessError(f"the leader's press was refused: {answer['reason']}")

    async def until(self, seen: Any) -> None:
        """Hear until it is so, or until patience is over."""
        end = time.monotonic() + PATIENCE
        while not seen(self.view) and time.monotonic() < end:
            await asyncio.wait_for(self.wire.hear(), PATIENCE)


def _where(view: Mapping[str, Any]) -> tuple[Any, ...]:
    return view.get("room", {}).get("phase"), view.get("can"), view.get("scene")


def _act(key: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"type": "act", "key": key, "id": str(uuid.uuid4()), "n": 0, "body": body}


async def play(address: str, leader: str, cookies: list[str], decisions: int, seed: int) -> Log:
    """A whole session of a room with a bot for each cookie."""
    log = Log()
    host = Leader(Wire(address, leader), log)
    code = await host.opens()
    voters = [
        Voter(n, address, cookie, code, random.Random(f"{seed}:{n}"), log)
        for n, cookie in enumerate(cookies)
    ]
    living = [asyncio.create_task(voter.live()) for voter in voters]
    try:
        await host.until(lambda view: view["room"]["joined"] == len(voters))
        await host.leads(voters, decisions)
    finally:
        for task in living:
            task.cancel()
        await asyncio.gather(*living, return_exceptions=True)
    return log

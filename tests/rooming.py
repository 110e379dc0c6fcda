"""A live room with people in it, for tests: who leads it, who votes, and how they press on."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from lidera_nb.activities import enrolment
from lidera_nb.demo.wire import Wire
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.serve.base import COOKIE
from lidera_nb.serve.rooms import PREFIX
from tests.running import Running

CASE = ("01-los-que-faltan", "case")
REASON = "Quiero saber primero quién falta y por qué; lo demás puede esperar hasta el lunes. "


def newcomer(server: Running, person: str, role: str = "participant", cohort: str = "test") -> None:
    """Enrol somebody."""
    sessions, key = server.house.sessions, server.house.keys.secret("codes")
    joined = enrolment.enrol(sessions.registry, cohort, role, person, key, person)
    server.do(sessions.note(f"cohort:{cohort}", joined.events, "system"))


async def at(server: Running, person: str, path: str) -> Wire:
    """A page as somebody opens it."""
    secret = await server.house.open_login(person)
    wire = Wire(server.address, cookie=f"{COOKIE}={secret}")
    await wire.open(path)
    return wire


@dataclass
class Guest:
    """Somebody on the page of rooms."""

    wire: Wire
    sent: list[dict[str, Any]] = field(default_factory=list)

    @property
    def view(self) -> dict[str, Any]:
        return self.wire.views["room"]

    async def consents(self, **purposes: bool) -> None:
        """Agree to take part, if that was not done before."""
        form = self.wire.views["consent"]
        values = {"learning": True, **purposes}
        await self.wire.act("consent", {"do": "submit", "form": form["form"], "values": values})

    async def joins(self, code: str) -> dict[str, Any]:
        return await self.sends({"do": "join", "code": code})

    async def votes(self, choice: str | int = 0, reason: str = REASON) -> dict[str, Any]:
        vote = self.view["vote"]
        if isinstance(choice, int):
            choice = vote["decision"]["choices"][choice]["id"]
        return await self.sends(
            {"do": "vote", "room": self.view["room"]["id"], "scene": self.view["scene"]["id"],
             "round": vote["round"], "choice": choice, "reason": reason}
        )  # fmt: skip

    async def sends(self, body: dict[str, Any], key: str = "room") -> dict[str, Any]:
        message = {"type": "act", "key": key, "id": str(uuid.uuid4()), "n": 0, "body": body}
        self.sent.append(message)
        return await self.wire.send(message)

    async def until(self, seen: Any) -> dict[str, Any]:
        """Listen until the view is as it should be."""
        while not seen(self.view):
            await self.wire.hear()
        return self.view


@dataclass
class Host(Guest):
    """The facilitator at their controls."""

    @property
    def view(self) -> dict[str, Any]:
        return self.wire.views["facilitate"]

    async def does(self, do: str, **given: Any) -> dict[str, Any]:
        """Press on, and see what it brought; what is not given is read from the screen."""
        body = {"do": do, "room": self.view["room"]["id"], **given}
        if do in ("advance", "ask", "reveal", "settle"):
            body = {"scene": self.view["scene"]["id"], **body}
        if do in ("reveal", "settle"):
            body = {"round": self.view["vote"]["round"], **body}
        before = where(self.view)
        answer = await self.sends(body, "facilitate")
        if answer["status"] == "saved":
            await self.until(lambda view: where(view) != before)
        return answer

    async def opens(self, cohort: str = "test", **given: Any) -> str:
        body = {"do": "open", "cohort": cohort, "module": CASE[0], "step": CASE[1], **given}
        answer = await self.sends(body, "facilitate")
        assert answer["status"] == "saved", answer
        await self.until(lambda view: "room" in view)
        return str(self.view["room"]["code"])

    async def asks(self) -> None:
        """Begin, go on to the next decision and open the vote."""
        if "begin" in self.view["can"]:
            await self.does("begin")
        while "advance" in self.view["can"]:
            await self.does("advance")
        await self.does("ask", round=self.view["can"]["ask"])


def where(view: dict[str, Any]) -> tuple[Any, ...]:
    """What a facilitator's press changes, without the counts that others change."""
    return view.get("room", {}).get("phase"), view.get("can"), view.get("scene")


async def leads(server: Running, person: str = "p-ivo", *, anew: bool = True) -> Host:
    """The facilitator at their page; a room that is still open is closed first."""
    host = Host(await at(server, person, "/staff/facilitate"))
    if anew and "room" in host.view:
        await host.does("close")
    return host


async def comes(server: Running, person: str, code: str = "", **purposes: bool) -> Guest:
    """Somebody comes to the page, agrees if need be, and joins."""
    guest = Guest(await at(server, person, "/m/room"))
    if guest.wire.views["consent"]["status"] == "open":
        await guest.consents(**purposes)
    if code:
        answer = await guest.joins(code)
        assert answer["status"] == "saved", answer
        await guest.until(lambda view: "room" in view)
    return guest


def told(server: Running, room: str) -> list[Event]:
    """The room's stream in the journal."""
    return server.house.sessions.journal.read(PREFIX + room)


def votes(events: list[Event]) -> list[tuple[str, int, str]]:
    """Who voted in which round for what."""
    cast = [event for event in events if isinstance(event.payload, kinds.VoteCast)]
    return [(e.actor, e.payload.round, e.payload.choice) for e in cast]  # type: ignore[attr-defined]

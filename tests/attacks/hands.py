"""What an attacker needs: a person of their own, a line to the server, a play to tamper with."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
import uuid
from collections.abc import Coroutine, Mapping
from typing import Any
from urllib.parse import urlsplit

from lidera_nb.demo.wire import Wire
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from tests.running import Running
from tests.twocohorts import MODULE

PAGE, DESK = f"/m/{MODULE}", "/staff/review"
REASON = "Porque protege a quien menos puede hablar."
CONSENT = {"learning": True, "evaluation": True}
PROFILE = {"territory": "araucania", "level": "primary", "dependence": "municipal"}


def within(seconds: float, coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run a story to its end, within so many seconds."""
    return asyncio.run(asyncio.wait_for(coroutine, seconds))


def newcomer(
    server: Running, name: str = "", cohort: str = "test", role: str = "participant"
) -> str:
    """Somebody who has just been enrolled."""
    person = f"p-{secrets.token_hex(6)}"
    joined = kinds.PersonEnrolled.model_validate(
        {"person": person, "role": role, "name": name or person}
    )
    event = NewEvent(joined, person)
    server.do(server.house.sessions.note(f"cohort:{cohort}", (event,), "system"))
    return person


def told(server: Running, person: str) -> list[Event]:
    """What the journal holds of somebody."""
    return list(server.house.sessions.journal.read(f"person:{person}"))


async def wire_of(server: Running, person: str, path: str = PAGE) -> Wire:
    """Somebody's line to a page."""
    opened = await asyncio.to_thread(server.login, person)
    cookie = "; ".join(f"{name}={value}" for name, value in opened.cookies.items())
    wire = Wire(server.address, cookie)
    await wire.open(path)
    return wire


def submit(wire: Wire, key: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The body that hands in a form."""
    return {"do": "submit", "form": wire.views[key]["form"], "values": dict(values)}


async def to_case(wire: Wire) -> None:
    """Consent, say what the school is like, and start the case."""
    for key, values in (("consent", CONSENT), ("profile", PROFILE)):
        assert (await wire.act(key, submit(wire, key, values)))["status"] == "saved"
    assert (await wire.act("case", {"do": "start"}))["status"] == "saved"


async def go_on(wire: Wire) -> None:
    """Walk through the passages to the next decision, or to the end."""
    while wire.views["case"]["scene"]["advance"]:
        await wire.act("case", {"do": "advance", "scene": wire.views["case"]["scene"]["id"]})


async def to_decision(wire: Wire) -> dict[str, Any]:
    """Go on to the next decision; returns the body that would take its first choice."""
    await go_on(wire)
    scene = wire.views["case"]["scene"]
    choice = scene["decision"]["choices"][0]["id"]
    body = {"do": "decide", "scene": scene["id"], "choice": choice, "reason": REASON}
    return body | ({"confidence": 75} if "prediction" in scene["decision"] else {})


async def to_reflection(wire: Wire) -> None:
    """Play the case to its end."""
    while wire.views["case"]["status"] == "open":
        body = await to_decision(wire)
        assert (await wire.act("case", body))["status"] == "saved"
        await go_on(wire)


async def at_case(server: Running, person: str) -> Wire:
    """Somebody's line to the page, at the beginning of the case."""
    wire = await wire_of(server, person)
    await to_case(wire)
    return wire


async def at_reflection(server: Running, person: str) -> Wire:
    """Somebody's line to the page, with the case played to its end."""
    wire = await at_case(server, person)
    await to_reflection(wire)
    return wire


def message(wire: Wire, key: str, body: Any, /, **other: Any) -> dict[str, Any]:
    """An act as a browser sends it, with whatever an attacker changes."""
    n = wire.views[key]["n"] if key in wire.views else 0
    made = {"type": "act", "key": key, "id": str(uuid.uuid4()), "n": n, "body": body}
    return {**made, **other}


async def alive(wire: Wire) -> bool:
    """Whether the server still answers on this very line."""
    answer = await asyncio.wait_for(wire.send(message(wire, "none", {})), 10)
    return bool(answer["status"] == "refused")


def raw(server: Running, text: bytes, seconds: float = 3) -> bytes:
    """Send bytes as they are; all that comes back until the server is silent or hangs up."""
    at = urlsplit(server.address)
    heard = b""
    with socket.create_connection((at.hostname, at.port), seconds) as line:
        line.sendall(text)
        line.settimeout(seconds)
        try:
            while part := line.recv(65536):
                heard += part
        except (TimeoutError, ConnectionError):
            pass
    return heard


def as_json(value: Any) -> str:
    """JSON as a careless client writes it: NaN and lone surrogates included."""
    return json.dumps(value, allow_nan=True)

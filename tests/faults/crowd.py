"""Many people of a server who are logged in already, and what they do over and over."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lidera_nb import texts
from lidera_nb.clock import utc_now
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Journal, NewEvent
from lidera_nb.serve.headers import login_cookie
from lidera_nb.serve.login.logins import fingerprint, new_secret
from tests.faults import once
from tests.faults.harness import COHORT, PAGE, Server, opened
from tests.faults.stubborn import StubbornWire
from tests.running import Running

UNSAVED = texts.say("es", "refused.unsaved")
PATIENCE = 240.0
"""Seconds that a busy machine may take: a lost connection is noticed by its end, not by waiting."""
AT_ONCE = 500
"""Entries of one append: the journal holds its write lock for no longer."""


def enrolled(var: Path, count: int) -> dict[str, str]:
    """So many people with open logins, of a server that does not run; their cookies."""
    with opened(var) as (journal, _):
        return arrived(journal, count)


def arrived(journal: Journal, count: int) -> dict[str, str]:
    """The same in an open journal."""
    people = {f"p-{number:05}": new_secret() for number in range(count)}
    entries = [entry for one in people.items() for entry in _arrival(*one)]
    for at in range(0, len(entries), AT_ONCE):
        refused = [a for a in journal.append(entries[at : at + AT_ONCE]) if not a.events]
        assert refused == []
    return {person: f"{login_cookie(False)}={secret}" for person, secret in people.items()}


def _arrival(person: str, secret: str) -> tuple[Entry, Entry]:
    joined = kinds.PersonEnrolled(person=person, role="participant", name=person)
    opens = kinds.LoginOpened(login=fingerprint(secret), own=True)
    return (
        Entry(f"cohort:{COHORT}", f"j-{person}", b"", (NewEvent(joined, person),), "s", utc_now()),
        Entry(f"access:{person}", "opened", b"", (NewEvent(opens),), person, utc_now()),
    )


def something(view: Mapping[str, Any], turn: int) -> dict[str, Any]:
    """What is always possible at a consent form: to answer it anew, each time otherwise."""
    values = {"learning": True, "evaluation": turn % 2 == 0}
    return {"do": "submit", "form": view["form"], "values": values}


async def wires(server: Server | Running, cookies: Mapping[str, str]) -> dict[str, StubbornWire]:
    """Everybody's line to the page."""
    lines = {
        who: StubbornWire(server.address, cookie, patience=PATIENCE)
        for who, cookie in cookies.items()
    }
    await asyncio.gather(*(line.open(PAGE) for line in lines.values()))
    return lines


@dataclass
class Told:
    """What people who act over and over were told that is not "saved"."""

    unsaved: list[str] = field(default_factory=list)


async def acts(wire: StubbornWire, end: asyncio.Event, told: Told, pause: float = 0.0) -> None:
    """Act again and again; what is told not to be saved is not counted, and must not be there."""
    while not end.is_set():
        body = something(wire.views["consent"], len(wire.acknowledged))
        answer = await wire.act("consent", body)
        if answer["status"] != "saved":
            assert answer["reason"] == UNSAVED, answer
            told.unsaved.append(wire.acknowledged.pop())
        await asyncio.sleep(pause)
    wire.close()


def wrong(server: Server, lines: Mapping[str, StubbornWire]) -> list[str]:
    """What is wrong with anybody's stream."""
    with opened(server.var) as (journal, _):
        return wrong_in(journal, lines)


def wrong_in(journal: Journal, lines: Mapping[str, StubbornWire]) -> list[str]:
    """The same in an open journal."""
    told = {who: once.faults(line.acknowledged, journal.read(f"person:{who}"))
            for who, line in lines.items()}  # fmt: skip
    return [f"{who}: {fault}" for who, found in told.items() for fault in found]


def total(lines: Mapping[str, StubbornWire]) -> int:
    """How many acts of all of them were acknowledged."""
    return sum(len(line.acknowledged) for line in lines.values())


async def until_more(lines: Mapping[str, StubbornWire], more: int) -> None:
    """Wait until so many further acts were acknowledged."""
    wanted = total(lines) + more
    async with asyncio.timeout(PATIENCE):
        while total(lines) < wanted:
            await asyncio.sleep(0.005)

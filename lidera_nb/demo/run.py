"""Fills the demonstration: enrols its people, and lets the bots play through a real server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from lidera_nb.activities.course import Module
from lidera_nb.activities.shelf import Shelf
from lidera_nb.demo import cohort
from lidera_nb.demo.bot import play
from lidera_nb.demo.persona import Persona, personas
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import JournalError
from lidera_nb.events.journal import Entry, Journal, NewEvent
from lidera_nb.serve.app import serving
from lidera_nb.serve.house import House
from lidera_nb.settings import Settings

AT_ONCE = 8
Tell = Callable[[], object]


def write(journal: Journal, house: House, stream: str, events: tuple[NewEvent, ...]) -> None:
    """Append events of the demonstration itself."""
    message = f"demo-{stream}-{journal.head(stream)}"
    answer = journal.append([Entry(stream, message, b"", events, "system", house.clock())])[0]
    if isinstance(answer, JournalError):
        raise answer


async def fill(settings: Settings, played: Tell, people: int = cohort.PEOPLE) -> int:
    """Let every bot play that has not finished; returns how many played now.

    Parameters
    ----------
    settings
        Where the demonstration lies; it is served at a free port while the bots play.
    played
        Called after each bot.
    people
        How many of the sixty play (fewer in a quick check).
    """
    async with serving(replace(settings, port=0, pages="session")) as (house, address):
        journal = house.sessions.journal
        append = partial(write, journal, house)
        cohort.enrol(journal, append, house.keys.secret("codes"))
        house.catch_up()
        module = house.course.of("participant")[0]
        waiting = [who for who in _personas(module, people) if _unfinished(house, who, module)]
        ids = [who.person for who in waiting]
        codes = cohort.fresh_codes(journal, append, house.keys.secret("codes"), ids)
        house.catch_up()
        gate = asyncio.Semaphore(AT_ONCE)
        await asyncio.gather(
            *(_one(gate, address, codes[w.person], w, module, played) for w in waiting)
        )
        return len(waiting)


def _personas(module: Module, people: int) -> list[Persona]:
    shelf: Shelf = next(s.definition for s in module.steps if s.activity == "simulation")
    everyone = personas(shelf.current.scenario, cohort.SEED, cohort.PEOPLE)
    return [who for who in everyone[:people] if who.begins]


def _unfinished(house: House, who: Persona, module: Module) -> bool:
    """A bot that stops on the way is done as soon as it began."""
    facts = house.sessions.story(who.person).facts
    if facts.resting or (who.stops_after is not None and facts.started):
        return False
    steps = {(step.module, step.key) for step in module.steps}
    return bool(steps - facts.done) or bool(who.rights)


async def _one(
    gate: asyncio.Semaphore, address: str, code: str, who: Persona, module: Module, played: Tell
) -> None:
    async with gate:
        await play(Wire(address), code, who, module)
        played()


async def codes_for_visitors(settings: Settings) -> dict[str, str]:
    """A fresh access code for each role, by role."""
    async with serving(replace(settings, port=0, pages="session")) as (house, _):
        journal = house.sessions.journal
        append = partial(write, journal, house)
        roles = ("participant", *cohort.STAFF)
        people = {cohort.visitor(role): role for role in roles}
        codes = cohort.fresh_codes(journal, append, house.keys.secret("codes"), list(people))
        return {people[person]: code for person, code in codes.items()}

"""Fills the demonstration: enrols its people, and lets the bots play through a real server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from lidera_nb.activities.activity import NO_PROGRESS
from lidera_nb.activities.course import Module
from lidera_nb.activities.shelf import Shelf
from lidera_nb.demo import carding, cohort, encountering, meeting, piloting, surveying
from lidera_nb.demo.bot import play
from lidera_nb.demo.persona import Persona, personas
from lidera_nb.demo.rating import answers
from lidera_nb.demo.returning import READERS, Readers
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import JournalError
from lidera_nb.events.journal import Entry, Journal, NewEvent
from lidera_nb.serve.app import serving
from lidera_nb.serve.house import House
from lidera_nb.settings import Settings

AT_ONCE = 8
ANSWERS_EACH = 6
"""One in so many synthetic people looks at what came back and answers it."""

HOST = cohort.visitor("instructor")
"""Who opens and closes the waves of the demonstration."""

Tell = Callable[[], object]


def write(journal: Journal, house: House, stream: str, events: tuple[NewEvent, ...]) -> None:
    """Append events of the demonstration itself."""
    message = f"demo-{stream}-{journal.head(stream)}"
    answer = journal.append([Entry(stream, message, b"", events, "system", house.clock())])[0]
    if isinstance(answer, JournalError):
        raise answer


@dataclass(frozen=True, slots=True)
class Stage:
    """A served demonstration and the bots that play in it."""

    house: House
    address: str
    codes: dict[str, str]
    played: Tell

    async def through(self, module: Module, crowd: list[Persona]) -> int:
        """Let everyone who has not finished a module go through it; returns how many did."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(who: Persona) -> None:
            async with gate:
                await play(Wire(self.address), self.codes[who.person], who, module)
                self.played()

        waiting = [who for who in crowd if _unfinished(self.house, who, module)]
        await asyncio.gather(*(one(who) for who in waiting))
        return len(waiting)

    async def rate(self, crowd: list[Persona], wave: int) -> int:
        """Ask the scales of a wave of everyone who answers in it; returns how many came."""
        pages = [page for page in self.house.course.of("participant")
                 if any(s.activity == "scale" and s.wave == wave for s in page.steps)]  # fmt: skip
        answering = [who for who in crowd if answers(who, wave)]
        return sum([await self.through(page, answering) for page in pages])

    async def survey(self, crowd: list[Persona]) -> int:
        """Hold the first wave of the network survey; returns how many came, 0 if it was held."""
        course, code = self.house.course, self.codes[HOST]
        waves = self.house.sessions.registry.cohorts[cohort.COHORT].survey.waves
        if waves and waves[0].closed_at is not None:
            return 0
        desk, asking = _with("waves", course.of("staff")), _with("survey", course.of("participant"))
        await surveying.open_wave(Wire(self.address), code, desk)
        came = await self.through(asking, [who for who in crowd if who.stops_after is None])
        await surveying.close_wave(Wire(self.address), code, desk)
        return came

    async def assign(self, crowd: list[Persona]) -> int:
        """Let half of those who stay to the end hand an assignment in; returns how many did."""
        pages = [page for page in self.house.course.of("participant") if page.has("assignment")]
        if not pages:
            return 0
        shortest = min(pages, key=lambda page: len(page.steps))
        return await self.through(shortest, [who for who in crowd if who.stops_after is None][::2])

    async def feed_back(self, crowd: list[Persona]) -> int:
        """Have texts read and signed, unless they are; some look at what came and answer."""
        reviews = self.house.sessions.reviews.of(cohort.COHORT)
        if any(text.published for text in reviews.texts.values()):
            return 0
        signed = await Readers(self.address, self.codes, self.house.course).read()
        page = next((page for page in self.house.course.of("participant") if page.only_read), None)
        if page is not None:
            looking = [who for who in crowd[::ANSWERS_EACH] if who.person != cohort.SEASONED]
            for who in looking:
                await play(Wire(self.address), self.codes[who.person], who, page)
        return signed


async def fill(settings: Settings, played: Tell, people: int = cohort.PEOPLE) -> int:
    """Let every bot play that has not finished; returns how many came to a page now.

    Parameters
    ----------
    settings
        Where the demonstration lies; it is served at a free port while the bots play.
    played
        Called after each bot and page.
    people
        How many of the sixty play (fewer in a quick check).
    """
    async with serving(replace(settings, port=0, pages="session")) as (house, address):
        journal = house.sessions.journal
        append = partial(write, journal, house)
        cohort.enrol(journal, append, house.keys.secret("codes"))
        house.sessions.catch_up()
        first = _with("simulation", house.course.of("participant"))
        crowd = _personas(first, people)
        ids = [*READERS, *(who.person for who in crowd)]
        codes = cohort.fresh_codes(journal, append, house.keys.secret("codes"), ids)
        house.sessions.catch_up()
        stage = Stage(house, address, codes, played)
        came = await stage.rate(crowd, wave=1)
        came += await stage.through(first, crowd) + await stage.survey(crowd)
        came += await stage.assign(crowd) + await stage.rate(crowd, wave=2)
        await stage.feed_back(crowd)
        carding.write(journal, house.clock())
        piloting.write(journal, house.clock())
        house.sessions.catch_up()
        await meeting.write(house.sessions)
        await encountering.write(house.sessions)
        return came


def _with(activity: str, pages: list[Module]) -> Module:
    """The first of some pages that has a step of this kind."""
    return next(page for page in pages if any(step.activity == activity for step in page.steps))


def _personas(module: Module, people: int) -> list[Persona]:
    shelf: Shelf = next(s.definition for s in module.steps if s.activity == "simulation")
    everyone = personas(shelf.current.scenario, cohort.SEED, cohort.PEOPLE)
    return [who for who in everyone[:people] if who.begins]


def _unfinished(house: House, who: Persona, module: Module) -> bool:
    """Who stops on the way is done with a module once begun; pages beside the course count not."""
    facts = house.sessions.story(who.person).facts
    begun = any(at == module.id for at, _ in facts.started)
    if facts.resting or (who.stops_after is not None and begun):
        return False
    steps = {(step.module, step.key) for step in module.steps if step.activity not in NO_PROGRESS}
    return bool(steps - facts.done) or bool(who.rights)


async def codes_for_visitors(settings: Settings) -> dict[str, str]:
    """A fresh access code for each role, and for somebody who has been through it all."""
    async with serving(replace(settings, port=0, pages="session")) as (house, _):
        journal = house.sessions.journal
        append = partial(write, journal, house)
        roles = ("participant", *cohort.STAFF)
        people = {cohort.visitor(role): role for role in roles} | {cohort.SEASONED: "finished"}
        codes = cohort.fresh_codes(journal, append, house.keys.secret("codes"), list(people))
        return {people[person]: code for person, code in codes.items()}

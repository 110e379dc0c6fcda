"""A synthetic store of many cohorts, for trying exports and reports at the scale of a country.

Everybody in it is made up, from a seed, and every cohort says so. It is written through the
journal like anything else: sealed, chained, a cohort in one transaction.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from lidera_nb.activities.activity import Step
from lidera_nb.activities.course import Course, Module
from lidera_nb.activities.survey.waves import opening
from lidera_nb.demo.persona import Persona, personas
from lidera_nb.demo.storeplay import Act, Player
from lidera_nb.demo.storewaves import answered
from lidera_nb.errors import JournalError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Journal, NewEvent

SIZE = 30
"""People of a cohort."""

PREFIX = "sintetica-"
"""How the ids of its cohorts begin."""

BEGAN = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
APART = timedelta(weeks=16)
"""From one wave to the next."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a store holds: so many people in cohorts of `SIZE`, so many waves, from a seed."""

    people: int = 9000
    waves: int = 3
    seed: int = 2026

    @property
    def sizes(self) -> list[int]:
        """People of each cohort."""
        whole, rest = divmod(self.people, SIZE)
        return [SIZE] * whole + ([rest] if rest else [])


def write_store(
    journal: Journal, course: Course, plan: Plan, written: Callable[[], object] = lambda: None
) -> int:
    """Write every cohort of a plan that is not there yet; returns how many were written.

    Parameters
    ----------
    journal, course
        Where, and what people play: the first module with a case, and the survey.
    plan
        How many, and the seed.
    written
        Called after each cohort.
    """
    made = 0
    for number, size in enumerate(plan.sizes, start=1):
        if not journal.head(f"cohort:{_id(number)}"):
            _append(journal, list(_cohort(course, plan, number, size)))
            made += 1
        written()
    return made


def _id(number: int) -> str:
    return f"{PREFIX}{number:03d}"


def _cohort(course: Course, plan: Plan, number: int, size: int) -> Iterator[Entry]:
    """Everything that happened in one cohort."""
    module, survey = _played(course), _survey(course)
    crowd = _crowd(module, plan.seed, number, size)
    yield _entry(f"cohort:{_id(number)}", BEGAN, *_founded(plan, number, crowd))
    for who in crowd:
        if who.begins:
            player = Player(course, who, BEGAN + timedelta(days=number % 20), number * 1000)
            player.through(module)
            yield from _acted(who, player.acts)
    for wave in range(1, plan.waves + 1 if survey else 1):
        yield from _wave(survey, number, wave, crowd)
    yield from _rights(crowd)


def _wave(survey: Step | None, number: int, wave: int, crowd: Sequence[Persona]) -> Iterator[Entry]:
    assert survey is not None
    opened = BEGAN + timedelta(weeks=4) + APART * (wave - 1)
    stream, roster = f"cohort:{_id(number)}", [who.person for who in crowd]
    yield _entry(stream, opened, opening(wave, survey.definition))
    for who in crowd:
        if who.begins and who.stops_after is None:
            yield from _acted(who, answered(who, survey, _id(number), wave, roster, opened))
    yield _entry(stream, opened + timedelta(weeks=2), kinds.SurveyClosed(wave=wave))


def _rights(crowd: Sequence[Persona]) -> Iterator[Entry]:
    """What those do who use a right."""
    at = BEGAN + timedelta(weeks=60)
    for who in crowd:
        if who.rights:
            done = (
                kinds.PersonBlocked()
                if who.rights == "block"
                else kinds.PersonWithdrew(erase=False)
            )
            yield _entry(f"person:{who.person}", at, done)


def _founded(plan: Plan, number: int, crowd: Sequence[Persona]) -> Iterator[kinds.Payload]:
    title = f"Cohorte {number:03d} (datos sintéticos)"
    yield kinds.CohortCreated(title=title, synthetic=True, seed=plan.seed)
    for who in crowd:
        name = f"Participante sintético {who.person}"
        yield kinds.PersonEnrolled(person=who.person, role="participant", name=name)


def _crowd(module: Module, seed: int, number: int, size: int) -> list[Persona]:
    step = next(step for step in module.steps if step.activity == "simulation")
    scenario = step.definition.current.scenario
    made = personas(scenario, seed * 1000 + number, size)
    return [replace(who, person=f"s{number:03d}-{who.person[-2:]}") for who in made]


def _played(course: Course) -> Module:
    return next(m for m in course.of("participant") if m.has("simulation"))


def _survey(course: Course) -> Step | None:
    return next((step for step in course.steps() if step.activity == "survey"), None)


def _acted(who: Persona, acts: Sequence[Act] | Iterator[Act]) -> Iterator[Entry]:
    for at, body, events in acts:
        stream = f"person:{who.person}"
        yield Entry(stream, secrets.token_hex(12), body, events, who.person, at)


def _entry(stream: str, at: datetime, *payloads: kinds.Payload) -> Entry:
    events = tuple(
        NewEvent(payload, getattr(payload, "person", None) or None) for payload in payloads
    )
    return Entry(stream, secrets.token_hex(12), b"", events, "system", at)


def _append(journal: Journal, entries: list[Entry]) -> None:
    for answer in journal.append(entries):
        if isinstance(answer, JournalError):
            raise answer

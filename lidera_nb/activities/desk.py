"""The instructor's review: a cohort's progress, and one person's path, reasons and reflection.

Opening a record is itself an event, in the reader's own stream. Which cohorts may be read is
settled by the server, which hands in only those, without anyone who rests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    Step,
    View,
    act,
    parse,
)
from lidera_nb.activities.record import Record, progress
from lidera_nb.activities.record import view as recordview
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event

OPEN_FOR = timedelta(hours=1)
"""How long a record lies open before opening it is an event again."""


@dataclass(frozen=True, slots=True)
class CohortReading:
    """A cohort that this reader may read."""

    id: str
    title: str
    synthetic: bool
    records: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Reading:
    """Whose record lies open, as ``(cohort, person)``, and since when."""

    step: Step
    open: tuple[str, str] | None = None
    since: datetime | None = None

    def lies_open(self, now: datetime) -> tuple[str, str] | None:
        """The open record, unless it was opened too long ago: then opening it is noted anew."""
        fresh = self.since is not None and now - self.since < OPEN_FOR
        return self.open if fresh else None


class Open(Message):
    """Open a person's record."""

    cohort: str
    person: str


class Close(Message):
    """Put the record back."""


def evolve(state: Reading, event: Event) -> Reading:
    """The last record that was opened lies open."""
    if isinstance(event.payload, kinds.RecordOpened):
        opened = (event.payload.cohort, event.payload.person)
        return replace(state, open=opened, since=event.at)
    if isinstance(event.payload, kinds.RecordClosed):
        return replace(state, open=None)
    return state


def decide(state: Reading, body: Mapping[str, Any], env: Env) -> Decision:
    """Open or close a record of a cohort that was handed in."""
    message = parse({"open": Open, "close": Close}, body)
    if isinstance(message, Refusal):
        return message
    if isinstance(message, Close):
        return (act(kinds.RecordClosed(), env),) if state.lies_open(env.now) else ()
    assert isinstance(message, Open)
    record = _find(env, message.cohort, message.person)
    if record is None:
        return Refusal("refused.no_record")
    if state.lies_open(env.now) == (message.cohort, message.person):
        return ()
    return (act(kinds.RecordOpened(person=message.person, cohort=message.cohort), env),)


def _find(env: Env, cohort: str, person: str) -> Record | None:
    readings: Sequence[CohortReading] = env.models["cohorts"]
    for reading in readings:
        if reading.id == cohort:
            return reading.records.get(person)
    return None


def view(state: Reading, env: Env) -> View:
    """The cohorts of this reader, and the open record if there is one."""
    readings: Sequence[CohortReading] = env.models["cohorts"]
    result: View = {
        "status": "open",
        "title": env.step.titles[env.lang],
        "cohorts": [_cohort(reading, env.lang) for reading in readings],
    }
    opened = state.lies_open(env.now)
    record = _find(env, *opened) if opened else None
    if record is not None and opened is not None:
        result["record"] = recordview(record, opened[0], env.lang)
    return result


def _cohort(reading: CohortReading, lang: str) -> dict[str, Any]:
    return {
        "id": reading.id,
        "title": reading.title,
        "synthetic": reading.synthetic,
        "people": [_row(record, lang) for record in reading.records.values()],
    }


def _row(record: Record, lang: str) -> dict[str, Any]:
    """A line of the table; `now` are the modules that were begun and are not finished."""
    found = progress(record)
    finished = sum(module.whole for module in found)
    at = record.facts.last_at
    return {
        "id": record.person,
        "name": record.name,
        "modules": len(found),
        "finished": finished,
        "now": [module.told(lang) for module in found if module.begun and not module.whole],
        "last": "" if at is None else texts.moment(lang, at),
        "state": _state(record, finished == len(found)),
    }


def _state(record: Record, finished: bool) -> str:
    if not record.facts.started:
        return "invited"
    return "finished" if finished else "underway"


ACTIVITY = Activity(
    Reading,
    evolve,
    decide,
    view,
    models=("cohorts",),
    hears=(kinds.RecordOpened, kinds.RecordClosed),
)

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
from lidera_nb.activities import lookback
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
from lidera_nb.activities.facts import Facts
from lidera_nb.activities.forms import Filled
from lidera_nb.activities.simulation import Playing
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.forms.load import LoadedForm
from lidera_nb.forms.model import FormField

OPEN_FOR = timedelta(hours=1)
"""How long a record lies open before opening it is an event again."""


@dataclass(frozen=True, slots=True)
class Record:
    """One participant as staff may read them; `states` are the folded steps in order."""

    person: str
    name: str
    facts: Facts
    states: Sequence[tuple[Step, Any]]


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
        result["record"] = _record(record, opened[0], env.lang)
    return result


def _cohort(reading: CohortReading, lang: str) -> dict[str, Any]:
    return {
        "id": reading.id,
        "title": reading.title,
        "synthetic": reading.synthetic,
        "people": [_row(record, lang) for record in reading.records.values()],
    }


def _row(record: Record, lang: str) -> dict[str, Any]:
    done = sum((step.module, step.key) in record.facts.done for step, _ in record.states)
    at = record.facts.last_at
    return {
        "id": record.person,
        "name": record.name,
        "done": done,
        "steps": len(record.states),
        "last": "" if at is None else texts.moment(lang, at),
        "state": _state(record, done),
    }


def _state(record: Record, done: int) -> str:
    if not record.facts.started:
        return "invited"
    return "finished" if done == len(record.states) else "underway"


def _record(record: Record, cohort: str, lang: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "person": record.person,
        "name": record.name,
        "cohort": cohort,
        "profile": [],
        "play": [],
        "ending": "",
        "indicators": [],
        "reflection": [],
    }
    for step, state in record.states:
        if isinstance(state, Playing) and state.case and state.play:
            result["play"] = lookback.path(state.case, state.play, state.said, lang)
            result["indicators"] = lookback.indicator_series(state.case, state.play, lang)
            if state.ended:
                result["ending"] = lookback.ending(state.case, state.play, lang)["title"]
        elif isinstance(state, Filled) and step.activity in ("profile", "reflection"):
            result[step.activity] = _answers(step.definition, state.values or {}, lang)
    return result


def _answers(loaded: LoadedForm, values: Mapping[str, Any], lang: str) -> list[dict[str, str]]:
    words = loaded.texts[lang]
    return [
        {"label": words[f"field.{field.id}.label"], "value": _word(field, values, words)}
        for field in loaded.form.fields
        if values.get(field.id) not in (None, "")
    ]


def _word(field: FormField, values: Mapping[str, Any], words: Mapping[str, str]) -> str:
    value = values[field.id]
    if field.kind == "choice":
        return words.get(f"field.{field.id}.{value}", str(value))
    if field.kind == "scale":
        low, high = words[f"field.{field.id}.low"], words[f"field.{field.id}.high"]
        return f"{value} / {field.points} (1: {low}; {field.points}: {high})"
    return str(value)


ACTIVITY = Activity(Reading, evolve, decide, view, models=("cohorts",))

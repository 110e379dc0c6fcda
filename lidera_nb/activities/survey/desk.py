"""A facilitator's work on a survey: opening and closing waves, resolving names that were written.

Every act names a cohort that was handed in as one of theirs; all others do not exist. What they do
belongs to the cohort, and is told by its stream.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    Step,
    View,
    parse,
)
from lidera_nb.activities.survey import deskview, waves
from lidera_nb.activities.survey.reading import MODEL, SurveyReading
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.forms.instrumentload import LoadedInstrument


class OfCohort(Message):
    """Anything about one cohort."""

    cohort: str


class Open(OfCohort):
    """Open the next wave with the instrument that was on the screen."""

    form: str


class Close(OfCohort):
    """Close a wave, after a second press."""

    wave: int


class Resolve(OfCohort):
    """Say who is meant by written names."""

    tokens: list[str] = Field(min_length=1, max_length=200)
    meaning: Literal["person", "same", "apart", "dropped"]
    person: Annotated[str, Field(max_length=60)] = ""


class Undo(OfCohort):
    """Take a resolution back."""

    resolution: str


MESSAGES: dict[str, type[Message]] = {
    "open": Open,
    "close": Close,
    "resolve": Resolve,
    "undo": Undo,
}


def evolve(state: Step, _: Event) -> Step:
    """Nothing of this is told by the facilitator's own stream."""
    return state


def decide(_: Step, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message means for a cohort that was handed in."""
    message = parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, OfCohort)
    reading = find(env, message.cohort)
    if reading is None:
        return Refusal("refused.survey_cohort")
    match message:
        case Open():
            return _open(message, reading, env.step.definition)
        case Close():
            return _close(message, reading)
        case Resolve():
            return _resolve(message, reading, env)
        case _:
            assert isinstance(message, Undo)
            known = message.resolution in reading.survey.resolutions
            undone = kinds.ResolutionUndone(resolution=message.resolution)
            return (NewEvent(undone),) if known else ()


def find(env: Env, cohort: str) -> SurveyReading | None:
    """The reading of this cohort among those that were handed in."""
    readings: Sequence[SurveyReading] = env.models.get(MODEL, ())
    return next((one for one in readings if one.id == cohort), None)


def _open(message: Open, reading: SurveyReading, loaded: LoadedInstrument) -> Decision:
    if message.form != loaded.hash:
        return Refusal("refused.form_changed")
    if reading.survey.open is not None:
        return Refusal("refused.survey_open")
    fewest = loaded.instrument.fewest
    if len(reading.people) < fewest:
        return Refusal("refused.survey_few", {"fewest": fewest})
    return (NewEvent(waves.opening(len(reading.survey.waves) + 1, loaded)),)


def _close(message: Close, reading: SurveyReading) -> Decision:
    wave = reading.survey.open
    if wave is None or wave.number != message.wave:
        return ()
    return (NewEvent(kinds.SurveyClosed(wave=wave.number)),)


def _resolve(message: Resolve, reading: SurveyReading, env: Env) -> Decision:
    """Only names that are there, and only as somebody who can be named."""
    if not set(message.tokens) <= set(reading.written):
        return Refusal("refused.survey_name_gone")
    if message.meaning == "same" and len(set(message.tokens)) < 2:
        return Refusal("refused.survey_two")
    if (message.meaning == "person") != (message.person in reading.nameable):
        return Refusal("refused.survey_whom")
    resolved = kinds.NamesResolved(
        resolution=f"{env.seed:012x}",
        tokens=tuple(dict.fromkeys(message.tokens)),
        meaning=message.meaning,
        person=message.person,
    )
    return (NewEvent(resolved),)


def view(_: Step, env: Env) -> View:
    """The surveys of this facilitator's cohorts."""
    readings: Sequence[SurveyReading] = env.models.get(MODEL, ())
    return deskview.view(readings, env)


ACTIVITY = Activity(lambda step: step, evolve, decide, view, models=(MODEL,))

"""What one person answered in all waves: the state of the survey, a fold of their own stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lidera_nb.activities.activity import Step
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event

WaveId = tuple[str, int]
"""A cohort and the number of one of its waves."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody who was named: how often (1 to the instrument's points), about what."""

    frequency: int | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """One person's answers in one wave.

    Attributes
    ----------
    ties
        By relation, the people named, by id or by the token of a written name.
    whole
        The relations in which nothing is left open; "nobody" is an answer.
    names
        The names that the person wrote, by token.
    finished
        Whether every relation was answered.
    """

    ties: Mapping[str, Mapping[str, Tie]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    finished: bool = False


NONE = Answers()


@dataclass(frozen=True, slots=True)
class Answering:
    """All answers of a person.

    Attributes
    ----------
    waves
        The answers by wave.
    purposes
        By cohort, what the person agreed to last: for what their name may be shown.
    informed
        The waves in which the person read who will see what, and answered.
    """

    step: Step
    waves: Mapping[WaveId, Answers] = field(default_factory=dict)
    purposes: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    informed: frozenset[WaveId] = frozenset()

    def of(self, cohort: str, wave: int) -> Answers:
        """The answers in a wave; empty ones before the first."""
        return self.waves.get((cohort, wave), NONE)

    def agreed(self, cohort: str, purpose: str) -> bool:
        """Whether the person's name may be shown for a purpose; no, until they said yes."""
        return self.purposes.get(cohort, {}).get(purpose, False)


HEARS = (kinds.SurveyConsented, kinds.SurveyAnswered, kinds.SurveyFinished)
"""A survey goes on wherever it is opened."""


def evolve(state: Answering, event: Event) -> Answering:
    """The answers after one more event of the person's stream."""
    payload = event.payload
    match payload:
        case kinds.SurveyConsented():
            purposes = {**state.purposes, payload.cohort: payload.purposes}
            informed = state.informed | {(payload.cohort, payload.wave)}
            return replace(state, purposes=purposes, informed=informed)
        case kinds.SurveyAnswered():
            return _with(state, payload, _answered(state.of(payload.cohort, payload.wave), payload))
        case kinds.SurveyFinished():
            finished = replace(state.of(payload.cohort, payload.wave), finished=True)
            return _with(state, payload, finished)
        case _:
            return state


def _with(
    state: Answering, payload: kinds.SurveyAnswered | kinds.SurveyFinished, answers: Answers
) -> Answering:
    return replace(state, waves={**state.waves, (payload.cohort, payload.wave): answers})


def _answered(before: Answers, payload: kinds.SurveyAnswered) -> Answers:
    named = {alter: _tie(raw) for alter, raw in payload.ties.items()}
    here = {payload.relation}
    return replace(
        before,
        ties={**before.ties, payload.relation: named},
        whole=before.whole | here if payload.whole else before.whole - here,
        names={**before.names, **payload.names},
    )


def _tie(raw: Mapping[str, Any]) -> Tie:
    return Tie(raw.get("frequency"), tuple(raw.get("topics", ())))

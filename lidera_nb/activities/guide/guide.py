"""The cohort page's activity: everything goes to the stream of a cohort that was handed in.

Access codes are no part of it: no view and no event may hold one. They are made where they are
printed, by `lidera_nb.serve.cards`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Refusal,
    Step,
    View,
    parse,
)
from lidera_nb.activities.guide import enrolling, guideview, handing, scheduling, telling
from lidera_nb.activities.guide import messages as m
from lidera_nb.activities.guide.reading import MODEL, Guided
from lidera_nb.events.journal import Event


def evolve(state: Step, _: Event) -> Step:
    """Nothing of this is told by the stream of whoever leads."""
    return state


def decide(_: Step, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message means for a cohort that was handed in."""
    message = parse(m.MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, m.OfCohort)
    readings: Sequence[Guided] = env.models.get(MODEL, ())
    guided = next((one for one in readings if one.cohort.id == message.cohort), None)
    if guided is None:
        return Refusal("refused.survey_cohort")
    return _decide(message, guided, env)


def _decide(message: m.OfCohort, guided: Guided, env: Env) -> Decision:
    match message:
        case m.Enrol():
            return enrolling.enrol(message, guided, env)
        case m.Remove():
            return enrolling.remove(message, guided, env)
        case m.Revoke():
            return enrolling.revoke(message, guided)
        case m.Schedule():
            return scheduling.schedule(message, guided, env)
        case m.Round():
            return scheduling.next_round(message, guided, env)
        case m.Post():
            return telling.post(message, guided, env)
        case m.Retire():
            return telling.retire(message, guided)
        case _:
            assert isinstance(message, m.HandOver)
            return handing.hand_over(message, guided, env)


def view(_: Step, env: Env) -> View:
    """The cohorts of this reader."""
    return guideview.view(env.models.get(MODEL, ()), env)


ACTIVITY: Activity = Activity(lambda step: step, evolve, decide, view, models=(MODEL,))

"""Trying an offered case before it is published: played like any other, and kept nowhere.

The play lives in the instructor's story in memory alone. Another case, or another wording of it,
begins anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lidera_nb import texts
from lidera_nb.activities import simulation
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Passing,
    Refusal,
    Step,
    View,
)
from lidera_nb.activities.own.draft import Draft
from lidera_nb.activities.shelf import Shelf
from lidera_nb.activities.simulation import Playing
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A play on trial, None while there is none; `played` counts what was done in it."""

    step: Step
    playing: Playing | None = None
    played: int = 0


def evolve(state: Rehearsal, event: Event) -> Rehearsal:
    """Whoever opens a case, or puts it back, begins anew."""
    if isinstance(event.payload, kinds.OwnCaseOpened | kinds.OwnCaseClosed):
        return Rehearsal(state.step)
    return state


def decide(state: Rehearsal, body: Mapping[str, Any], env: Env) -> Decision | Passing:
    """What a move means; nothing of it is written down."""
    draft: Draft | None = env.models["own_open"]
    if draft is None:
        return Refusal("refused.own_withdrawn")
    playing = _at(state, draft)
    decision = simulation.decide(playing, body, _inside(env, playing.step))
    if isinstance(decision, Refusal):
        return decision
    for event in decision:
        playing = simulation.evolve(playing, _as_if(event, env))
    return Passing(replace(state, playing=playing, played=state.played + 1))


def view(state: Rehearsal, env: Env) -> View:
    """The case as its players would see it."""
    draft: Draft | None = env.models["own_open"]
    if draft is None:
        title = env.step.titles[env.lang]
        lock = texts.say(env.lang, "own.rehearsal_none")
        return {"status": "locked", "title": title, "lock": lock}
    playing = _at(state, draft)
    return simulation.view(playing, _inside(env, playing.step))


def _at(state: Rehearsal, draft: Draft) -> Playing:
    """The play of this very version, at its beginning if there is none."""
    case = draft.as_case()
    if state.playing is not None and state.playing.step.definition.current.hash == case.hash:
        return state.playing
    titles = {lang: case.texts[lang]["title"] for lang in case.texts}
    step = replace(state.step, definition=Shelf(case), titles=titles, after=())
    return simulation.initial(step)


def _inside(env: Env, step: Step) -> Env:
    return replace(env, step=step)


def _as_if(event: NewEvent, env: Env) -> Event:
    """An event that looks like one and is none: it never comes near the journal."""
    return Event(0, "", 0, "", 0, "", 0, event.payload, env.person, env.now)


ACTIVITY = Activity(
    Rehearsal,
    evolve,
    decide,
    view,
    models=("own_open",),
    hears=(kinds.OwnCaseOpened, kinds.OwnCaseClosed),
)

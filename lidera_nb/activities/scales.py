"""Rating a scale: a form that is handed in once in a wave, so that *before* stays before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Refusal,
    View,
    concerns,
    gate,
    parse,
)
from lidera_nb.activities.forms import Filled, Submit, filled_view, submitted
from lidera_nb.activities.handedin import HandedIn
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.forms.load import LoadedForm


def _evolve(state: Filled, event: Event) -> Filled:
    """The first answer stands, whatever comes after it."""
    payload = event.payload
    told = isinstance(payload, kinds.ScaleAnswered) and concerns(event, state.step)
    if not told or state.values is not None:
        return state
    assert isinstance(payload, kinds.ScaleAnswered)
    values = dict(payload.ratings)
    return replace(state, values=values, handed=(HandedIn(1, event.at, values),))


def _decide(state: Filled, body: Mapping[str, Any], env: Env) -> Decision:
    closed = gate(env)
    if closed:
        return closed
    message = parse({"submit": Submit}, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, Submit)
    if state.values is not None:
        return Refusal("scale.once")
    if not any(value is not None for value in message.values.values()):
        return Refusal("scale.empty")
    return submitted(env, message, partial(_record, env.step.wave))


def _record(
    wave: int, ctx: kinds.Context, _loaded: LoadedForm, answers: Mapping[str, Any]
) -> kinds.Act:
    ratings = {item: int(value) for item, value in answers.items() if value is not None}
    return kinds.ScaleAnswered(ctx=ctx, wave=wave, ratings=ratings)


def _view(state: Filled, env: Env) -> View:
    return filled_view(state, env, again=False)


ACTIVITY = Activity(Filled, _evolve, _decide, _view)

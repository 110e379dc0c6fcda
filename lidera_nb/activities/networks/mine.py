"""*My network*: a page that a person reads after a wave closed; nothing is done on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lidera_nb.activities.activity import Activity, Env, Refusal, Step, View, cover
from lidera_nb.activities.networks.mineview import Mine, mine_view
from lidera_nb.activities.playview import closed
from lidera_nb.events.journal import Event

MODEL = "mine"


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody reads; nothing is remembered of it."""

    step: Step


def evolve(state: Reading, _event: Event) -> Reading:
    """Nothing that is recorded changes this page but through its read-model."""
    return state


def decide(_state: Reading, _body: Mapping[str, Any], _env: Env) -> Refusal:
    """There is nothing to do here."""
    return Refusal("refused.malformed")


def view(_state: Reading, env: Env) -> View:
    """The person's own network, whether or not they answered: others may have named them."""
    title = env.step.titles[env.lang]
    if shut := cover(replace(env, step=replace(env.step, after=()))):
        return closed(title, shut, env)
    mine: Mine = env.models[MODEL]()
    return {"status": "open", "title": title, **mine_view(mine, env.lang)}


ACTIVITY = Activity(Reading, evolve, decide, view, models=(MODEL,))

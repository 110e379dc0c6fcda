"""The facilitator's page of a network: the map of one of their groups. Looking leaves no record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lidera_nb.activities.activity import (
    Activity,
    Env,
    Message,
    Passing,
    Refusal,
    Step,
    View,
    parse,
)
from lidera_nb.activities.networks.given import Maps
from lidera_nb.activities.networks.groups import offered
from lidera_nb.events.journal import Event

MODEL = "networks"


@dataclass(frozen=True, slots=True)
class Looking:
    """Whose map is looked at; nobody's yet when empty."""

    step: Step
    cohort: str = ""


class Look(Message):
    """Look at the map of another group."""

    cohort: str


def evolve(state: Looking, _event: Event) -> Looking:
    """Nothing that is recorded changes what is looked at."""
    return state


def decide(state: Looking, body: Mapping[str, Any], env: Env) -> Passing | Refusal:
    """Another group of this facilitator; no other group exists for them."""
    message = parse({"look": Look}, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, Look)
    maps: Maps = env.models[MODEL]
    if message.cohort not in maps.groups:
        return Refusal("refused.malformed")
    return Passing(replace(state, cohort=message.cohort))


def view(state: Looking, env: Env) -> View:
    """The map of the group that is looked at, the first one to begin with."""
    maps: Maps = env.models[MODEL]
    shown = offered(maps.groups, state.cohort, env)
    group = shown["group"]
    return {**shown, **maps.draw(group["id"], env.lang)} if group else shown


ACTIVITY = Activity(Looking, evolve, decide, view, models=(MODEL,))

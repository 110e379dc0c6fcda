"""Cards that somebody tries: the list, and the one that lies open to tell of.

A try is told on the card's own stream, and read by the network without a name. Which card lies
open is remembered while somebody is here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Passing,
    Refusal,
    Step,
    View,
    cover,
    gate,
    parse,
)
from lidera_nb.activities.cards.known import Cards
from lidera_nb.activities.cards.trying.messages import MESSAGES, Close, Open, TakeBack, Tell
from lidera_nb.activities.cards.trying.shown import listed, opened, tried
from lidera_nb.activities.cards.trying.telling import take_back, tell
from lidera_nb.activities.playview import closed
from lidera_nb.cards.story import CardStory
from lidera_nb.events.journal import Event


@dataclass(frozen=True, slots=True)
class Desk:
    """Which card lies open, "" for none."""

    step: Step
    card: str = ""


def evolve(state: Desk, _: Event) -> Desk:
    """Nothing of this is told by the person's own stream."""
    return state


def decide(state: Desk, body: Mapping[str, Any], env: Env) -> Decision | Passing:
    """What a message means for the card that it names."""
    if shut := gate(env):
        return shut
    message = parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    if isinstance(message, Close):
        return Passing(replace(state, card=""))
    assert isinstance(message, Open)
    card: CardStory = env.models.get("card", CardStory(""))
    cards: Cards = env.models["cards"]
    if card.id != message.card:
        return Refusal("cards.refused.unknown")
    face = cards.faces().get(card.id)
    if isinstance(message, TakeBack):
        return take_back(message, card, env)
    if isinstance(message, Tell):
        return tell(message, card, face, env)
    if face is None and not tried(card, env.person):
        return Refusal("cards.refused.not_published")
    return Passing(replace(state, card=card.id))


def view(state: Desk, env: Env) -> View:
    """The cards that somebody tries, or the open one with what they told of it."""
    title = env.step.titles[env.lang]
    if shut := cover(env):
        return closed(title, shut, env)
    shown: View = {"status": "open", "title": title, "intro": env.step.intros[env.lang]}
    open_card = opened(state.card, env) if state.card else None
    return {**shown, "open": open_card, "cards": [] if open_card else listed(env)}


ACTIVITY = Activity(Desk, evolve, decide, view, models=("card", "cards", "writer"))

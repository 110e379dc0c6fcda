"""One's own cards: the list, and the one that lies open.

Nothing of it is told by the person's own stream: each card tells its own life. Which card lies open
is remembered while somebody is here.
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
from lidera_nb.activities.cards.writing import messages as said
from lidera_nb.activities.cards.writing.deciding import OF_CARD, capture
from lidera_nb.activities.cards.writing.listed import listed, own_cards, sources_told
from lidera_nb.activities.cards.writing.opened import opened
from lidera_nb.activities.playview import closed
from lidera_nb.cards.story import CardStory
from lidera_nb.events.journal import Event


@dataclass(frozen=True, slots=True)
class Desk:
    """Which card lies open ("" for none), and beside which earlier version (0 for none)."""

    step: Step
    card: str = ""
    against: int = 0


def evolve(state: Desk, _: Event) -> Desk:
    """Nothing of this is told by the person's own stream."""
    return state


def decide(state: Desk, body: Mapping[str, Any], env: Env) -> Decision | Passing:
    """What a message means for the card that it names."""
    if shut := gate(env):
        return shut
    message = parse(said.MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    card: CardStory = env.models.get("card", CardStory(""))
    if isinstance(message, said.Close):
        return Passing(replace(state, card="", against=0))
    if isinstance(message, said.Capture):
        return capture(message, card, env)
    assert isinstance(message, said.OfCard)
    if card.id != message.card or card.author != env.person:
        return Refusal("cards.refused.unknown")
    if isinstance(message, said.Open):
        return Passing(replace(state, card=card.id, against=message.against))
    return OF_CARD[type(message)](message, card, env)


def view(state: Desk, env: Env) -> View:
    """The cards that somebody wrote, and the open one with all that can be done with it."""
    title = env.step.titles[env.lang]
    if shut := cover(env):
        return closed(title, shut, env)
    mine = own_cards(env)
    found = next((one for one in mine if one.id == state.card), None)
    shown: View = {"status": "open", "title": title, "intro": env.step.intros[env.lang]}
    if found is not None:
        return {**shown, "open": opened(found, state.against, env)}
    cards = [listed(one, env) for one in mine]
    return {**shown, "cards": cards, "sources": sources_told(env), "handover": "/handover"}


ACTIVITY = Activity(Desk, evolve, decide, view, models=("card", "cards", "writer"))

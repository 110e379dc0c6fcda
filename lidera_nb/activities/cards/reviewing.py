"""Reviewing a colleague's card: taking one, and saying what one thinks of it, or giving it back.

Nobody learns here whose card it is, nor what others said of it before they said what they think.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    Step,
    gate,
    parse,
)
from lidera_nb.activities.cards import reviewingview
from lidera_nb.activities.cards.known import Cards
from lidera_nb.activities.cards.reviewingview import COMMENT_MOST, CURATORS, TAKEN_MOST, taken_by
from lidera_nb.cards.story import CardStory
from lidera_nb.cards.workflow import may_review
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.events.kinds.card import Advice, Criterion, Unread
from lidera_nb.plaintext import TextFault, examine


@dataclass(frozen=True, slots=True)
class Reviewing:
    """What is told of it stands in the cards' own streams."""

    step: Step


class Take(Message):
    """Take a card to review it."""

    card: str


class GiveBack(Message):
    """Give back a card that one took: somebody else is to read it."""

    card: str
    version: int
    why: Unread


class Review(Message):
    """What one says to a version of a card."""

    card: str
    version: int
    marks: dict[Criterion, Literal[1, 2, 3, 4]] = Field(min_length=4, max_length=4)
    advice: Advice
    comment: str = ""


MESSAGES: dict[str, type[Message]] = {"take": Take, "give_back": GiveBack, "review": Review}


def decide(_: Reviewing, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message means for the card that it names."""
    message = parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    shut, card = gate(env), env.models["card"]
    if shut is not None:
        return shut
    cards: Cards = env.models["cards"]
    if not card.author or cards.rests(card.author):
        return Refusal("cards.refused.unknown")
    why = may_review(card, env.person, curator=bool(env.roles & CURATORS))
    if why:
        return Refusal(why)
    if isinstance(message, Take):
        return _taken(card, env)
    assert isinstance(message, GiveBack | Review)
    if env.person not in card.taken:
        return Refusal("curating.refused.not_taken")
    if message.version != card.sent:
        return Refusal("curating.refused.other_version")
    return _back(message, card) if isinstance(message, GiveBack) else _reviewed(message, card)


def _taken(card: CardStory, env: Env) -> Decision:
    if env.person in card.taken:
        return ()
    if len(taken_by(env.person, env.models["cards"])) >= TAKEN_MOST:
        return Refusal("curating.refused.taken_many", {"most": TAKEN_MOST})
    return (NewEvent(kinds.CardReviewTaken(author=card.author), card.author),)


def _back(message: GiveBack, card: CardStory) -> Decision:
    back = kinds.CardReviewGivenBack(author=card.author, version=message.version, why=message.why)
    return (NewEvent(back, card.author),)


def _reviewed(message: Review, card: CardStory) -> Decision:
    comment = examine(message.comment, COMMENT_MOST)
    if isinstance(comment, TextFault):
        return Refusal("curating.refused.comment_text", {"most": COMMENT_MOST})
    if message.advice == "changes" and not comment:
        return Refusal("curating.refused.comment_changes")
    said = kinds.CardReviewed(
        author=card.author,
        version=message.version,
        marks=dict(message.marks),
        advice=message.advice,
        comment=comment,
    )
    return (NewEvent(said, card.author),)


def _still(state: Reviewing, _: Event) -> Reviewing:
    return state


ACTIVITY = Activity(Reviewing, _still, decide, reviewingview.view, models=("card", "cards"))

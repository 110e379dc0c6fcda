"""What lies before whoever curates: cards to publish, cards in review, the library, the retired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Env, Step, View, gate
from lidera_nb.activities.cards.curating.messages import COMMENT_MOST
from lidera_nb.activities.cards.curating.openview import opened
from lidera_nb.activities.cards.known import Cards
from lidera_nb.activities.cards.labels import label
from lidera_nb.activities.cards.reviewingview import CURATORS
from lidera_nb.activities.playview import refusal_text
from lidera_nb.cards.story import REVIEWS_NEEDED, CardStory

SECTIONS = ("curating", "review", "published", "retired")
ROWS_MOST = 50
"""Cards of a section that are listed; all others are opened from the library."""

OUT = ("published", "retired")
"""Sections that are listed with the newest first."""

REASONS = ("outdated", "replaced", "harm", "error", "other")


@dataclass(frozen=True, slots=True)
class Desk:
    """Which card lies open, and which two of its versions stand side by side (0: the usual)."""

    step: Step
    open: str = ""
    before: int = 0
    after: int = 0


def seen(card: CardStory, cards: Cards) -> bool:
    """Whether a card may lie before a curator: it was sent or published, and its words are there.

    What an author has not sent is theirs alone.
    """
    there = card.latest is not None and card.latest.content is not None
    shared = card.status in SECTIONS and bool(card.author)
    return there and shared and not cards.rests(card.author)


def before_curators(card: CardStory) -> CardStory:
    """A card without what its author writes on and has not sent again since it was published."""
    if card.sent or not card.publications:
        return card
    last = card.publications[-1].version
    versions = tuple(one for one in card.versions if one.number <= last)
    out = card.released if card.shown else frozenset[str]()
    files = tuple(one for one in card.files if one.file in out)
    return replace(card, versions=versions, files=files)


def view(state: Desk, env: Env) -> View:
    """The list, and the open card if there is one."""
    shown: View = {"title": env.step.titles[env.lang]}
    shut = gate(env)
    if shut is None and not env.roles & CURATORS:
        lock = texts.say(env.lang, "cards.refused.not_curator")
        return {**shown, "status": "locked", "lock": lock}
    if shut is not None:
        return {**shown, "status": "locked", "lock": refusal_text(shut, env.step, env.lang)}
    cards: Cards = env.models["cards"]
    shown |= {"status": "open", "sections": list(_sections(cards, env)), "most": COMMENT_MOST}
    card = cards.all().get(state.open)
    if card is None or not seen(card, cards):
        return shown
    reasons = [[one, texts.say(env.lang, f"curating.reason.{one}")] for one in REASONS]
    sides = (state.before, state.after)
    return {**shown, "reasons": reasons, "open": opened(before_curators(card), sides, env)}


def _sections(cards: Cards, env: Env) -> Iterator[dict[str, Any]]:
    """The sections that hold a card, each with the oldest first; the library, newest first."""
    there = [before_curators(card) for card in cards.all().values() if seen(card, cards)]
    for name in SECTIONS:
        found = sorted((c for c in there if c.status == name), key=_since, reverse=name in OUT)
        if found:
            yield {
                "id": name,
                "title": texts.say(env.lang, f"curating.section.{name}"),
                "rows": [_row(card, env) for card in found[:ROWS_MOST]],
                "more": len(found) > ROWS_MOST,
            }


def _since(card: CardStory) -> tuple[datetime, str]:
    assert card.latest is not None
    told = [card.latest.at, *(r.at for r in card.reviews), *(p.at for p in card.publications)]
    return max(told), card.id


def _row(card: CardStory, env: Env) -> dict[str, Any]:
    assert card.latest is not None
    assert card.latest.content is not None
    spoken, words = card.latest.content.words(env.lang)
    told = [label(env.lang, "kind", card.latest.content.kind)]
    if card.sent:
        n = len(card.reviews_of(card.sent))
        told.append(texts.say(env.lang, "curating.reviews_of", n=n, of=REVIEWS_NEEDED))
    if card.sent and card.publications:
        told.append(texts.say(env.lang, "curating.revision"))
    if card.duplicate_of:
        told.append(texts.say(env.lang, "curating.marked"))
    if card.author == env.person:
        told.append(texts.say(env.lang, "curating.own"))
    at = texts.moment(env.lang, _since(card)[0])
    return {"id": card.id, "lang": spoken, "title": words.title, "told": told, "at": at}

"""The cards that wait for a reader, those that one took, and what became of one's reviews."""

from __future__ import annotations

from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Env, View, gate
from lidera_nb.activities.cards.known import Cards
from lidera_nb.activities.cards.labels import label
from lidera_nb.activities.cards.shown import files, reading
from lidera_nb.activities.playview import refusal_text
from lidera_nb.cards.model import Content
from lidera_nb.cards.story import REVIEWS_NEEDED, CardStory
from lidera_nb.cards.workflow import may_review

CRITERIA = ("useful", "clear", "honest", "safe")
ADVICE = ("ready", "changes")
UNREAD = ("conflict", "time", "theme")
MARKS = range(1, 5)
COMMENT_MOST = 2000
TAKEN_MOST = 3
"""Cards that somebody may have taken at once: what lies with one is not read by others."""

CURATORS = frozenset({"curator", "admin"})
"""Roles that publish, and so do not review."""


def view(_: Any, env: Env) -> View:
    """What somebody may review, what they took, and what they said before."""
    shown: View = {"title": env.step.titles[env.lang]}
    shut = gate(env)
    if shut is not None:
        return {**shown, "status": "locked", "lock": refusal_text(shut, env.step, env.lang)}
    if env.roles & CURATORS:
        lock = texts.say(env.lang, "cards.refused.curator_reviews")
        return {**shown, "status": "locked", "lock": lock}
    cards: Cards = env.models["cards"]
    return {
        **shown,
        "status": "open",
        "queue": [_row(card, content, env.lang) for card, content in waiting(env.person, cards)],
        "taken": [_opened(card, env.lang) for card in taken_by(env.person, cards)],
        "said": [_said(card, env) for card in cards.mine(env.person) if _spoke(card, env)],
        "criteria": [_criterion(name, env.lang) for name in CRITERIA],
        "marks": [[n, texts.say(env.lang, f"curating.mark.{n}")] for n in MARKS],
        "advice": [[one, texts.say(env.lang, f"curating.advice.{one}")] for one in ADVICE],
        "unread": [[one, texts.say(env.lang, f"curating.unread.{one}")] for one in UNREAD],
        "most": COMMENT_MOST,
    }


def waiting(person: str, cards: Cards) -> list[tuple[CardStory, Content]]:
    """The cards that somebody may take, those first that fewest have before them.

    What they gave back for lack of time or of knowledge comes last: others are to read it.
    """
    found = []
    for card in cards.all().values():
        version = card.version(card.sent) if card.status == "review" else None
        free = not may_review(card, person, curator=False) and person not in card.taken
        spoke = any(one.reviewer == person for one in card.reviews_of(card.sent))
        if version is None or version.content is None or not free or spoke:
            continue
        if not cards.rests(card.author):
            found.append((card, version.content))
    return sorted(
        found, key=lambda one: (_gave_back(person, one[0]), _eyes(one[0]), str(one[0].begun))
    )


def taken_by(person: str, cards: Cards) -> list[CardStory]:
    """The cards that somebody took and has not reviewed yet, oldest first."""
    return [
        card
        for card in cards.mine(person)
        if person in card.taken
        and not may_review(card, person, curator=False)
        and not cards.rests(card.author)
        and (version := card.version(card.sent)) is not None
        and version.content is not None
    ]


def _gave_back(person: str, card: CardStory) -> bool:
    return any(one.reviewer == person for one in card.given_back if one.version == card.sent)


def _eyes(card: CardStory) -> int:
    return len(card.reviews_of(card.sent)) + len(card.taken)


def _row(card: CardStory, content: Content, lang: str) -> dict[str, Any]:
    spoken, words = content.words(lang)
    return {
        "id": card.id,
        "lang": spoken,
        "title": words.title,
        "kind": label(lang, "kind", content.kind),
        "students": " · ".join(label(lang, "students", one) for one in content.students),
        "reviews": texts.say(
            lang, "curating.reviews_of", n=len(card.reviews_of(card.sent)), of=REVIEWS_NEEDED
        ),
    }


def _opened(card: CardStory, lang: str) -> dict[str, Any]:
    version = card.version(card.sent)
    assert version is not None
    assert version.content is not None
    return {
        "id": card.id,
        "version": card.sent,
        "card": reading(version.content, lang),
        "files": files(card, lang),
    }


def _spoke(card: CardStory, env: Env) -> bool:
    cards: Cards = env.models["cards"]
    latest = card.latest
    said = any(one.reviewer == env.person for one in card.reviews)
    return said and bool(latest and latest.content) and not cards.rests(card.author)


def _said(card: CardStory, env: Env) -> dict[str, Any]:
    """A card that one reviewed: its title as one read it, and what became of it."""
    last = [one for one in card.reviews if one.reviewer == env.person][-1]
    version = card.version(last.version)
    spoken, words = (version.content if version and version.content else _latest(card)).words(
        env.lang
    )
    return {
        "id": card.id,
        "lang": spoken,
        "title": words.title,
        "state": texts.say(env.lang, f"curating.became.{card.status}"),
        "at": texts.moment(env.lang, last.at),
        "out": card.status == "published",
    }


def _latest(card: CardStory) -> Content:
    assert card.latest is not None
    assert card.latest.content is not None
    return card.latest.content


def _criterion(name: str, lang: str) -> dict[str, str]:
    return {
        "id": name,
        "label": texts.say(lang, f"curating.criterion.{name}"),
        "help": texts.say(lang, f"curating.criterion_help.{name}"),
    }

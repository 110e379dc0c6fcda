"""What a principal who leaves takes along for whoever comes: cards, key ties, commitments, advice.

It is made when it is asked for and kept nowhere: what stands in it is between the two of them. Ties
come from the person's own answers to the survey, and only those whom they choose are named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.cards.labels import label, labels
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.survey.asking import asked_for
from lidera_nb.activities.survey.gathering import StoryOf, answering_of
from lidera_nb.cards.model import Content, Words
from lidera_nb.cards.story import CardStory

VERSION = 1
TOLD = (
    "problem", "for_whom", "what", "why", "signals", "steps", "resources", "cost", "results",
    "measured", "conditions", "did_not_work",
)  # fmt: skip
"""The texts of a card in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class KeyTie:
    """Somebody of the group whom the person named, and for what."""

    handle: str
    name: str
    relations: tuple[str, ...]


def key_ties(person: str, registry: Registry, story_of: StoryOf, lang: str) -> tuple[KeyTie, ...]:
    """Whom a person named when they were last asked; never who refuses to be named or rests."""
    asked, mine = asked_for(person, registry, story_of), answering_of(story_of(person))
    if asked is None or mine is None:
        return ()
    named = mine.of(asked.cohort, asked.wave.number).ties
    found: dict[str, list[str]] = {}
    for relation, ties in named.items():
        for who in ties:
            found.setdefault(who, []).append(_relation(relation, lang))
    known = asked.by_person
    return tuple(
        KeyTie(known[who].handle, known[who].name, tuple(about))
        for who, about in found.items()
        if who in known
    )


def _relation(name: str, lang: str) -> str:
    known = texts.catalogue(lang).get(f"networks.relation.{name}", name)
    return known.lower()


def cards_of(own: Iterable[CardStory], person: str) -> list[tuple[CardStory, Content]]:
    """A person's cards that hold words and were not taken out, the newest first."""
    mine = [card for card in own if card.author == person and not card.retired]
    return [(c, c.latest.content) for c in reversed(mine) if c.latest and c.latest.content]


def kit(
    name: str,
    now: datetime,
    lang: str,
    cards: Iterable[tuple[CardStory, Content]],
    ties: Iterable[KeyTie],
    written: Mapping[str, str],
) -> dict[str, Any]:
    """All that is handed over, as plain data: the page to print and the file say the same.

    `written` is what they wrote for this alone: ``commitments`` and ``advice``.
    """
    return {
        "lidera_handover": VERSION,
        "name": name,
        "made": texts.moment(lang, now),
        "lang": lang,
        "advice": written.get("advice", ""),
        "commitments": [one for one in written.get("commitments", "").splitlines() if one.strip()],
        "ties": [{"name": one.name, "for": list(one.relations)} for one in ties],
        "cards": [_card(card, content, lang) for card, content in cards],
    }


def chosen(ties: Iterable[KeyTie], handles: Collection[str]) -> list[KeyTie]:
    """The ties that the person chose."""
    return [one for one in ties if one.handle in handles]


def _card(card: CardStory, content: Content, lang: str) -> dict[str, Any]:
    spoken, words = content.words(lang)
    return {
        "id": card.id,
        "lang": spoken,
        "kind": label(lang, "kind", content.kind),
        "title": words.title,
        "students": labels(lang, "students", content.students),
        "parts": [
            {"label": texts.say(lang, _asks(content, name)), "text": _text(words, name)}
            for name in TOLD
            if _text(words, name)
        ],
        "risks": [{"risk": one.risk, "answer": one.answer} for one in words.risks],
    }


def _asks(content: Content, name: str) -> str:
    """The question of the form that a text answers."""
    own = f"cardform.{content.kind}.{name}"
    return own if own in texts.catalogue("es") else f"cardform.practice.{name}"


def _text(words: Words, name: str) -> str:
    value = getattr(words, name)
    return value if isinstance(value, str) else "\n".join(value)

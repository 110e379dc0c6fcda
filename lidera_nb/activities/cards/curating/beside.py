"""What a curator is shown beside a card's text: what gives somebody away, and cards like it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.cards.known import Cards
from lidera_nb.activities.cards.shown import piece
from lidera_nb.activities.cards.writing.personal import given_away
from lidera_nb.cards.duplicates import ALIKE, Alike
from lidera_nb.cards.model import Content
from lidera_nb.cards.story import CardStory

NEAR = 20
"""Cards among which one to be read instead is chosen: as many as can be looked through."""


def finds(content: Content, byline: str, lang: str) -> list[dict[str, str]]:
    """Telephones, addresses, RUT and the byline of somebody who is not to be named, with where.

    A list that is empty does not say that nobody can be recognised.
    """
    return [
        {
            "lang": one.lang,
            "where": piece(lang, content.kind, one.path),
            "kind": texts.say(lang, f"curating.find.{one.kind}"),
            "passage": one.words,
        }
        for one in given_away(content, [byline] if byline else [])
    ]


def alike(
    found: Iterable[tuple[Alike, Content]], card: CardStory, cards: Cards, lang: str
) -> list[dict[str, Any]]:
    """Those that may tell the same as a card."""
    return [
        {
            "id": one.id,
            "lang": one.lang,
            "title": content.texts[one.lang].title,
            "likeness": texts.say(lang, "curating.likeness", n=round(100 * one.likeness)),
            "out": one.id in cards.faces(),
            "marked": one.id == card.duplicate_of,
        }
        for one, content in found
        if one.likeness >= ALIKE
    ]


def successors(found: Iterable[tuple[Alike, Content]], cards: Cards) -> list[list[str]]:
    """Those of the library that may be read instead: id, title and its language."""
    faces = cards.faces()
    return [
        [one.id, content.texts[one.lang].title, one.lang]
        for one, content in found
        if one.id in faces
    ]

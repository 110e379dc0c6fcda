"""What of a card is indexed: its words by how much they weigh, and the words of its structure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path

from lidera_nb.cards.library import Published
from lidera_nb.cards.model import Lang
from lidera_nb.cards.search.stems import fold, stem, words
from lidera_nb.yamlfile import read_yaml

COLUMNS: dict[str, float] = {"title": 6.0, "lead": 2.0, "body": 1.0, "tags": 1.0}
"""Column to the times that a word in it counts; the lead is what a card is for and what is done."""

LEAD = ("problem", "for_whom", "what")
_TAGS = Path(__file__).with_name("tags.yaml")

Document = dict[str, list[str]]
"""Column to its words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of a card in one language, and the place that the card has in an index."""

    place: int
    id: str
    lang: Lang
    document: Document


def different(document: Document) -> set[str]:
    """The different words of a document as they are shown, without accents."""
    return set(map(fold, set().union(*document.values())))


def stemmed(document: Document, lang: Lang) -> list[str]:
    """The stems of each column, with spaces, without the words that say nothing."""
    said = document.values()
    return [" ".join(filter(None, map(stem, column, repeat(lang)))) for column in said]


def documents(card: Published) -> dict[Lang, Document]:
    """The words of a card in each language that it exists in."""
    return {lang: _document(card, lang) for lang in card.content.texts}


def _document(card: Published, lang: Lang) -> Document:
    said = card.content.texts[lang]
    prose = list(said.prose())
    lead = " \n ".join(text for name, text in prose if name in LEAD)
    body = " \n ".join(text for name, text in prose if name not in (*LEAD, "title"))
    tags = " \n ".join(_tags()[name, word][lang] for name, word in _held(card))
    texts = {"title": said.title, "lead": lead, "body": body, "tags": tags}
    return {column: words(text) for column, text in texts.items()}


def _held(card: Published) -> list[tuple[str, str]]:
    held = [("students", word) for word in card.content.students]
    context = card.content.context.model_dump()
    held += [(name, word) for name, said in context.items() for word in said]
    return [one for one in held if one in _tags()]


@cache
def _tags() -> Mapping[tuple[str, str], Mapping[Lang, str]]:
    data = read_yaml(_TAGS).data
    return {(name, word): said for name, told in data.items() for word, said in told.items()}

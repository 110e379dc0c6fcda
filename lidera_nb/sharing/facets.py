"""By what the cards of a site can be narrowed down, and the lists that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lidera_nb.activities.cards.labels import LABELLED
from lidera_nb.cards.library import Published

FACETS = ("kind", "dimension", "students", "stage", "evidence", "cost", "level", "rurality", "lang")
"""Fields by which there are lists, in the order in which they are offered."""

_MANY = {"dimension": "dimensions", "students": "students"}


def words(card: Published, facet: str) -> tuple[str, ...]:
    """The words of a card in one field."""
    content = card.content
    match facet:
        case "stage":
            return (card.stage,)
        case "cost":
            return (str(content.cost.band),) if content.cost else ()
        case "lang":
            return tuple(content.texts)
        case "kind" | "evidence":
            return (getattr(content, facet),)
        case "dimension" | "students":
            return tuple(getattr(content, _MANY[facet]))
        case _:
            return tuple(getattr(content.context, facet))


@dataclass(frozen=True, slots=True)
class List:
    """The cards with one word in one field; both are empty in the list of all."""

    facet: str
    word: str
    cards: tuple[Published, ...]

    @property
    def path(self) -> str:
        """The name of its first page, without ending."""
        return f"{self.facet}-{self.word}" if self.facet else "index"


def lists(cards: Sequence[Published]) -> list[List]:
    """All cards, and those of every word that occurs, in the order of the vocabulary."""
    found = [List("", "", tuple(cards))]
    for facet in FACETS:
        by_word = _by_word(cards, facet)
        found += [List(facet, w, tuple(by_word[w])) for w in LABELLED[facet] if w in by_word]
    return found


def _by_word(cards: Iterable[Published], facet: str) -> Mapping[str, list[Published]]:
    found: dict[str, list[Published]] = {}
    for card in cards:
        for word in words(card, facet):
            found.setdefault(word, []).append(card)
    return found

"""What whoever looks for cards may ask of an index, and what it answers.

Pages, server and benchmark know these three and no index by name: the one in SQLite is the
default, and another may stand in its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from lidera_nb.cards.library import Published
from lidera_nb.cards.model import Lang

FACETS = (
    "kind", "dimension", "psel", "students", "stage", "evidence", "cost", "level", "rurality",
    "dependence", "territory", "vulnerability", "size", "lang",
)  # fmt: skip
"""What results may be narrowed by: fields of a card, each with the words of its vocabulary.

``psel`` and ``cost`` are the number and the band as text ("3"); ``lang`` is a language that the
card exists in. A card may hold several words of one facet.
"""

QUERY_MOST = 200
"""Characters of a query that are read; what stands behind them is left out."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A card found.

    Attributes
    ----------
    score
        Higher is better; comparable within one answer only. 0 for an empty query.
    lang
        The language of the words that matched best: that of the reader wherever they do.
    """

    id: str
    score: float
    lang: Lang


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: the hits asked for, best first, and what all of them together are like.

    Attributes
    ----------
    total
        Cards that match, those not among `hits` included.
    facets
        Facet to word to the number of cards that match and hold it. A facet that is itself
        narrowed counts what the other facets leave, so that a reader sees what a change brings.
    corrected
        The query as it was read when a word was taken for a slip, "" if none was.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    corrected: str = ""


class CardIndex(Protocol):
    """An index of published cards.

    Queries and `where` come from outside and may be anything: nothing that a person types is
    taken for a command, a facet or word that does not exist finds nothing, and no query fails.
    """

    def close(self) -> None:
        """Let go of what it holds open; nobody asks it anything afterwards."""

    def put(self, cards: Iterable[Published]) -> None:
        """Add cards, or replace those of the same id."""
        ...

    def drop(self, ids: Iterable[str]) -> None:
        """Take cards out; ids that it does not hold are passed over."""
        ...

    def keep(self, ids: Collection[str]) -> None:
        """Take all other cards out, those too that an earlier server left in a store."""
        ...

    def search(
        self,
        query: str,
        lang: str,
        where: Mapping[str, Collection[str]] = {},
        limit: int = 20,
        offset: int = 0,
    ) -> Found:
        """Find cards for a reader of a language; an empty query lists all, newest first.

        Parameters
        ----------
        query, lang
            What a reader typed, in whatever language; the language that they read in.
        where
            Facet to the words of which a card must hold one; all facets named must hold.
        limit, offset
            Which of the hits to give; neither is ever negative.
        """
        ...

    def like(self, card: str, limit: int = 5) -> tuple[Hit, ...]:
        """At most `limit` cards about the same as `card`, itself not among them."""
        ...

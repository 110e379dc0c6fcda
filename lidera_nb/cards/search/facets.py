"""By what results are narrowed, and how many cards each word of a facet would leave.

Every word of every facet is one row of bits, a bit a card: counting what a thousand or fifty
thousand cards hold is a handful of operations on rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from lidera_nb.cards.library import Published
from lidera_nb.cards.search.contract import FACETS

Mask = NDArray[np.bool_]


def held(card: Published) -> Iterator[tuple[str, str]]:
    """Every facet and word that a card holds."""
    content = card.content
    yield "kind", content.kind
    yield "stage", card.stage
    yield "evidence", content.evidence
    if content.cost is not None:
        yield "cost", str(content.cost.band)
    yield from (("dimension", word) for word in content.dimensions)
    yield from (("psel", str(number)) for number in content.psel)
    yield from (("students", word) for word in content.students)
    yield from (("lang", word) for word in content.texts)
    for name, words in content.context.model_dump().items():
        yield from ((name, word) for word in words)


class Facets:
    """What the cards at numbered places hold."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], NDArray[np.uint8]] = {}
        self._size = 0

    def set(self, place: int, card: Published) -> None:
        """Say what the card at a place holds; the place must be free."""
        while place >= self._size * 8:
            self._grow()
        for one in held(card):
            row = self._rows.setdefault(one, np.zeros(self._size, np.uint8))
            row[place // 8] |= 1 << (place % 8)

    def clear(self, place: int) -> None:
        """Make a place free."""
        for row in self._rows.values():
            row[place // 8] &= 0xFF ^ (1 << (place % 8))

    def narrow(
        self, found: Mask, where: Mapping[str, Collection[str]]
    ) -> tuple[Mask, dict[str, dict[str, int]]]:
        """What of `found` the facets leave, and the words that the cards left hold.

        A facet's own words are counted among what all other facets leave.
        """
        bits = self._bits(found)
        chosen = {name: self._any(name, words) for name, words in where.items()}
        left = np.bitwise_and.reduce([bits, *chosen.values()])
        counts: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        for (name, word), row in self._rows.items():
            others = left
            if name in chosen:
                others = np.bitwise_and.reduce(
                    [bits, *(mask for other, mask in chosen.items() if other != name)]
                )
            count = int(np.bitwise_count(row & others).sum())
            if count:
                counts[name][word] = count
        mask = np.unpackbits(left, count=len(found), bitorder="little").astype(bool)
        return mask, counts

    def _bits(self, found: Mask) -> NDArray[np.uint8]:
        packed = np.packbits(found, bitorder="little")
        return np.pad(packed, (0, self._size - len(packed)))

    def _any(self, name: str, words: Collection[str]) -> NDArray[np.uint8]:
        none = np.zeros(self._size, np.uint8)
        rows = [self._rows.get((name, word), none) for word in words]
        chosen: NDArray[np.uint8] = np.bitwise_or.reduce([none, *rows])
        return chosen

    def _grow(self) -> None:
        self._size = max(64, self._size * 2)
        for one, row in self._rows.items():
            self._rows[one] = np.pad(row, (0, self._size - len(row)))

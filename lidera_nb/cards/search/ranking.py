"""How good a card is for a query: what its best names for each idea are worth, and fusion.

The worth of a name in a card is that of BM25 (Robertson and Zaragoza, 2009), told by the index
without the weight of rarity. An idea is worth what its best name is, not the sum of its names,
and its rarity is that of all its names together: a word with many synonyms counts as much as one
without.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lidera_nb.cards.model import Lang
from lidera_nb.cards.search.reading import Idea, Name

Scores = NDArray[np.float32]
Places = NDArray[np.int32]

FAINT = 0.2
"""What is worth less than this part of the best is not found."""

RECIPROCAL = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009)."""


@dataclass(frozen=True, slots=True)
class Held:
    """The cards that hold a name, by place, and what it is worth in each, 0 to about 2.2."""

    places: Places
    worth: Scores


Postings = Callable[[Name], Held]


def rank(ideas: Sequence[Idea], postings: Postings, places: int, cards: int, lang: Lang) -> Scores:
    """What the card at each of `places` is worth in a language, 0 for those that hold nothing.

    `cards` is the number of all cards, whatever they are written in: in a language of few cards
    every word would seem common.
    """
    total = np.zeros(places, np.float32)
    for idea in ideas:
        best = np.zeros(places, np.float32)
        for name in idea.names:
            if name.lang == lang:
                held = postings(name)
                best[held.places] = np.maximum(best[held.places], held.worth * name.weight)
        total += idea.weight * rarity(int(np.count_nonzero(best)), cards) * best
    return total


def rarity(holding: int, cards: int) -> float:
    """What it says of a card to be one of those that hold something; never negative."""
    return math.log1p((cards - holding + 0.5) / (holding + 0.5))


def found(worth: Scores) -> NDArray[np.bool_]:
    """The cards that are worth enough beside the best to be shown."""
    top = float(worth.max(initial=0.0))
    return worth > FAINT * top if top else np.zeros(len(worth), bool)


def fuse(rankings: Iterable[tuple[float, Sequence[int]]]) -> dict[int, float]:
    """Places of several rankings, best first and each with its weight, fused by reciprocal rank.

    >>> fuse([(1.0, [7, 8]), (1.0, [8])])[8] > fuse([(1.0, [7, 8])])[7]
    True
    """
    score: dict[int, float] = {}
    for weight, places in rankings:
        for at, place in enumerate(places, 1):
            score[place] = score.get(place, 0.0) + weight / (RECIPROCAL + at)
    return score

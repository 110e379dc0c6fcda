"""How good a grouping into circles is: composed like the whole, and able to help one another.

Both measures run from 0 to 1 and are defined at `lidera_nb.exchange.circles.Circles`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody to be placed.

    Attributes
    ----------
    strong, wants
        Topics in which they can help, and in which they want help.
    """

    id: str
    context: Mapping[str, str] = field(default_factory=dict)
    strong: frozenset[str] = frozenset()
    wants: frozenset[str] = frozenset()


Grouping = tuple[tuple[int, ...], ...]
"""Circles of positions in the list of members."""


class Measure:
    """Balance and complement of groupings of these people."""

    def __init__(self, members: Sequence[Member], fields: Sequence[str], groups: int) -> None:
        self.members, self.fields, self.groups = members, fields, groups
        everybody = tuple(range(len(members)))
        self.whole = {name: self._shares(everybody, name) for name in fields}
        self.wants = sum(len(one.wants) for one in members)

    def score(self, circles: Grouping) -> float:
        """The mean of balance and complement."""
        return (self.balance(circles) + self.complement(circles)) / 2

    def part(self, circle: Sequence[int]) -> float:
        """What one circle adds to the score, times twice their number."""
        helped = self.helped(circle) / self.wants if self.wants else 0.0
        return self.composed(circle) + self.groups * helped

    def balance(self, circles: Grouping) -> float:
        """How much circles are composed like the whole, their mean."""
        return float(np.mean([self.composed(circle) for circle in circles]))

    def composed(self, circle: Sequence[int]) -> float:
        """How much one circle is composed like the whole, mean over the fields."""
        if not self.fields:
            return 1.0
        return sum(self._overlap(circle, name) for name in self.fields) / len(self.fields)

    def complement(self, circles: Grouping) -> float:
        """The share of all wishes that somebody of the same circle can help with."""
        return sum(map(self.helped, circles)) / self.wants if self.wants else 1.0

    def helped(self, circle: Sequence[int]) -> int:
        """Wishes of a circle's members that another member can help with."""
        strong = Counter(topic for i in circle for topic in self.members[i].strong)
        return sum(strong[topic] > (topic in self.members[i].strong)
                   for i in circle for topic in self.members[i].wants)  # fmt: skip

    def _overlap(self, circle: Sequence[int], name: str) -> float:
        here, whole = self._shares(circle, name), self.whole[name]
        return sum(min(share, whole[word]) for word, share in here.items())

    def _shares(self, circle: Sequence[int], name: str) -> dict[str, float]:
        words = Counter(self.members[i].context.get(name, "") for i in circle)
        return {word: n / len(circle) for word, n in words.items()}

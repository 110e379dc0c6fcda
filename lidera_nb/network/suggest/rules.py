"""Who may be brought together, and how: the constraints over rows of pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.network.suggest.asked import TRAVEL, Constraints
from lidera_nb.network.suggest.situation import Situation

NEW, SEASONED = 1, 4
"""Years in a post up to which somebody is new, and from which they can take one along."""

DISTANCES = ("same", "near", "far")


@dataclass(frozen=True)
class Pair:
    """Two people who could be brought together.

    Attributes
    ----------
    one, other
        Positions; with a mentor, `one` turns to `other`.
    kind
        ``visit`` (both travel to each other's school), ``online`` (both talk over video) or
        ``mentor`` (one is taken along by the other).
    distance
        ``same``, ``near`` or ``far``.
    """

    one: int
    other: int
    kind: str
    distance: str

    @property
    def arcs(self) -> tuple[tuple[int, int], ...]:
        """The ties it would bring: both ways, except from a mentor."""
        there = (self.one, self.other)
        return (there,) if self.kind == "mentor" else (there, there[::-1])


class Rules:
    """The constraints, and how many new ties everybody has been given so far."""

    def __init__(self, now: Situation, constraints: Constraints) -> None:
        self.now, self.constraints = now, constraints
        self.given = np.zeros(now.size, dtype=np.int64)
        self.apart = now.apart()
        self.ties = set(zip(now.source.tolist(), now.target.tolist(), strict=True))
        self._years = _years(now.people)
        self._open = _willing(now, constraints)
        self._alike = [_codes(now.people, name) for name in constraints.alike]
        place = {str(name): k for k, name in enumerate(now.people.index)}
        known = [pair for pair in constraints.never if all(str(one) in place for one in pair)]
        self._never = {tuple(sorted(place[str(one)] for one in pair)) for pair in known}

    def open(self) -> Any:
        """Who can be given one more tie."""
        return self._open & (self.given < self.constraints.most_per_person)

    def allowed(self, rows: Any, columns: Any) -> Any:
        """For these people (rows) and those (columns), who may be brought together."""
        fits = self.open()[rows][:, None] & self.open()[columns][None, :]
        fits &= self.how_far(rows, columns) < len(TRAVEL[self.constraints.travel])
        for codes in self._alike:
            fits &= (codes[rows][:, None] == codes[columns][None, :]) & (codes[rows] >= 0)[:, None]
        return fits & (rows[:, None] != columns[None, :])

    def how_far(self, rows: Any, columns: Any) -> Any:
        """How far they live apart: positions in `DISTANCES`."""
        return self.apart[self.now.place[rows][:, None], self.now.place[columns][None, :]]

    def free(self, one: int, other: int) -> bool:
        """Whether two people have no tie yet, and nothing was said against them meeting."""
        tied = (one, other) in self.ties or (other, one) in self.ties
        return not tied and (min(one, other), max(one, other)) not in self._never

    def room(self, one: int, other: int) -> bool:
        """Whether both can be given one more tie."""
        return bool((self.given[[one, other]] < self.constraints.most_per_person).all())

    def pair(self, one: int, other: int) -> Pair:
        """How the two would meet, and who turns to whom."""
        far = DISTANCES[self.apart[self.now.place[one], self.now.place[other]]]
        mentee = self._mentee(one, other)
        if mentee is not None:
            return Pair(mentee, other if mentee == one else one, "mentor", far)
        return Pair(one, other, "online" if far == "far" else "visit", far)

    def take(self, pair: Pair) -> None:
        """Count a tie that was chosen."""
        self.given[[pair.one, pair.other]] += 1
        self.ties.update(pair.arcs)

    def _mentee(self, one: int, other: int) -> int | None:
        """Whoever of the two would be taken along: not knowing the topic, or new in the post."""
        knows = self.now.experts[[one, other]]
        if knows.sum() == 1:
            return other if knows[0] else one
        years = self._years[[one, other]]
        if years.min() <= NEW and years.max() >= SEASONED:
            return one if years[0] < years[1] else other
        return None


def _willing(now: Situation, constraints: Constraints) -> Any:
    out = {str(person) for person in constraints.opted_out}
    willing = np.array([str(person) not in out for person in now.people.index]) & now.nameable
    if constraints.most_sought is not None:
        willing &= now.sought() < constraints.most_sought
    return willing


def _codes(people: pd.DataFrame, name: str) -> Any:
    if name not in people:
        known = ", ".join(map(str, people.columns)) or "none"
        raise ValueError(f"nobody's {name!r} is known, so it cannot be asked to be alike; "
                         f"known attributes: {known}")  # fmt: skip
    return pd.factorize(people[name])[0]


def _years(people: pd.DataFrame) -> Any:
    """Years in the post; between new and seasoned where they are not known."""
    if "years" not in people:
        return np.full(len(people), (NEW + SEASONED) / 2)
    return pd.to_numeric(people["years"], errors="coerce").fillna((NEW + SEASONED) / 2).to_numpy()

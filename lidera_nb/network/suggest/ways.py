"""How far everybody is from everything of interest, kept up to date as ties are added.

A table of distances up to a few steps can be corrected exactly for a new tie: whoever is near
its beginning may now pass through it to whatever is near its end. That makes weighing one tie
cost as much as the two neighbourhoods that it joins, whatever the size of the network. Tables
take one byte a pair: 81 MB for 9,000 people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from lidera_nb.network.suggest.asked import STEPS, WORTH
from lidera_nb.network.suggest.situation import Situation

BEYOND = STEPS + 1
"""The distance of whatever is farther than the steps looked at."""

VALUE = np.array([*WORTH, *([0.0] * (STEPS + 1))], dtype=np.float32)
"""What a distance is worth, also for sums of two."""


@dataclass(frozen=True)
class Table:
    """Steps from every person (row) to every target (column), `BEYOND` where too many.

    Attributes
    ----------
    steps
        Array of bytes, people by targets; corrected in place by `Ways.add`.
    counts
        Whether a person's own gain counts: 1, or 0 for whoever did not answer.
    """

    steps: Any
    counts: Any

    def gain(self, near: Any, before: Any, end: int) -> float:
        """What a tie would add to the worth of all distances.

        Parameters
        ----------
        near, before
            People within reach of the tie's beginning, and in how many steps.
        end
            To whom the tie leads.
        """
        onward = self.steps[end]
        there = np.flatnonzero(onward < STEPS)
        new = before[:, None] + onward[there] + 1
        old = self.steps[near[:, None], there]
        better = np.where(new < old, VALUE[new] - VALUE[old], 0)
        return float(self.counts[near] @ better.sum(axis=1))

    def newly(self, near: Any, before: Any, end: int) -> Any:
        """Who of those `near` would come within the steps looked at of something beyond them."""
        onward = self.steps[end]
        there = np.flatnonzero(onward < STEPS)
        new = before[:, None] + onward[there] + 1
        come = (new <= STEPS) & (self.steps[near[:, None], there] > STEPS)
        return near[come.any(axis=1) & (self.counts[near] > 0)]

    def total(self) -> float:
        """The worth of all distances."""
        return float(self.counts @ VALUE[self.steps].sum(axis=1))


class Ways:
    """Distances to people, to territories and to those who know the topic."""

    def __init__(self, now: Situation) -> None:
        counts = now.answered.astype(np.float32)
        self.people = Table(_distances(now), counts)
        self.tables = {"reach": self.people, "bridging": _places(now, self.people.steps, counts)}
        if now.experts.any():
            nearest = self.people.steps[:, now.experts].min(axis=1)
            self.tables["topic"] = Table(nearest[:, None].copy(), counts)

    def near(self, person: int) -> tuple[Any, Any]:
        """Who gets to a person with a step to spare, and in how many steps."""
        column = self.people.steps[:, person]
        near = np.flatnonzero(column < STEPS)
        return near, column[near]

    def gains(self, arcs: tuple[tuple[int, int], ...]) -> dict[str, float]:
        """What ties would add by goal, each weighed alone."""
        found = dict.fromkeys(self.tables, 0.0)
        for begin, end in arcs:
            near, before = self.near(begin)
            for goal, table in self.tables.items():
                found[goal] += table.gain(near, before, end)
        return found

    def helped(self, goal: str, arcs: tuple[tuple[int, int], ...]) -> int:
        """How many people who answered ties would bring within reach of something new to them."""
        found = [self.tables[goal].newly(*self.near(begin), end) for begin, end in arcs]
        return len(np.unique(np.concatenate(found)))

    def add(self, begin: int, end: int) -> None:
        """Add a tie and correct every table."""
        near, before = self.near(begin)
        for table in {id(one): one for one in [*self.tables.values(), self.people]}.values():
            onward = table.steps[end].copy()
            there = np.flatnonzero(onward < STEPS)
            new = before[:, None] + onward[there] + 1
            cells = near[:, None], there
            table.steps[cells] = np.minimum(table.steps[cells], new)

    def within(self, person: int) -> int:
        """How many others somebody gets to within the steps looked at."""
        return int((self.people.steps[person] <= STEPS).sum()) - 1


def _distances(now: Situation) -> Any:
    """Steps between all pairs by spreading one step at a time over the sparse ties."""
    from scipy.sparse import coo_array, eye_array

    rows = np.concatenate((now.source, now.back_source))
    columns = np.concatenate((now.target, now.back_target))
    shape = (now.size, now.size)
    ties = coo_array((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape).tocsr()
    steps = np.full(shape, BEYOND, dtype=np.uint8)
    np.fill_diagonal(steps, 0)
    front = eye_array(now.size, dtype=np.float32, format="csr")
    for step in range(1, STEPS + 1):
        front = front @ ties
        front.data[:] = 1
        cells = front.nonzero()
        steps[cells] = np.minimum(steps[cells], step)
    return steps


def _places(now: Situation, steps: Any, counts: Any) -> Table:
    """Steps to the nearest person of every territory; a person's own counts as reached."""
    nearest = np.full((now.size, len(now.places)), BEYOND, dtype=np.uint8)
    for place in range(len(now.places)):
        nearest[:, place] = steps[:, now.place == place].min(axis=1)
    known = now.place >= 0
    nearest[np.flatnonzero(known), now.place[known]] = 0
    return Table(nearest, counts)

"""Choose ties one after another, each time the one that adds most to what is there by then.

Lazy greedy (Minoux 1978): what a tie adds seldom grows when others are added, so an old value
is nearly always an upper limit, and only the best few are weighed again before each choice.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np

from lidera_nb.network.suggest.asked import GOALS, STEPS, Chances, Constraints, Goals
from lidera_nb.network.suggest.pool import LIMIT, MOORED, Bounds, lacking, pool
from lidera_nb.network.suggest.rules import DISTANCES, Pair, Rules
from lidera_nb.network.suggest.situation import Situation
from lidera_nb.network.suggest.ways import Ways

FRESH = 25
"""Choices after which the pool is drawn anew, where it does not hold all pairs."""


@dataclass(frozen=True)
class Choice:
    """One tie that was chosen, with what it changed at the moment of choosing.

    Attributes
    ----------
    pair
        The tie.
    shares
        By goal, its gain beside the greatest that any one tie would have brought at first
        (about 0 to 1), times the goal's weight.
    within
        For both, how many others they got to within the steps looked at, before and after.
    places
        The same for territories, their own included.
    contacts
        How many contacts both had, as far as was told.
    helped
        By goal, how many people who answered came within reach of something new to them.
    """

    pair: Pair
    shares: dict[str, float]
    within: tuple[tuple[int, int], ...]
    places: tuple[tuple[int, int], ...]
    contacts: tuple[int, int]
    helped: dict[str, int]


@dataclass(frozen=True)
class Chosen:
    """What was chosen, and how much was looked at for it."""

    choices: tuple[Choice, ...]
    pairs: int
    weighed: int
    exhaustive: bool


def choose(
    now: Situation,
    goals: Goals,
    count: int,
    constraints: Constraints,
    chances: Chances,
    most_pairs: int = LIMIT,
) -> Chosen:
    """Up to `count` ties; fewer where the constraints allow no more that help."""
    return _Search(now, goals, constraints, chances, most_pairs).run(count)


class _Search:
    def __init__(
        self, now: Situation, goals: Goals, constraints: Constraints, chances: Chances, most: int
    ) -> None:
        self.now, self.goals, self.most = now, goals, most
        self.rules, self.ways = Rules(now, constraints), Ways(now)
        self.contacts = now.contacts()
        self.taken = np.array([chances.taken[name] for name in DISTANCES], dtype=np.float32)
        self.active = [g for g in GOALS if goals.weight(g) and (g in self.ways.tables
                                                                or g == "isolated")]  # fmt: skip
        self.scale: dict[str, float] = {}
        self.pairs = self.weighed = 0

    def run(self, count: int) -> Chosen:
        chosen: list[Choice] = []
        exhaustive = True
        while len(chosen) < count:
            pairs, complete = self._pool()
            exhaustive &= complete
            wanted = count - len(chosen)
            found = self._draw(pairs, wanted if complete else min(wanted, FRESH))
            chosen += found
            if complete or not found:
                break
        return Chosen(tuple(chosen), self.pairs, self.weighed, exhaustive)

    def _pool(self) -> tuple[list[tuple[int, int]], bool]:
        bounds = Bounds(self.ways, lacking(self.contacts, self.now.known), self.contacts >= MOORED)
        scale = {goal: self.goals.weight(goal) / bounds.most(goal) for goal in self.active}
        pairs, complete = pool(self.rules, bounds, scale, self.taken, self.most)
        self.pairs = max(self.pairs, len(pairs))
        return pairs, complete

    def _draw(self, candidates: list[tuple[int, int]], count: int) -> list[Choice]:
        """Choose from a pool, the best first."""
        pairs = [self.rules.pair(one, other) for one, other in candidates]
        gains = [self._gains(pair) for pair in pairs]
        if not self.scale:
            self.scale = {g: max((one[g] for one in gains), default=0.0) for g in self.active}
        queue = [(-self._score(pair, gain), k) for k, (pair, gain)
                 in enumerate(zip(pairs, gains, strict=True))]  # fmt: skip
        heapq.heapify(queue)
        chosen: list[Choice] = []
        weighed_at = [0] * len(pairs)
        while queue and len(chosen) < count:
            value, k = heapq.heappop(queue)
            pair = pairs[k]
            if value >= 0 or not self.rules.room(pair.one, pair.other):
                continue
            if weighed_at[k] == len(chosen):
                chosen.append(self._take(pair, gains[k]))
            else:
                gains[k], weighed_at[k] = self._gains(pair), len(chosen)
                heapq.heappush(queue, (-self._score(pair, gains[k]), k))
        return chosen

    def _gains(self, pair: Pair) -> dict[str, float]:
        self.weighed += 1
        ends = [pair.one, pair.other]
        lack = lacking(self.contacts[ends], self.now.known[ends])
        moored = self.contacts[ends[::-1]] >= MOORED
        return {**self.ways.gains(pair.arcs), "isolated": float(lack @ moored)}

    def _shares(self, gains: dict[str, float]) -> dict[str, float]:
        return {goal: self.goals.weight(goal) * gains[goal] / (self.scale[goal] or 1.0)
                for goal in self.active}  # fmt: skip

    def _score(self, pair: Pair, gains: dict[str, float]) -> float:
        chance = self.taken[DISTANCES.index(pair.distance)]
        return float(sum(self._shares(gains).values()) * chance)

    def _take(self, pair: Pair, gains: dict[str, float]) -> Choice:
        before = self._seen(pair)
        contacts = int(self.contacts[pair.one]), int(self.contacts[pair.other])
        helped = {goal: self.ways.helped(goal, pair.arcs) for goal in self.ways.tables}
        for begin, end in pair.arcs:
            self.ways.add(begin, end)
        self.rules.take(pair)
        self.contacts[[pair.one, pair.other]] += 1
        within, places = (tuple(zip(a, b, strict=True)) for a, b in
                          zip(before, self._seen(pair), strict=True))  # fmt: skip
        return Choice(pair, self._shares(gains), within, places, contacts, helped)

    def _seen(self, pair: Pair) -> tuple[tuple[int, int], tuple[int, int]]:
        ends = (pair.one, pair.other)
        places = self.ways.tables["bridging"].steps
        within = self.ways.within(pair.one), self.ways.within(pair.other)
        reached = [int((places[end] <= STEPS).sum()) for end in ends]
        return within, (reached[0], reached[1])

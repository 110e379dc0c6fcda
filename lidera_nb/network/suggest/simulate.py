"""What might follow: something new passes from colleague to colleague, with and without the ties.

Independent cascades (Kempe, Kleinberg & Tardos 2003). Each simulated future draws which ties of
the silent exist, which suggested ties come about, and along which ties what one knows passes on.
Both networks meet the same draws, so that what differs is due to the suggestions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lidera_nb.network.suggest.asked import Chances
from lidera_nb.network.suggest.rules import Pair
from lidera_nb.network.suggest.situation import Situation

MEASURES = ("reach", "bridging", "isolated", "topic")


@dataclass(frozen=True)
class Change:
    """A measure before and after, over simulated futures.

    Attributes
    ----------
    measure
        ``reach``: mean share of others to whom something new comes that starts with one person;
        ``bridging``: mean number of other territories to which it comes; ``isolated``: mean
        share of those without contacts to whom it comes; ``topic``: share of those who do not
        know the topic to whom something comes that all who know it pass on.
    before, after
        Means over the simulated futures.
    low, high
        The range of the gain (after less before) in the middle 95 of 100 futures.
    mean_low, mean_high
        The 95 % interval of the mean gain: how far the simulation itself is uncertain.
    """

    measure: str
    before: float
    after: float
    low: float
    high: float
    mean_low: float
    mean_high: float

    @property
    def gain(self) -> float:
        """What the ties would add on average."""
        return self.after - self.before


def simulate(
    now: Situation, pairs: Sequence[Pair], chances: Chances, seed: int
) -> tuple[Change, ...]:
    """Compare the network as it is with the one that has the suggested ties.

    Parameters
    ----------
    now
        The network.
    pairs
        The suggested ties.
    chances
        What is assumed, how many futures, and from how many people something new starts in each.
    seed
        The same seed draws the same futures, whatever the ties.

    Returns
    -------
    tuple of Change
        Measures that are defined: without isolated people or experts theirs is left out.
    """
    futures = _Futures(now, pairs, chances, np.random.default_rng(seed))
    runs = [futures.run() for _ in range(chances.runs)]
    found = []
    for measure in MEASURES:
        rows = np.array([run[measure] for run in runs if measure in run])
        if len(rows):
            found.append(_change(measure, rows))
    return tuple(found)


def _change(measure: str, rows: Any) -> Change:
    gains = rows[:, 1] - rows[:, 0]
    half = 1.96 * gains.std(ddof=1) / np.sqrt(len(gains)) if len(gains) > 1 else 0.0
    low, high = np.quantile(gains, (0.025, 0.975))
    before, after = rows.mean(axis=0)
    mean = after - before
    numbers = (before, after, low, high, mean - half, mean + half)
    return Change(measure, *map(float, numbers))


class _Futures:
    def __init__(self, now: Situation, pairs: Sequence[Pair], chances: Chances, rng: Any) -> None:
        self.now = now
        self.origins = min(chances.origins, now.size)
        passing = np.array([chances.passing[chances.unasked - 1], *chances.passing])
        self.told = passing[now.frequency]
        self.new = passing[0]
        self.taken = np.array([chances.taken[pair.distance] for pair in pairs])
        arcs = [(k, a, b) for k, pair in enumerate(pairs) for a, b in pair.arcs]
        self.tie, self.begin, self.end = np.array(arcs, dtype=np.int64).reshape(-1, 3).T
        self.alone = now.alone()
        # two sources, so that any set of ties meets the same futures
        self.draws, self.own = rng.spawn(2)

    def run(self) -> dict[str, tuple[float, float]]:
        """One future: each measure without and with the ties."""
        now, rng = self.now, self.draws
        live = rng.random(len(self.told)) < self.told
        back = rng.random(len(now.back_source)) < now.returned * self.new
        came = self.own.random(len(self.taken)) < self.taken
        fresh = came[self.tie] & (self.own.random(len(self.tie)) < self.new)
        sources = np.concatenate((now.source[live], now.back_source[back]))
        targets = np.concatenate((now.target[live], now.back_target[back]))
        starts = self._starts(rng.choice(now.size, self.origins, replace=False))
        before = _spread(sources, targets, starts)
        sources = np.concatenate((sources, self.begin[fresh]))
        targets = np.concatenate((targets, self.end[fresh]))
        after = _spread(sources, targets, before)
        one, two = (self._measured(knows, starts) for knows in (before, after))
        return {name: (one[name], two[name]) for name in one}

    def _starts(self, origins: Any) -> Any:
        """Who knows at first: a column for each origin, and one for all experts together."""
        experts = self.now.experts.any()
        starts = np.zeros((self.now.size, self.origins + experts), dtype=bool)
        starts[origins, np.arange(self.origins)] = True
        if experts:
            starts[:, -1] = self.now.experts
        return starts

    def _measured(self, knows: Any, starts: Any) -> dict[str, float]:
        now, single = self.now, slice(0, self.origins)
        learnt = knows & ~starts
        found = {"reach": float(learnt[:, single].sum() / self.origins / (now.size - 1))}
        if len(now.places) > 1:
            found["bridging"] = _places(now, knows[:, single], starts[:, single])
        others = self.alone[:, None] & ~starts[:, single]
        if others.any():
            found["isolated"] = float(learnt[:, single][others].mean())
        if knows.shape[1] > self.origins and not now.experts.all():
            found["topic"] = float(learnt[~now.experts, -1].mean())
        return found


def _spread(sources: Any, targets: Any, knows: Any) -> Any:
    """Who comes to know in the end: whoever turns to somebody who does, again and again."""
    from scipy.sparse import coo_array

    size = len(knows)
    values = np.ones(len(sources), dtype=np.int32)
    asks = coo_array((values, (sources, targets)), (size, size)).tocsr()
    while True:
        more = knows | (asks @ knows.astype(np.int32) > 0)
        if more.sum() == knows.sum():
            return more
        knows = more


def _places(now: Situation, knows: Any, starts: Any) -> float:
    """Mean number of territories, other than the origin's, in which somebody knows."""
    seen = np.zeros((len(now.places) + 1, knows.shape[1]), dtype=bool)
    people, column = np.nonzero(knows)
    seen[now.place[people], column] = True
    home, where = np.nonzero(starts)
    seen[now.place[home], where] = False
    return float(seen[:-1].sum(axis=0).mean())

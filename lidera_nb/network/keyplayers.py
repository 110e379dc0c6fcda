"""The few whose loss would break a network most, or who together reach most of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.sparse import csgraph

from lidera_nb.network.arrays import Array, Sparse, adjacency, share
from lidera_nb.network.fast import distances
from lidera_nb.network.ties import Graph

DISTANCES_UP_TO = 150
"""People up to whom a break is judged by distances; beyond it, by components only."""
CANDIDATES = 300
"""People, those with most ties, among whom the key players are looked for."""

MOST = 50
"""Key players that may be asked for: more are no longer few."""


@dataclass(frozen=True)
class KeyPlayers:
    """A set of people, and what it does.

    Attributes
    ----------
    people
        In the order in which they were found.
    value
        For ``break``, how broken the network is without them; for ``reach``, how near everybody is
        to the nearest of them. Both from 0 to 1.
    before
        For ``break``, how broken it is with them; for ``reach``, 0.
    kind, method
        What was asked, and how it was judged and searched.
    """

    people: list[Hashable]
    value: float
    before: float
    kind: str
    method: str


def key_players(graph: Graph, k: int = 3, kind: Literal["break", "reach"] = "reach") -> KeyPlayers:
    """Find a small set of key players, each time adding whoever does most.

    Parameters
    ----------
    graph
        A graph; direction is set aside. Missing ties of non-respondents make it look more broken
        than it is.
    k
        How many people, from 1 to 50.
    kind
        ``break`` (Borgatti's KPP-Neg): without whom the others are furthest from one another;
        ``reach`` (KPP-Pos): from whom everybody is nearest, to spread something.

    Returns
    -------
    KeyPlayers
        A set that no exchange of one member improves for ``reach``; greedy for ``break``. The best
        set may differ from the k people who are best alone.

    Raises
    ------
    ValueError
        If k is below 1, above 50, or not below the number of people.

    References
    ----------
    Borgatti (2006), *Computational and Mathematical Organization Theory* 12.
    """
    if not 1 <= k < min(len(graph), MOST + 1):
        raise ValueError(f"k is {k} for {len(graph)} people: ask for at least 1 key player, for "
                         f"fewer than there are people, and for {MOST} at most")  # fmt: skip
    there = adjacency(graph)
    both = ((there + there.T) > 0).astype(np.float64).tocsr()
    if kind == "reach":
        chosen, value, before, method = _reaching(both, k)
    else:
        chosen, value, before, method = _breaking(both, k)
    names = list(graph)
    return KeyPlayers([names[place] for place in chosen], value, before, kind, method)


def _reaching(both: Sparse, k: int) -> tuple[list[int], float, float, str]:
    candidates = _candidates(both)
    steps = distances(both, candidates)
    near = np.divide(1.0, steps, out=np.ones_like(steps), where=steps > 0)
    chosen: list[int] = []
    for _ in range(k):
        chosen.append(_next(near, chosen))
    for _ in range(len(candidates)):
        changed = _exchanged(near, chosen)
        if changed == chosen:
            break
        chosen = changed
    value = float(near[:, chosen].max(axis=1).mean())
    return [int(candidates[c]) for c in chosen], value, 0.0, "distance-weighted reach, exchanges"


def _next(near: Array, chosen: list[int]) -> int:
    """The candidate who adds most to those chosen."""
    held = near[:, chosen].max(axis=1) if chosen else np.zeros(len(near))
    gain = np.maximum(near, held[:, None]).sum(axis=0)
    gain[chosen] = -1.0
    return int(np.argmax(gain))


def _exchanged(near: Array, chosen: list[int]) -> list[int]:
    """The same set with the first exchange of one member that reaches more, if there is one."""
    now = float(near[:, chosen].max(axis=1).sum())
    for place in range(len(chosen)):
        rest = chosen[:place] + chosen[place + 1 :]
        changed = [*rest, _next(near, rest)]
        if float(near[:, changed].max(axis=1).sum()) > now + 1e-9:
            return changed
    return chosen


def _breaking(both: Sparse, k: int) -> tuple[list[int], float, float, str]:
    near = both.shape[0] <= DISTANCES_UP_TO
    broken: Callable[[Sparse], float] = _far if near else _apart
    candidates, chosen = _candidates(both).tolist(), list[int]()
    for _ in range(k):
        left = [one for one in candidates if one not in chosen]
        values = [broken(_without(both, [*chosen, one])) for one in left]
        chosen.append(left[int(np.argmax(values))])
    method = "distance-weighted fragmentation, greedy" if near else "fragmentation, greedy"
    return chosen, broken(_without(both, chosen)), broken(both), method


def _candidates(both: Sparse) -> Array:
    return np.argsort(-both.sum(axis=1), kind="stable")[:CANDIDATES]


def _without(both: Sparse, gone: list[int]) -> Sparse:
    kept = np.ones(both.shape[0], dtype=bool)
    kept[gone] = False
    return both[kept][:, kept]


def _far(both: Sparse) -> float:
    """One minus the mean of one over the distance between two people."""
    steps = distances(both, np.arange(both.shape[0]))
    near = np.divide(1.0, steps, out=np.zeros_like(steps), where=steps > 0)
    return 1.0 - share(float(near.sum()), len(near) * (len(near) - 1))


def _apart(both: Sparse) -> float:
    """The share of pairs without any path."""
    n = both.shape[0]
    size = np.bincount(csgraph.connected_components(both, directed=False)[1])
    return 1.0 - share(float((size * (size - 1)).sum()), n * (n - 1))

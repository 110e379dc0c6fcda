"""The one door to the fast core: paths in large networks, by the method that the size allows.

rustworkx (Apache-2.0) reckons betweenness exactly; what is sampled is reckoned here, with products
of sparse and dense matrices, for many starting people at once. Which was used stands in the
result. No other file of this room imports rustworkx.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
import rustworkx

from lidera_nb.network.arrays import Array, Sparse, adjacency
from lidera_nb.network.ties import Graph

Method = Literal["exact", "sampled"]

EXACT_UP_TO = 100_000_000
"""People times ties up to which paths are followed from everybody: some seconds on one core."""
PIVOTS = 2048
"""People from whom paths are followed where not everybody's can be."""
SEED = 2026
BATCH = 64
"""People whose paths are followed at once: more would leave the processor's cache."""


@dataclass(frozen=True)
class Scores:
    """A number for each person, and how it was found.

    Attributes
    ----------
    values
        By person, in the order of the graph.
    errors
        Standard errors of the sampling; zeros where the method is exact. For people on whose paths
        few of those drawn depend they come out too small: read them as orders of magnitude.
    method, core
        ``exact`` or ``sampled``; the library that reckoned.
    pivots
        People from whom paths were followed.
    """

    values: pd.Series
    errors: pd.Series
    method: Method
    core: str
    pivots: int


def betweenness_scores(
    graph: Graph, exact: bool | None = None, pivots: int = PIVOTS, seed: int = SEED
) -> Scores:
    """On how many shortest paths between others each person lies.

    Parameters
    ----------
    graph
        A graph; paths follow the direction of ties, and a tie is one step whatever its weight.
    exact
        Whether to follow everybody's paths; by default, if the network is small enough for that
        (`EXACT_UP_TO`).
    pivots, seed
        From how many people paths are followed otherwise, drawn without replacement.

    Returns
    -------
    Scores
        Sums over ordered pairs, from 0 to (n−1)(n−2); without direction each pair counts once
        (``sna::betweenness``: not normalised). Isolates have 0. Paths through the missing ties of
        non-respondents are not seen: their own scores are too low, and others' may be.

    References
    ----------
    Freeman (1977), *Sociometry* 40; Brandes (2001), *Journal of Mathematical Sociology* 25;
    Brandes & Pich (2007), *International Journal of Bifurcation and Chaos* 17.
    """
    there = adjacency(graph)
    ways = 1.0 if graph.is_directed() else 2.0
    if _exact(there, exact, pivots):
        values = _exactly(there) / ways
        return _scores(graph, values, 0 * values, "exact", "rustworkx", len(values))
    drawn, n = _drawn(there, pivots, seed), there.shape[0]
    parts = (_dependencies(there, some) / ways for some in _batches(drawn))
    return _scores(graph, *_estimate(parts, n, len(drawn)), "sampled", "scipy", len(drawn))


def reach_scores(
    graph: Graph, exact: bool | None = None, pivots: int = PIVOTS, seed: int = SEED
) -> Scores:
    """How near everybody else is to each person: the mean of one over the distance.

    Parameters
    ----------
    graph, exact, pivots, seed
        As for `betweenness_scores`. Sampled, distances to the drawn people stand for those to all.

    Returns
    -------
    Scores
        From 0 (reaches nobody) to 1 (everybody in one step), along the direction of ties; who
        cannot be reached counts 0. A non-respondent's own is too low.

    References
    ----------
    Gil-Mendieta & Schmidt (1996), *Social Networks* 18; ``sna::closeness(cmode = "suminvdir")``;
    Eppstein & Wang (2004), *Journal of Graph Algorithms and Applications* 8, for the sampling.
    """
    there = adjacency(graph)
    n = there.shape[0]
    whole = _exact(there, exact, pivots)
    drawn = np.arange(n) if whole else _drawn(there, pivots, seed)
    back = there.T.tocsr()
    parts = (_nearness(back, some) for some in _batches(drawn))
    values, errors = _estimate(parts, n, len(drawn))
    others = max(n - 1, 1)
    method: Method = "exact" if whole else "sampled"
    errors = 0 * errors if whole else errors / others
    return _scores(graph, values / others, errors, method, "scipy", len(drawn))


def followed_from_all(graph: Graph) -> bool:
    """Whether paths are followed from everybody, rather than from some, where nothing is said."""
    return _exact(adjacency(graph), None, PIVOTS)


def distances(there: Sparse, sources: Array) -> Array:
    """Steps from each source (columns) to everybody (rows); ``inf`` where there is no path."""
    steps = np.full((there.shape[0], len(sources)), np.inf)
    for level, (rows, paths) in enumerate(_levels(there, sources)):
        steps[rows] = np.where(paths > 0, level, steps[rows])
    return steps


def _exact(there: Sparse, exact: bool | None, pivots: int) -> bool:
    small = there.shape[0] * there.nnz <= EXACT_UP_TO or there.shape[0] <= pivots
    return small if exact is None else exact


def _drawn(there: Sparse, pivots: int, seed: int) -> Array:
    dice = np.random.default_rng(seed)
    return dice.choice(there.shape[0], size=min(pivots, there.shape[0]), replace=False)


def _batches(drawn: Array) -> Iterator[Array]:
    for start in range(0, len(drawn), BATCH):
        yield drawn[start : start + BATCH]


def _exactly(there: Sparse) -> Array:
    ties = there.tocoo()
    net = rustworkx.PyDiGraph(multigraph=False)
    net.add_nodes_from(range(there.shape[0]))
    net.extend_from_edge_list(list(zip(ties.row.tolist(), ties.col.tolist(), strict=True)))
    found = rustworkx.digraph_betweenness_centrality(net, normalized=False)
    return np.array([found[place] for place in range(there.shape[0])], dtype=np.float64)


def _levels(there: Sparse, sources: Array) -> Iterator[tuple[Array, Array]]:
    """By number of steps: who is there first from any source, and by how many shortest paths.

    People's places, and paths of shape (those people, number of sources): 0 where a source reaches
    somebody sooner or later than others do. Only those people are looked at, so that a long chain
    costs no more than a short one.
    """
    column = np.arange(len(sources))
    unseen = np.ones((there.shape[0], len(sources)), dtype=bool)
    unseen[sources, column] = False
    rows, place = np.unique(sources, return_inverse=True)
    paths = np.zeros((len(rows), len(sources)))
    paths[place, column] = 1.0
    while len(rows):
        yield rows, paths
        onward = there[rows]
        ahead = np.unique(onward.indices)
        given = (onward[:, ahead].T @ paths) * unseen[ahead]
        unseen[ahead] &= given == 0
        new = given.any(axis=1)
        rows, paths = ahead[new], given[new]


def _dependencies(there: Sparse, sources: Array) -> Array:
    """What each source (columns) adds to everybody's betweenness (Brandes' accumulation)."""
    levels = list(_levels(there, sources))
    total = np.zeros((there.shape[0], len(sources)))
    carried = np.zeros_like(levels[-1][1])
    for place in range(len(levels) - 1, 1, -1):
        (nearer, paths), (rows, reached) = levels[place - 1], levels[place]
        shares = np.divide(1.0 + carried, reached, out=np.zeros_like(reached), where=reached > 0)
        carried = paths * (there[nearer][:, rows] @ shares)
        total[nearer] += carried
    return total


def _nearness(back: Sparse, sources: Array) -> Array:
    """One over the steps from everybody to each source, on the reversed ties."""
    steps = distances(back, sources)
    return np.divide(1.0, steps, out=np.zeros_like(steps), where=steps > 0)


def _estimate(parts: Iterable[Array], n: int, drawn: int) -> tuple[Array, Array]:
    """Totals over all n people, from those drawn (columns of the parts), and standard errors."""
    total, squares = np.zeros(n), np.zeros(n)
    for part in parts:
        total += part.sum(axis=1)
        squares += (part**2).sum(axis=1)
    if drawn < 2:
        return total, np.zeros(n)
    variance = np.maximum(squares - total**2 / drawn, 0.0) / (drawn - 1)
    return total / drawn * n, n * np.sqrt(variance * max(1.0 - drawn / n, 0.0) / drawn)


def _scores(
    graph: Graph, values: Array, errors: Array, method: Method, core: str, pivots: int
) -> Scores:
    who = pd.Index(list(graph), name="person")
    return Scores(pd.Series(values, who), pd.Series(errors, who), method, core, pivots)

"""A number for each person: how many turn to them, and where they stand on others' paths.

Each gives a series by person in the order of the graph. What a non-respondent would have told is
missing (``nan``) wherever it is all that a number rests on; what others told about them counts.
"""

from __future__ import annotations

from math import nan

import numpy as np
import pandas as pd
from scipy import linalg, sparse
from scipy.sparse import linalg as sparse_linalg

from lidera_nb.network.arrays import Array, adjacency, answered
from lidera_nb.network.fast import PIVOTS, SEED, betweenness_scores, distances, reach_scores
from lidera_nb.network.ties import Graph

DENSE_UP_TO = 1500
"""People up to whom whole matrices are decomposed."""


def indegree(graph: Graph) -> pd.Series:
    """How many people name each person, among those who answered.

    From 0 to n−1; right for non-respondents too, except that nobody knows what others who did
    not answer would have said.
    """
    return _by_person(graph, adjacency(graph).sum(axis=0))


def outdegree(graph: Graph) -> pd.Series:
    """How many people each person names, from 0 to n−1; ``nan`` for who did not answer."""
    return _by_person(graph, _told(graph, adjacency(graph).sum(axis=1)))


def betweenness(
    graph: Graph, exact: bool | None = None, pivots: int = PIVOTS, seed: int = SEED
) -> pd.Series:
    """On how many shortest paths between others each person lies.

    The values of `betweenness_scores`, which says by which method they were found and with what
    error: not normalised, following the direction of ties. Fragile if people did not answer.
    """
    return betweenness_scores(graph, exact, pivots, seed).values


def closeness(graph: Graph) -> pd.Series:
    """n−1 over the sum of the steps to everybody else, along the direction of ties.

    From 0 to 1; 0 for whoever cannot reach everybody, as ``sna::closeness`` has it, so that one
    isolate makes it 0 for all: `reach` does not suffer from that.

    References
    ----------
    Freeman (1979), *Social Networks* 1.
    """
    there = adjacency(graph)
    n = there.shape[0]
    total = np.zeros(n)
    for start in range(0, n, 256):
        some = np.arange(start, min(start + 256, n))
        total[some] = distances(there, some).sum(axis=0)
    found = np.divide(n - 1.0, total, out=np.full(n, nan), where=total > 0)
    return _by_person(graph, found)


def reach(
    graph: Graph, exact: bool | None = None, pivots: int = PIVOTS, seed: int = SEED
) -> pd.Series:
    """How near everybody else is: the mean of one over the steps to them, from 0 to 1.

    The values of `reach_scores`, which says by which method they were found.
    """
    return reach_scores(graph, exact, pivots, seed).values


def eigenvector(graph: Graph) -> pd.Series:
    """Who turns to people who themselves turn to many: the leading eigenvector of the ties.

    Returns
    -------
    pandas.Series
        From 0, of length one (their squares add up to 1), as ``sna::evcent`` gives it: along the
        ties sent. All ``nan`` where there is no leading eigenvector, as in a network without
        cycles. Isolates have 0. Fragile if people did not answer.

    References
    ----------
    Bonacich (1987), *American Journal of Sociology* 92.
    """
    there = adjacency(graph)
    n = there.shape[0]
    if n > DENSE_UP_TO:
        sizes, vectors = sparse_linalg.eigs(there, k=1, which="LR", v0=np.ones(n))
    elif n:
        sizes, vectors = linalg.eig(there.toarray())
    lead = int(np.argmax(sizes.real)) if n else 0
    if not n or sizes[lead].real < 1e-6:
        return _by_person(graph, np.full(n, nan))
    found = np.abs(vectors[:, lead].real)
    return _by_person(graph, found / np.linalg.norm(found))


def bonacich_power(graph: Graph, exponent: float = 1.0) -> pd.Series:
    """Being tied to people who have many ties (or, with a negative exponent, few).

    Parameters
    ----------
    graph
        A graph.
    exponent
        How much, and in which direction, the ties of those to whom one is tied count.

    Returns
    -------
    pandas.Series
        Scaled so that the mean square is 1, as ``sna::bonpow`` does; may be negative. All ``nan``
        if the exponent makes the equations insoluble, or nobody has a tie.

    References
    ----------
    Bonacich (1987).
    """
    there = adjacency(graph)
    n = there.shape[0]
    system = sparse.eye_array(n, format="csc") - exponent * there.tocsc()
    try:
        found = sparse_linalg.splu(system).solve(there.sum(axis=1)) if n else np.zeros(0)
    except RuntimeError:
        found = np.full(n, nan)
    size = float(np.sqrt((found**2).mean())) if n else nan
    return _by_person(graph, found / size if size > 0 else np.full(n, nan))


def constraint(graph: Graph) -> pd.Series:
    """How much a person's contacts are tied to one another, which leaves few holes to bridge.

    Returns
    -------
    pandas.Series
        From near 0 (many contacts who do not know one another), mostly up to 1; small dense groups
        exceed it. Ties count in both directions, mutual ones twice. ``nan`` for isolates.

    References
    ----------
    Burt (1992), *Structural Holes*.
    """
    there = adjacency(graph)
    both = there + there.T
    total = both.sum(axis=1)
    shares = sparse.diags_array(np.divide(1.0, total, out=0 * total, where=total > 0)) @ both
    through = shares + (shares @ shares) * (both > 0)
    through = through - sparse.diags_array(through.diagonal())
    found = np.asarray((through**2).sum(axis=1), dtype=np.float64)
    return _by_person(graph, np.where(total > 0, found, nan))


def _told(graph: Graph, values: Array) -> Array:
    silent = ~answered(graph) if graph.is_directed() else np.zeros(len(graph), dtype=bool)
    return np.where(silent, nan, values)


def _by_person(graph: Graph, values: Array) -> pd.Series:
    return pd.Series(values, pd.Index(list(graph), name="person"), dtype=np.float64)

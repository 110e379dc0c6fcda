"""How far a network hangs on one person: Freeman's centralisation of each centrality.

The distance of everybody from the most central person, as a share of the most that a network of
this size could have: 0 when all are alike, 1 for a star.
"""

from __future__ import annotations

import numpy as np

from lidera_nb.network.arrays import Array, adjacency, answered, share
from lidera_nb.network.fast import Scores, betweenness_scores, reach_scores
from lidera_nb.network.ties import Graph


def indegree_centralization(graph: Graph) -> float:
    """How far naming concentrates on one person.

    Returns
    -------
    float
        From 0 to 1; ``nan`` with fewer than two people, or if nobody answered. With
        non-respondents, each person's in-degree is taken as a share of those who could have named
        them. Isolates count as people whom nobody names.

    References
    ----------
    Freeman (1979), *Social Networks* 1; ``sna::centralization(degree, cmode = "indegree")``.

    Examples
    --------
    >>> from lidera_nb.network import from_edges
    >>> indegree_centralization(from_edges([("ana", "beto"), ("carla", "beto")]))
    1.0
    """
    there, said = adjacency(graph), answered(graph)
    said = said if graph.is_directed() else np.ones(len(said), dtype=bool)
    could = said.sum() - said
    if len(said) < 2 or not could.any():
        return share(0, 0)
    named = np.divide(there.sum(axis=0), could, out=np.zeros(len(said)), where=could > 0)
    return _spread(named, len(said) - 1)


def outdegree_centralization(graph: Graph) -> float:
    """How far naming comes from one person.

    Returns
    -------
    float
        From 0 to 1, over those who answered; ``nan`` if fewer than two did.

    References
    ----------
    Freeman (1979); ``sna::centralization(degree, cmode = "outdegree")``.
    """
    there, said = adjacency(graph), answered(graph)
    said = said if graph.is_directed() else np.ones(len(said), dtype=bool)
    return _spread(there.sum(axis=1)[said], (int(said.sum()) - 1) * (len(said) - 1))


def betweenness_centralization(graph: Graph) -> float:
    """How far the paths between people run through one person.

    Returns
    -------
    float
        From 0 to 1; ``nan`` with fewer than three people. In large networks from sampled
        betweenness (`betweenness_scores` says which). Fragile if people did not answer: missing
        ties are missing paths.

    References
    ----------
    Freeman (1979); ``sna::centralization(betweenness)``.
    """
    return of_betweenness(graph, betweenness_scores(graph))


def closeness_centralization(graph: Graph) -> float:
    """How far one person is nearer to everybody than the others are.

    Returns
    -------
    float
        From 0; ``nan`` with fewer than two people. Of `reach`, divided by (n−1)² as
        ``sna::centralization(closeness, cmode = "suminvdir")`` does, so that even a star stays
        far below 1: compare networks of one size only.

    References
    ----------
    Freeman (1979); Gil-Mendieta & Schmidt (1996), *Social Networks* 18.
    """
    return of_reach(graph, reach_scores(graph))


def of_betweenness(graph: Graph, scores: Scores) -> float:
    """`betweenness_centralization` of a graph whose scores are there already."""
    n, ways = len(graph), 1 if graph.is_directed() else 2
    return _spread(scores.values.to_numpy(), (n - 1) ** 2 * (n - 2) / ways)


def of_reach(graph: Graph, scores: Scores) -> float:
    """`closeness_centralization` of a graph whose scores are there already."""
    return _spread(scores.values.to_numpy(), (len(graph) - 1) ** 2)


def _spread(values: Array, most: float) -> float:
    if most <= 0 or not len(values):
        return share(0, 0)
    return share(float((values.max() - values).sum()), most)

"""The same network as it might have been: without some people, or with their answers drawn.

No function changes the graph it is given.
"""

from __future__ import annotations

import networkx as nx
import numpy as np

from lidera_nb.network.arrays import Array, Sparse, adjacency, answered, share
from lidera_nb.network.ties import Graph


def without_silent(graph: Graph) -> Graph:
    """Listwise deletion: only those who answered, and the ties among them."""
    return _copy(graph, graph.edges(), keep=answered(graph))


def silenced(graph: Graph, dice: np.random.Generator) -> Graph:
    """As many people again silent, drawn among those who answered: their own ties are gone."""
    said = answered(graph)
    most = min(int((~said).sum()), int(said.sum()) - 1)
    gone = dice.choice(np.flatnonzero(said), size=max(most, 0), replace=False)
    names = np.array(list(graph), dtype=object)
    quiet = set(names[gone].tolist()) | set(names[~said].tolist())
    if graph.is_directed():
        ties = [(one, other) for one, other in graph.edges() if one not in quiet]
    else:
        ties = [(a, b) for a, b in graph.edges() if not (a in quiet and b in quiet)]
    drawn = _copy(graph, ties)
    nx.set_node_attributes(drawn, {name: name not in quiet for name in names}, "responded")
    return drawn


def imputed(graph: Graph, dice: np.random.Generator) -> Graph:
    """Everybody has answered: what is missing is drawn as those who answered have answered.

    A missing tie to somebody who names this person is there as often as ties are returned among
    those who answered; a missing tie to anybody else (or to a non-respondent) as often as such
    ties are there. Each is drawn on its own, so that what hangs together in threes comes out a
    little too low.
    """
    there, said = adjacency(graph), answered(graph)
    names = list(graph)
    returned, unasked = _rates(there, said)
    ties = [tie for tie in graph.edges() if tie[0] != tie[1]]
    for one in np.flatnonzero(~said).tolist():
        ties += [
            (names[one], names[other]) for other in _answer(there, one, returned, unasked, dice)
        ]
    drawn = _copy(graph, ties)
    nx.set_node_attributes(drawn, True, "responded")
    return drawn


def _rates(there: Sparse, said: Array) -> tuple[float, float]:
    """Among those who answered: how often ties are returned, and how often sent unreturned."""
    known = there[said][:, said]
    mutual, people = float((known * known.T).sum()), known.shape[0]
    free = people * (people - 1) - known.nnz
    returned, unasked = share(mutual, known.nnz), share(known.nnz - mutual, free)
    return (returned if known.nnz else 0.0), (unasked if free else 0.0)


def _answer(
    there: Sparse, one: int, returned: float, unasked: float, dice: np.random.Generator
) -> list[int]:
    """Whom a non-respondent may have named."""
    chance = np.full(there.shape[0], unasked)
    chance[there[:, [one]].tocoo().row] = returned
    chance[one] = 0.0
    return np.flatnonzero(dice.random(len(chance)) < chance).tolist()


def _copy(graph: Graph, ties: object, keep: Array | None = None) -> Graph:
    """People with their attributes, in order, and the given ties among those kept."""
    kept = np.ones(len(graph), dtype=bool) if keep is None else keep
    copy = nx.DiGraph() if graph.is_directed() else nx.Graph()
    held = zip(graph.nodes(data=True), kept, strict=True)
    copy.add_nodes_from((name, dict(data)) for (name, data), stays in held if stays)
    copy.add_edges_from((a, b) for a, b in ties if a in copy and b in copy)  # type: ignore[attr-defined]
    return copy

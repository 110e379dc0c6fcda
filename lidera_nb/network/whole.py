"""The whole: what hangs together, and who can reach whom (Krackhardt's dimensions)."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
from scipy.sparse import csgraph

from lidera_nb.network.arrays import Array, Sparse, adjacency, answered, share
from lidera_nb.network.dyads import dyadic_reciprocity
from lidera_nb.network.ties import Graph


def isolates(graph: Graph) -> list[Hashable]:
    """People who answered, name nobody and are named by nobody, in the graph's order.

    Whoever did not answer is no isolate: their own ties are missing.
    """
    there = adjacency(graph)
    alone = (there.sum(axis=0) + there.sum(axis=1) == 0) & answered(graph)
    return [node for node, is_alone in zip(graph, alone, strict=True) if is_alone]


def components(graph: Graph, strong: bool = False) -> list[list[Hashable]]:
    """People who hang together, the largest component first.

    Parameters
    ----------
    graph
        A graph; isolates are components of one. Ties that non-respondents would have sent may join
        components, so there are at most as many as found.
    strong
        Whether everybody must reach everybody along the direction of ties.
    """
    count, label = _labels(adjacency(graph), strong)
    found: list[list[Hashable]] = [[] for _ in range(count)]
    for node, number in zip(graph, label, strict=True):
        found[number].append(node)
    return sorted(found, key=len, reverse=True)


def connectedness(graph: Graph) -> float:
    """Of all pairs, the share joined by some path, whatever its direction.

    Returns
    -------
    float
        From 0 to 1; ``nan`` with fewer than two people. Missing ties can only raise it.

    References
    ----------
    Krackhardt (1994), "Graph theoretical dimensions of informal organizations".
    """
    sizes = _sizes(adjacency(graph), strong=False)
    return share(float((sizes * (sizes - 1)).sum()), len(graph) * (len(graph) - 1))


def hierarchy(graph: Graph) -> float:
    """Of the pairs in which one reaches the other, the share in which this is not returned.

    Returns
    -------
    float
        From 0 (everybody who reaches is reached) to 1 (a strict order); ``nan`` if nobody reaches
        anybody. Paths through non-respondents are missing, so it is fragile.

    References
    ----------
    Krackhardt (1994); ``sna::hierarchy(measure = "krackhardt")``.
    """
    there = adjacency(graph)
    sizes = _sizes(there, strong=True)
    both = float((sizes * (sizes - 1)).sum() / 2)
    either = _reached(there) - both
    return share(either - both, either)


def hierarchy_reciprocity(graph: Graph) -> float:
    """One minus `dyadic_reciprocity`: the share of pairs that is one-sided.

    References
    ----------
    ``sna::hierarchy(measure = "reciprocity")``.
    """
    return 1.0 - dyadic_reciprocity(graph)


def efficiency(graph: Graph) -> float:
    """How few ties there are beyond those needed to hold each component together.

    Returns
    -------
    float
        From 0 (every possible tie) to 1 (none to spare); ``nan`` if no component could hold more
        ties than it needs. Missing ties raise it.

    References
    ----------
    Krackhardt (1994); ``sna::efficiency``.
    """
    there = adjacency(graph)
    sizes = _sizes(there, strong=False)
    needed = float((sizes - 1).sum())
    most = float((sizes * (sizes - 1)).sum()) - needed
    return 1.0 - share(there.nnz - needed, most)


def _labels(there: Sparse, strong: bool) -> tuple[int, Array]:
    kind = "strong" if strong else "weak"
    count, label = csgraph.connected_components(there, directed=True, connection=kind)
    return int(count), label


def _sizes(there: Sparse, strong: bool) -> Array:
    _, label = _labels(there, strong)
    return np.bincount(label)


def _reached(there: Sparse) -> float:
    """Ordered pairs of different people in which the first reaches the second.

    Over strong components, each a bit in a whole number: what a component reaches is itself and
    what those it leads to reach, asked from the end of the order backwards.
    """
    count, label = _labels(there, strong=True)
    sizes = np.bincount(label, minlength=count)
    ties = there.tocoo()
    ahead: list[set[int]] = [set() for _ in range(count)]
    for one, other in zip(label[ties.row].tolist(), label[ties.col].tolist(), strict=True):
        if one != other:
            ahead[one].add(other)
    total = 0
    reach: dict[int, int] = {}
    for one in _last_first(ahead):
        bits = 1 << one
        for other in ahead[one]:
            bits |= reach[other]
        reach[one] = bits
        total += int(sizes[one]) * (_people(bits, sizes) - 1)
    return float(total)


def _people(bits: int, sizes: Array) -> int:
    """How many people the components of a bit set hold."""
    raw = np.frombuffer(bits.to_bytes(len(sizes) // 8 + 1, "little"), dtype=np.uint8)
    return int(sizes[np.unpackbits(raw, bitorder="little")[: len(sizes)].astype(bool)].sum())


def _last_first(ahead: list[set[int]]) -> list[int]:
    """An order in which whatever a component leads to comes before it."""
    behind: list[list[int]] = [[] for _ in ahead]
    waiting = [len(others) for others in ahead]
    for one, others in enumerate(ahead):
        for other in others:
            behind[other].append(one)
    order = [one for one, left in enumerate(waiting) if not left]
    for one in order:
        for other in behind[one]:
            waiting[other] -= 1
            if not waiting[other]:
                order.append(other)
    return order

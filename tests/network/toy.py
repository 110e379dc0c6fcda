"""Small networks that can be worked by hand."""

from itertools import pairwise
from typing import Any

from lidera_nb.network import from_edges


def star(leaves: int = 4) -> Any:
    """Everybody turns to one person."""
    return from_edges([(f"leaf{k}", "hub") for k in range(leaves)])


def line(people: str = "abcd") -> Any:
    """Each turns to the next."""
    return from_edges(list(pairwise(people)), nodes=people)


def ring(people: int = 5) -> Any:
    """Each turns to the next, the last to the first."""
    return from_edges([(k, (k + 1) % people) for k in range(people)], nodes=range(people))


def complete(people: int = 4) -> Any:
    """Everybody turns to everybody."""
    return from_edges([(a, b) for a in range(people) for b in range(people) if a != b])


def two_groups() -> Any:
    """Two tight threes, one tie between them."""
    within = [(a, b) for group in ("abc", "def") for a in group for b in group if a != b]
    return from_edges([*within, ("c", "d")])


def with_silent(edges: str, nodes: str, silent: str) -> Any:
    """Ties such as ``"ab bc"``; some people did not answer."""
    graph = from_edges([tuple(tie) for tie in edges.split()], nodes=nodes)
    for name in silent:
        graph.nodes[name]["responded"] = False
    return graph


def empty() -> Any:
    """Nobody at all."""
    return from_edges([], nodes=[])


def strangers(people: int = 3) -> Any:
    """People without ties."""
    return from_edges([], nodes=range(people))

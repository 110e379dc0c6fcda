"""Whether people turn to their own kind more than chance would have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from lidera_nb.network import homophily
from lidera_nb.network.ties import Graph
from lidera_nb.report.network.model import Mixed
from lidera_nb.report.network.names import Names


def mixed(
    graph: Graph,
    attributes: Sequence[str],
    names: Names,
    permutations: int,
    seed: int,
    threshold: int,
) -> tuple[Mixed, ...]:
    """By attribute, the share of ties within groups beside chance.

    An attribute is left out if it is not known, has one group only, or if the ties within
    groups, or those between them, are fewer than `threshold`.
    """
    return tuple(_each(graph, attributes, names, permutations, seed, threshold))


def _each(
    graph: Graph,
    attributes: Sequence[str],
    names: Names,
    permutations: int,
    seed: int,
    threshold: int,
) -> Iterator[Mixed]:
    for attribute in attributes:
        values = dict(graph.nodes(data=attribute))
        known = [(s, t) for s, t in graph.edges if None not in (values[s], values[t])]
        within = sum(values[s] == values[t] for s, t in known)
        if len({v for v in values.values() if v is not None}) < 2:
            continue
        if within < threshold or len(known) - within < threshold:
            continue
        found = homophily(graph, attribute, permutations, seed)
        p = min(found.p_ge, found.p_le)
        yield Mixed(
            attribute,
            names.attribute(attribute),
            found.observed,
            found.expected,
            p,
            sqrt(p * (1 - p) / permutations),
            len(known),
        )

"""The measures that describe one relation in one wave, each with how far it can be trusted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from math import isfinite

from lidera_nb.network import (
    arc_reciprocity,
    assess,
    density,
    ei_index,
    indegree_centralization,
    transitivity,
)
from lidera_nb.network.ties import Graph
from lidera_nb.report.network.model import Band

Measure = Callable[[Graph], float]


def crossing(graph: Graph, attribute: str) -> float:
    """The share of ties that join two groups: the E-I index on a scale from 0 to 1."""
    return (1 + ei_index(graph, attribute)) / 2


def measures(group: str) -> Mapping[str, Measure]:
    """Measure to the function that computes it, in the order of the report's tables."""
    return {
        "density": density,
        "reciprocity": arc_reciprocity,
        "transitivity": transitivity,
        "crossing": partial(crossing, attribute=group),
        "centralization": indegree_centralization,
    }

"""The measures that describe one relation in one wave, each with how far it can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

from lidera_nb.network import Assessment, assess, ei_index
from lidera_nb.network.ties import Graph
from lidera_nb.report.network.model import Band

NAMES = {
    "density": "density",
    "reciprocity": "arc_reciprocity",
    "transitivity": "transitivity",
    "centralization": "indegree_centralization",
}
"""Our name of a measure to the library's."""


def crossing(graph: Graph, attribute: str) -> float:
    """The share of ties that join two groups: the E-I index on a scale from 0 to 1.

    It is ``nan`` where nobody has the attribute, as for macrozones outside Chile.
    """
    return (1 + ei_index(graph, dict(graph.nodes(data=attribute)))) / 2


def measured(
    graph: Graph, attribute: str, seed: int, draws: int | None = None
) -> Mapping[str, Band | None]:
    """Every measure by its name, None where it has no value.

    Parameters
    ----------
    graph
        One relation in one wave.
    attribute
        The groups that ties may cross.
    seed, draws
        Of the networks that are drawn to say how far a measure could move; with 0 draws, its
        band is the value alone.
    """
    found = {
        name: assess(function, graph, draws=draws, seed=seed) for name, function in NAMES.items()
    }
    found["crossing"] = assess(crossing, graph, attribute, draws=draws, seed=seed)
    return {name: _band(one) for name, one in found.items()}


def _band(found: Assessment) -> Band | None:
    if isnan(found.value):
        return None
    ends = [found.deletion.low, found.deletion.high, found.imputation.low, found.imputation.high]
    known = [found.value, *(end for end in ends if not isnan(end))]
    return Band(found.value, min(known), max(known), found.verdict)

"""How often people stand between groups, in the network as a whole; never who does."""

from __future__ import annotations

from math import isfinite

from lidera_nb.network import brokerage
from lidera_nb.network.ties import Graph
from lidera_nb.report.network.model import Role

ROLES = ("w_I", "b_IO", "b_OI", "w_O", "b_O")
"""From what stays within a group to what joins three of them."""


def roles(graph: Graph, attribute: str, threshold: int) -> tuple[Role, ...]:
    """The roles with what chance gives; without those that a few people alone play.

    Parameters
    ----------
    graph
        One relation in one wave.
    attribute
        The groups; with fewer than two of them nobody stands between any.
    threshold
        The smallest number of people behind a sum.
    """
    values = {value for _, value in graph.nodes(data=attribute) if value is not None}
    if len(values) < 2:
        return ()
    found = brokerage(graph, attribute)
    told = [name for name in ROLES if isfinite(found.total_z[name])]
    playing = {name: int((found.nodes[name] > 0).sum()) for name in told}
    return tuple(
        Role(name, float(found.total[name]), float(found.total_expected[name]),
             float(found.total_z[name]))
        for name in told
        if not 0 < playing[name] < threshold
    )  # fmt: skip

"""From lists of ties to graphs and arrays, the two shapes that all measures take."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

Graph = Any
"""A `networkx.DiGraph` or `networkx.Graph`."""

ENDS = (("source", "target"), ("from", "to"))
"""Names under which a frame of ties may hold its two ends."""


def from_edges(
    edges: pd.DataFrame | Iterable[Sequence[Any]],
    nodes: pd.DataFrame | Iterable[Hashable] | None = None,
    directed: bool = True,
) -> Graph:
    """A graph from a list of ties and, where they are known, the people.

    Parameters
    ----------
    edges
        A frame with the columns ``source`` and ``target`` (or ``from`` and ``to``), whose other
        columns become attributes of the tie; or pairs, or triples with a weight.
    nodes
        Everybody inside the boundary: a frame with one row a person (ids in the column ``id`` if
        there is one, otherwise in the index), whose columns become attributes; or the ids alone.
        Without it, only people with a tie are in the graph.
    directed
        Whether a tie has a direction.

    Returns
    -------
    networkx.DiGraph or networkx.Graph
        Nodes in the order of `nodes`, then in the order in which ties name them. Self-ties are
        dropped; of a tie that is given twice, the last counts.

    Raises
    ------
    ValueError
        If a tie has an end that `nodes` does not hold, or the frame has no columns for the ends.

    Examples
    --------
    >>> g = from_edges([("ana", "beto"), ("beto", "ana")], nodes=["ana", "beto", "carla"])
    >>> g.number_of_nodes(), g.number_of_edges()
    (3, 2)
    """
    graph = nx.DiGraph() if directed else nx.Graph()
    for name, attributes in _people(nodes):
        graph.add_node(name, **attributes)
    known = set(graph)
    for source, target, attributes in _ties(edges):
        strange = [end for end in (source, target) if nodes is not None and end not in known]
        if strange:
            raise ValueError(f"the tie {source!r} to {target!r} names {strange[0]!r}, who is not "
                             "among the nodes: add the person, or leave the tie out")  # fmt: skip
        if source != target:
            graph.add_edge(source, target, **attributes)
    return graph


def matrix(graph: Graph, nodes: Sequence[Hashable] | None = None, weight: str | None = None) -> Any:
    """The adjacency matrix as floats: row sends, column receives, the diagonal 0.

    Parameters
    ----------
    graph
        A graph; without direction, the matrix is symmetric.
    nodes
        The order of rows and columns; that of the graph by default.
    weight
        The tie's attribute to take as its value; 1 for every tie by default.

    Returns
    -------
    numpy.ndarray of shape (n, n)
        Missing out-ties of non-respondents are 0 here: use `nonrespondents` beside it.
    """
    order = list(graph) if nodes is None else list(nodes)
    return nx.to_numpy_array(graph, nodelist=order, weight=weight, dtype=np.float64)


def nonrespondents(graph: Graph) -> list[Hashable]:
    """People whose out-ties are missing because they did not answer, in the graph's order."""
    return [node for node, answered in graph.nodes(data="responded", default=True) if not answered]


def _people(nodes: Any) -> Iterable[tuple[Hashable, dict[str, Any]]]:
    if nodes is None:
        return []
    if not isinstance(nodes, pd.DataFrame):
        return [(name, {}) for name in nodes]
    frame = nodes.set_index("id") if "id" in nodes.columns else nodes
    rows = frame.to_dict("records")
    return [(name, dict(row)) for name, row in zip(frame.index, rows, strict=True)]


def _ties(edges: Any) -> Iterable[tuple[Hashable, Hashable, dict[str, Any]]]:
    if not isinstance(edges, pd.DataFrame):
        return [(e[0], e[1], {"weight": e[2]} if len(e) > 2 else {}) for e in edges]
    ends = next((pair for pair in ENDS if set(pair) <= set(edges.columns)), None)
    if ends is None:
        raise ValueError("a frame of ties needs the columns source and target (or from and to); "
                         f"this one has {', '.join(map(str, edges.columns))}")  # fmt: skip
    rest = [str(column) for column in edges.columns if column not in ends]
    columns = zip(edges[ends[0]], edges[ends[1]], edges[rest].to_dict("records"), strict=True)
    return [(source, target, dict(row)) for source, target, row in columns]

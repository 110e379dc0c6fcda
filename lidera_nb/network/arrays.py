"""What every measure starts from: the ties as a sparse matrix, and who answered.

The undefined is defined here, once: a share whose whole is empty (no ties, nobody answered, one
person alone) is ``nan``, never 0.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from math import nan
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from lidera_nb.network.ties import Graph

Array = Any
"""A `numpy.ndarray`."""

Sparse = Any
"""A `scipy.sparse.csr_array` of floats."""

Values = str | Mapping[Hashable, Any] | Sequence[Any]
"""A person's attribute: its name in the graph, a mapping (or series) by person, or values in the
order of the graph."""


def adjacency(graph: Graph) -> Sparse:
    """Who names whom: 1 for a tie, rows send, columns receive, nobody names themselves.

    Without direction each tie stands twice. Rows of non-respondents hold no ties: these are
    missing, which `answered` says.
    """
    place = {node: number for number, node in enumerate(graph)}
    ends = np.array([(place[u], place[v]) for u, v in graph.edges() if u != v], dtype=np.int64)
    ends = ends.reshape(-1, 2)
    if not graph.is_directed():
        ends = np.concatenate([ends, ends[:, ::-1]])
    size = (len(place), len(place))
    found = sparse.csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=size)
    found.data[:] = 1.0
    return found


def answered(graph: Graph) -> Array:
    """For each person in the graph's order, whether they answered."""
    said = (flag for _, flag in graph.nodes(data="responded", default=True))
    return np.fromiter((bool(flag) for flag in said), dtype=bool, count=len(graph))


def values_of(graph: Graph, attribute: Values) -> list[Any]:
    """A person's attribute for everybody, in the graph's order; ``None`` where it is missing.

    Raises
    ------
    ValueError
        If nobody has the attribute, or as many values as people were not given.
    """
    if isinstance(attribute, str):
        named = dict(graph.nodes(data=attribute))
        if len(graph) and all(_missing(value) for value in named.values()):
            raise ValueError(f"nobody in this graph has the attribute {attribute!r}: name one of "
                             f"{_names(graph)}, or give the values by person")  # fmt: skip
        found = list(named.values())
    elif isinstance(attribute, pd.Series) and set(graph) <= set(attribute.index):
        found = attribute.loc[list(graph)].tolist()
    elif isinstance(attribute, Mapping):
        found = [attribute.get(node) for node in graph]
    else:
        found = list(attribute)
        if len(found) != len(graph):
            raise ValueError(f"{len(found)} values were given for {len(graph)} people: give one "
                             "for each, in the order of the graph")  # fmt: skip
    return [None if _missing(value) else value for value in found]


def numbers_of(graph: Graph, attribute: Values) -> Array:
    """A numeric attribute for everybody, ``nan`` where it is missing."""
    return np.array([nan if v is None else float(v) for v in values_of(graph, attribute)])


def codes_of(graph: Graph, attribute: Values) -> tuple[Array, list[Any]]:
    """A grouping as whole numbers from 0 (−1 where it is missing), and the groups' names."""
    found = values_of(graph, attribute)
    groups = sorted(
        {value for value in found if value is not None}, key=lambda v: (str(type(v)), v)
    )
    place = {group: number for number, group in enumerate(groups)}
    return np.array([place.get(value, -1) for value in found], dtype=np.int64), groups


def share(part: float, whole: float) -> float:
    """Part of a whole as a plain float; ``nan`` where there is no whole."""
    return float(part) / float(whole) if whole else nan


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and value != value) or str(value) == "<NA>"


def _names(graph: Graph) -> str:
    names = sorted({str(name) for _, held in graph.nodes(data=True) for name in held})
    return ", ".join(names) or "(it has none)"

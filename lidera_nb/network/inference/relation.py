"""What people hand over as a relation (array, frame, graph), brought into one form.

A relation is held over its ties alone, with a mask of the pairs that were observed: a pair that
nobody was asked about is missing, which is not the same as no tie.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from lidera_nb.network.ties import nonrespondents

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Labels = tuple[Hashable, ...]


@dataclass(frozen=True)
class Relation:
    """One relation among n people.

    Attributes
    ----------
    name
        How errors call it.
    values
        `scipy.sparse.csr_array` of shape (n, n); the diagonal and missing pairs hold nothing.
    labels
        The people in order, or None where only their order is known.
    known
        Which pairs were observed, shape (n, n); None when all were. The diagonal means nothing.
    """

    name: str
    values: Any
    labels: Labels | None
    known: Mask | None

    @property
    def n(self) -> int:
        """How many people."""
        return int(self.values.shape[0])

    def ordered(self, order: Sequence[int]) -> Relation:
        """The same relation with its people in another order."""
        known = None if self.known is None else self.known[np.ix_(order, order)]
        labels = None if self.labels is None else tuple(self.labels[i] for i in order)
        return Relation(self.name, self.values[order][:, order], labels, known)


def read(given: Any, name: str, weight: str | None = None) -> Relation:
    """One relation from a square array, a frame, a sparse array or a graph.

    Parameters
    ----------
    given
        Rows send, columns receive. NaN is missing; so are the out-rows of people whom a graph
        marks ``responded=False`` (without direction: only what two of them have between them).
    name
        How errors call it.
    weight
        The attribute of a graph's ties to take as their value; 1 for every tie by default.
    """
    if isinstance(given, nx.Graph):
        return _of_graph(given, name, weight)
    labels, values = _of_frame(given, name) if isinstance(given, pd.DataFrame) else (None, given)
    if sparse.issparse(values):
        values, known = sparse.csr_array(values, dtype=np.float64), None
    else:
        values, known = _of_array(values, name)
    if values.shape[0] != values.shape[1]:
        rows, columns = values.shape
        raise ValueError(f"{name} is not square: it has {rows} rows and {columns} columns; give "
                         "one row and one column a person")  # fmt: skip
    if not np.isfinite(values.data).all():
        raise ValueError(f"{name} holds values that are not finite: replace them, or mark a "
                         "missing pair with NaN in an array")  # fmt: skip
    return Relation(name, without_diagonal(values), labels, known)


def aligned(given: dict[str, Any], weight: str | None = None) -> list[Relation]:
    """Several relations over the same people, in the order of the last that names them.

    Raises
    ------
    ValueError
        If they are not about the same people, or one is not square.
    """
    relations = [read(one, name, weight) for name, one in given.items()]
    named = [one for one in relations if one.labels is not None]
    guide = named[-1] if named else relations[0]
    return [_as(guide, one) for one in relations]


def without_diagonal(values: Any) -> Any:
    """A sparse array without what it holds on the diagonal, zeros not stored."""
    coo = values.tocoo()
    apart = (coo.row != coo.col) & (coo.data != 0)
    kept = (coo.data[apart], (coo.row[apart], coo.col[apart]))
    return sparse.csr_array(kept, shape=values.shape)


def _of_graph(graph: Any, name: str, weight: str | None) -> Relation:
    people = list(graph)
    if len(people) < 1:
        raise ValueError(f"{name} has no people: give a graph with at least three nodes")
    values = nx.to_scipy_sparse_array(graph, people, np.float64, weight, "csr")
    silent = set(nonrespondents(graph))
    if not silent:
        return Relation(name, without_diagonal(values), tuple(people), None)
    rows = np.array([person in silent for person in people])
    unknown = np.repeat(rows[:, None], len(people), axis=1)
    known = ~unknown if graph.is_directed() else ~(unknown & unknown.T)
    return Relation(name, without_diagonal(values * known), tuple(people), known)


def _of_frame(frame: pd.DataFrame, name: str) -> tuple[Labels | None, Floats]:
    """The labels of a frame and its values with columns in the order of the rows."""
    values = frame.to_numpy(np.float64, na_value=np.nan)
    rows, columns = tuple(frame.index), tuple(frame.columns)
    unnamed = isinstance(frame.index, pd.RangeIndex) and rows == tuple(range(len(rows)))
    if len(rows) != len(columns) or rows == columns:
        return (None if unnamed else rows), values
    if unnamed:
        return columns, values
    if set(rows) != set(columns):
        odd = next(iter(set(rows) ^ set(columns)))
        raise ValueError(f"{name} does not name the same people in rows and columns: {odd!r} is in "
                         "one of them only; give every person one row and one column")  # fmt: skip
    return rows, frame[list(rows)].to_numpy(np.float64, na_value=np.nan)


def _of_array(given: Any, name: str) -> tuple[Any, Mask | None]:
    array = np.asarray(given, dtype=np.float64)
    if array.ndim != 2:
        raise ValueError(f"{name} has {array.ndim} dimensions: give a square array with one row "
                         "and one column a person, a frame or a graph")  # fmt: skip
    known = ~np.isnan(array)
    whole = bool((known | np.eye(*array.shape, dtype=np.bool_)).all())
    return sparse.csr_array(np.where(known, array, 0.0)), None if whole else known


def _as(first: Relation, other: Relation) -> Relation:
    """A relation with its people in the order of the first."""
    if first.n != other.n or (first.labels and other.labels):
        _same_people(first, other)
    if first.labels is None or other.labels is None or first.labels == other.labels:
        return other
    place = {label: i for i, label in enumerate(other.labels)}
    return other.ordered([place[label] for label in first.labels])


def _same_people(first: Relation, other: Relation) -> None:
    if first.labels is None or other.labels is None:
        raise ValueError(f"{first.name} has {first.n} people and {other.name} has {other.n}: give "
                         "both the same people in the same order, or name them")  # fmt: skip
    for one in (first, other):
        if one.labels is not None and len(set(one.labels)) < one.n:
            raise ValueError(f"{one.name} names somebody twice: give every person one row")
    only = [one for one in first.labels if one not in set(other.labels)]
    extra = [one for one in other.labels if one not in set(first.labels)]
    if only or extra:
        odd, place = (only[0], first.name) if only else (extra[0], other.name)
        raise ValueError(f"{first.name} and {other.name} are not about the same people: {odd!r} is "
                         f"only in {place} ({len(only) + len(extra)} in all); leave them out of "
                         "both, or add them to both")  # fmt: skip

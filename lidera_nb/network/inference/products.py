"""Sums of products of one relation with another whose people changed places.

The only costly step of every permutation test: the sum over pairs u, v of A[p(u), p(v)] B[u, v].
Only the pairs that hold something in the sparser of the two are walked through; each asks the
other relation for its value. Where both hold something in most pairs, all pairs are walked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from lidera_nb.network.inference.exchange import Places
from lidera_nb.network.inference.relation import Floats

TABLE_BYTES = 128_000_000
"""A relation is looked up in a full table up to this size, beyond it among its sorted ties."""
AT_ONCE = 200_000
"""Pairs looked up in one go: what a processor's cache holds."""
FULL = 0.5
"""From this share of pairs on, walking all pairs is faster than a list of them."""

Lookup = Callable[[npt.NDArray[np.intp]], npt.NDArray[Any]]
Walk = Callable[[Places], npt.NDArray[np.intp]]


class Products:
    """Permuted sums of products between relations, prepared once and asked for many permutations.

    Parameters
    ----------
    moved
        Relations whose people change places (`scipy.sparse.csr_array`, empty diagonals).
    still
        Relations whose people stay.
    """

    def __init__(self, moved: list[Any], still: list[Any]) -> None:
        self.shape = len(moved), len(still)
        self.n = moved[0].shape[0]
        self._plan: dict[tuple[bool, int], list[tuple[int, int]]] = defaultdict(list)
        for a, left in enumerate(moved):
            for b, right in enumerate(still):
                backwards = left.nnz < right.nnz
                self._plan[backwards, a if backwards else b].append((a, b))
        self._moved, self._still = moved, still
        self._tables: dict[int, Lookup] = {}

    @property
    def walks(self) -> str:
        """``"ties"`` when only ties are walked through, ``"pairs"`` when all pairs are."""
        return "pairs" if any(_full(self._walker(*key)) for key in self._plan) else "ties"

    def of(self, places: Places) -> Floats:
        """Sums of shape (permutations, moved, still) for permutations that are rows."""
        found = np.empty((len(places), *self.shape))
        back = np.argsort(places, axis=1) if any(key[0] for key in self._plan) else places
        for (backwards, which), pairs in self._plan.items():
            walker = self._walker(backwards, which)
            self._walk(walker, back if backwards else places, pairs, backwards, found)
        return found

    def _walker(self, backwards: bool, which: int) -> Any:
        return self._moved[which] if backwards else self._still[which]

    def _walk(
        self,
        walker: Any,
        places: Places,
        pairs: list[tuple[int, int]],
        backwards: bool,
        found: Floats,
    ) -> None:
        """Walk through one relation and ask all that are paired with it."""
        cells, weights = _walk_of(walker)
        asked = [(self._still[b] if backwards else self._moved[a], a, b) for a, b in pairs]
        step = max(1, AT_ONCE // max(1, len(weights)))
        for begun in range(0, len(places), step):
            rows = slice(begun, begun + step)
            where = cells(places[rows])
            for other, a, b in asked:
                found[rows, a, b] = self._lookup(other)(where) @ weights

    def _lookup(self, relation: Any) -> Lookup:
        if id(relation) not in self._tables:
            self._tables[id(relation)] = _lookup_of(relation)
        return self._tables[id(relation)]


def _full(relation: Any) -> bool:
    return bool(relation.nnz > FULL * relation.shape[0] ** 2)


def _walk_of(relation: Any) -> tuple[Walk, Floats]:
    """How to find where a relation's pairs lie after a permutation, and their values."""
    n = relation.shape[0]
    if _full(relation):
        grid = relation.toarray().ravel()
        return lambda p: (p[:, :, None] * n + p[:, None, :]).reshape(len(p), -1), grid
    ties = relation.tocoo()
    row, column = ties.row.astype(np.intp), ties.col.astype(np.intp)
    return lambda p: p.take(row, axis=1) * n + p.take(column, axis=1), ties.data


def _lookup_of(relation: Any) -> Lookup:
    """The values of a relation at flat positions."""
    kind = _smallest(relation.data)
    if relation.shape[0] ** 2 * kind.itemsize <= TABLE_BYTES:
        table = relation.toarray().astype(kind).ravel()
        return lambda where: table.take(where, mode="clip")
    ties = relation.tocoo()
    keys = ties.row.astype(np.intp) * relation.shape[0] + ties.col
    order = np.argsort(keys)
    return _among(keys[order], ties.data[order])


def _among(keys: npt.NDArray[np.intp], values: Floats) -> Lookup:
    """Values of sorted ties; 0 where there is none."""

    def look(where: npt.NDArray[np.intp]) -> Floats:
        at = np.minimum(np.searchsorted(keys, where), len(keys) - 1)
        return np.where(keys[at] == where, values[at], 0.0)

    return look


def _smallest(values: Floats) -> np.dtype[Any]:
    """One byte a pair suffices for ties and frequencies."""
    whole = bool(((values >= 0) & (values <= 255) & (values == np.round(values))).all())
    return np.dtype(np.uint8 if whole else np.float64)

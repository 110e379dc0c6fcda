"""Several relations over the pairs that were observed in all of them.

Means and standard deviations are over ordered pairs of different people. Permutations keep the
set of observed pairs (see `exchange`), so that neither changes under them and a permuted
correlation needs one sum of products.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from lidera_nb.network.inference.exchange import Places, arrangements, exchangeable, shuffles
from lidera_nb.network.inference.products import FULL, Products
from lidera_nb.network.inference.relation import Floats, Labels, Mask, Relation, aligned

FEWEST = 3
"""With two people there is one pair in each direction: nothing to permute."""


@dataclass(frozen=True)
class Column:
    """A relation seen as a variable over pairs: ``(value - shift)``, its mean and deviation."""

    name: str
    values: Any
    shift: float
    mean: float
    sd: float


@dataclass(frozen=True)
class Sample:
    """Variables over the same observed pairs of n people.

    Attributes
    ----------
    n, dyads
        People, and observed ordered pairs of different people.
    labels
        The people in order, None where nobody named them.
    known
        Which pairs were observed (None: all).
    columns
        The variables.
    """

    n: int
    dyads: int
    labels: Labels | None
    known: Mask | None
    columns: tuple[Column, ...]

    @cached_property
    def groups(self) -> list[Places]:
        """People who may change places with each other."""
        return exchangeable(self.known, self.n)

    @property
    def arrangements(self) -> float:
        """How many different permutations there are."""
        return arrangements(self.groups)

    def correlations(
        self, moved: list[int], still: list[int], permutations: int, dice: np.random.Generator
    ) -> tuple[Floats, str]:
        """Correlations as observed (first) and permuted, and how the pairs were walked through.

        Returns
        -------
        numpy.ndarray of shape (1 + permutations, moved, still), and ``"ties"`` or ``"pairs"``.
        """
        left, right = [self.columns[i] for i in moved], [self.columns[i] for i in still]
        sums = Products([one.values for one in left], [one.values for one in right])
        as_it_is = np.arange(self.n)[None, :]
        batches = [as_it_is, *shuffles(self.groups, self.n, permutations, dice)]
        raw = np.concatenate([sums.of(batch) for batch in batches])
        return self._scaled(raw, left, right), sums.walks

    def _scaled(self, sums: Floats, left: list[Column], right: list[Column]) -> Floats:
        rest = np.outer([c.mean - c.shift for c in left], [c.mean - c.shift for c in right])
        scale = np.outer([c.sd for c in left], [c.sd for c in right])
        found: Floats = (sums / self.dyads - rest) / scale
        return found

    def between(self, left: list[int], right: list[int]) -> Floats:
        """Correlations as observed, shape (left, right)."""
        wanted = [self.columns[i] for i in left], [self.columns[i] for i in right]
        raw = [[float(a.values.multiply(b.values).sum()) for b in wanted[1]] for a in wanted[0]]
        found: Floats = self._scaled(np.array(raw)[None], *wanted)[0]
        return found

    def vector(self, which: int) -> Floats:
        """The values of a variable over the observed pairs, in the order of `pairs`."""
        column = self.columns[which]
        values: Floats = column.values.toarray()[self.pairs] + column.shift
        return values

    @cached_property
    def pairs(self) -> Mask:
        """Which pairs count, as a full mask without the diagonal."""
        every = np.ones((self.n, self.n), dtype=bool) if self.known is None else self.known.copy()
        np.fill_diagonal(every, False)
        return every


def sample_of(given: dict[str, Any], weight: str | None = None) -> Sample:
    """Read relations and keep the pairs that all of them observed.

    Raises
    ------
    ValueError
        If they are not about the same people, fewer than three people can be told apart, no
        pair was observed in all of them, or one has the same value for every observed pair.
    """
    relations = aligned(given, weight)
    n, labels = relations[0].n, next((one.labels for one in relations if one.labels), None)
    if n < FEWEST:
        raise ValueError(f"a test by permutation needs at least {FEWEST} people; there are {n}")
    known = _joint(relations)
    dyads = n * (n - 1) if known is None else int(known.sum() - known.diagonal().sum())
    if not dyads:
        raise ValueError("no pair of people was observed in all of the relations: check who "
                         "answered, or leave out the relation with most missing")  # fmt: skip
    columns = tuple(_column(one, known, dyads) for one in relations)
    sample = Sample(n, dyads, labels, known, columns)
    if sample.arrangements < 2:
        raise ValueError("nobody can change places with anybody: no two people lack the same "
                         "pairs; leave out whoever or whatever has most missing")  # fmt: skip
    return sample


def _joint(relations: list[Relation]) -> Mask | None:
    masks = [one.known for one in relations if one.known is not None]
    return np.logical_and.reduce(masks) if masks else None


def _column(relation: Relation, known: Mask | None, dyads: int) -> Column:
    """A relation as a variable; one that holds something nearly everywhere is centred."""
    values = relation.values if known is None else sparse.csr_array(relation.values * known)
    values.eliminate_zeros()
    mean = float(values.sum() / dyads)
    shift = mean if values.nnz > FULL * relation.n**2 else 0.0
    if shift:
        values = _shifted(values, shift, known)
    rest = mean - shift
    variance = float((values.data**2).sum() / dyads - rest**2)
    if variance <= 1e-24 * max(1.0, mean**2):
        raise ValueError(f"{relation.name} has the same value for every observed pair: nothing "
                         "can be compared with it; check that its ties were read")  # fmt: skip
    return Column(relation.name, values, shift, mean, float(np.sqrt(variance)))


def _shifted(values: Any, shift: float, known: Mask | None) -> Any:
    full = values.toarray() - shift
    np.fill_diagonal(full, 0.0)
    return sparse.csr_array(full if known is None else full * known)

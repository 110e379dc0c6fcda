"""The data of permuted logistic regressions: pair by pair, or counted by pattern.

Where the terms take few different values together (ties, same territory), pairs with the same
pattern of terms before and after a permutation are one row with a count, and thousands of pairs
become some dozens of rows. Otherwise every pair is a row.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from scipy import sparse

from lidera_nb.network.inference import logistic
from lidera_nb.network.inference.exchange import Places
from lidera_nb.network.inference.logistic import Logit
from lidera_nb.network.inference.products import Products
from lidera_nb.network.inference.relation import Floats, Mask

Codes = npt.NDArray[np.intp]

WORTH = 8
"""Counting pays off when there are so many times fewer rows than pairs."""


class Cells(Protocol):
    """Data that can be fitted under permutations, which are rows of `places`."""

    algorithm: str
    rows: int

    def by_outcome(self, places: Places) -> Logit:
        """The regression with the outcome's people permuted."""

    def by_term(self, places: Places) -> list[Logit]:
        """For each term, the regression with its residual's people permuted (the last term)."""


def cells_of(y: Floats, terms: Floats, pairs: Mask) -> Cells:
    """Counted data where that pays off, pairs otherwise.

    Parameters
    ----------
    y, terms
        Over pairs: shapes (dyads,) and (dyads, terms).
    pairs
        Which pairs these are, shape (n, n).
    """
    patterns, of_pair = np.unique(terms, axis=0, return_inverse=True)
    if WORTH * len(patterns) ** 2 <= len(y):
        return Counted(y, terms, pairs, patterns, of_pair.ravel())
    return EveryPair(y, terms, pairs)


def _without(terms: Floats, k: int) -> Floats:
    return np.delete(terms, k, axis=1)


def _coefficients(terms: Floats, k: int) -> Floats:
    """Coefficients of term k on the others, by least squares."""
    return np.asarray(np.linalg.lstsq(_without(terms, k), terms[:, k])[0])


class EveryPair:
    """Every pair is a row."""

    algorithm = "pairs"

    def __init__(self, y: Floats, terms: Floats, pairs: Mask) -> None:
        self._y, self._terms, self._pairs = y, terms, pairs
        self._where, self.rows = np.nonzero(pairs), len(y)
        every = range(terms.shape[1])
        left = [terms[:, k] - _without(terms, k) @ _coefficients(terms, k) for k in every]
        self._left = [self._full(one) for one in left]

    def by_outcome(self, places: Places) -> Logit:
        """See `Cells`."""
        y = self._moved(self._full(self._y), places)
        return logistic.fit(y, self._terms[:, :-1], np.broadcast_to(self._terms[:, -1], y.shape))

    def by_term(self, places: Places) -> list[Logit]:
        """See `Cells`."""
        return [
            logistic.fit(self._y, _without(self._terms, k), self._moved(left, places))
            for k, left in enumerate(self._left)
        ]

    def _full(self, values: Floats) -> Floats:
        found = np.zeros(self._pairs.shape)
        found[self._pairs] = values
        return found

    def _moved(self, full: Floats, places: Places) -> Floats:
        row, column = self._where
        return full[places[:, row], places[:, column]]


class Counted:
    """Pairs with the same pattern are a row with a count.

    How many pairs have pattern c as they are and d after a permutation is a sum of products of
    two indicators. It is found for all patterns but the commonest (mostly: no tie of any kind),
    whose counts are what is left of the totals.
    """

    algorithm = "patterns"

    def __init__(
        self, y: Floats, terms: Floats, pairs: Mask, patterns: Floats, of_pair: Codes
    ) -> None:
        many = len(patterns)
        self.rows = many**2
        order = np.argsort(-np.bincount(of_pair), kind="stable")
        code = np.argsort(order)[of_pair]
        self._terms, self._patterns = terms, patterns[order]
        self._pairs = np.bincount(code, minlength=many).astype(np.float64)
        self._ties = np.bincount(code, y, minlength=many)
        here = [_indicator(code == c, pairs) for c in range(1, many)]
        tied = [_indicator((code == c) * y, pairs) for c in range(many)]
        self._both = Products(here, here + tied)
        self._outcome = Products([_indicator(y, pairs)], here)

    def by_outcome(self, places: Places) -> Logit:
        """See `Cells`."""
        ties = self._outcome.of(places)[:, 0, :]
        ties = np.column_stack([self._ties.sum() - ties.sum(axis=1), ties])
        trials = np.broadcast_to(self._pairs, ties.shape)
        own = np.broadcast_to(self._patterns[:, -1], ties.shape)
        return logistic.fit(ties, self._patterns[:, :-1], own, trials)

    def by_term(self, places: Places) -> list[Logit]:
        """See `Cells`."""
        ties, trials = self._counts(places)
        many = len(self._patterns)
        still, moved = np.repeat(self._patterns, many, axis=0), np.tile(self._patterns, (many, 1))
        found = []
        for k in range(self._terms.shape[1]):
            left = moved[:, k] - _without(moved, k) @ _coefficients(self._terms, k)
            own = np.broadcast_to(left, trials.shape)
            found.append(logistic.fit(ties, _without(still, k), own, trials))
        return found

    def _counts(self, places: Places) -> tuple[Floats, Floats]:
        """Ties and pairs by pattern as it is (slower) and after each permutation (faster)."""
        many = len(self._patterns)
        sums = self._both.of(places).transpose(0, 2, 1)
        trials, ties = np.empty((2, len(places), many, many))
        trials[:, 1:, 1:], ties[:, :, 1:] = sums[:, : many - 1], sums[:, many - 1 :]
        trials[:, 0, 1:] = self._pairs[1:] - trials[:, 1:, 1:].sum(axis=1)
        trials[:, :, 0] = self._pairs - trials[:, :, 1:].sum(axis=2)
        ties[:, :, 0] = self._ties - ties[:, :, 1:].sum(axis=2)
        return ties.reshape(len(places), -1), trials.reshape(len(places), -1)


def _indicator(values: npt.NDArray[Any], pairs: Mask) -> Any:
    """Values over pairs as a sparse array."""
    full = np.zeros(pairs.shape)
    full[pairs] = values
    return sparse.csr_array(full)

"""The data of permuted logistic regressions: pair by pair, or counted by pattern.

Where the terms take few different values together (ties, same territory), pairs with the same
pattern of terms before and after a permutation are one row with a count, and thousands of pairs
become some dozens of rows. Otherwise every pair is a row.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from lidera_nb.network.inference import logistic
from lidera_nb.network.inference.exchange import Places
from lidera_nb.network.inference.logistic import Logit
from lidera_nb.network.inference.relation import Floats, Mask

WORTH = 8
"""Counting pays off when there are so many times fewer rows than pairs."""


class Cells(Protocol):
    """Data that can be fitted under permutations, which are rows of `places`."""

    algorithm: str

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
        self._where = np.nonzero(pairs)
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
    """Pairs with the same pattern are a row with a count."""

    algorithm = "patterns"

    def __init__(
        self,
        y: Floats,
        terms: Floats,
        pairs: Mask,
        patterns: Floats,
        of_pair: npt.NDArray[np.intp],
    ) -> None:
        self._y, self._terms, self._patterns, self._of_pair = y, terms, patterns, of_pair
        self._where = np.nonzero(pairs)
        self._full = np.zeros(pairs.shape, dtype=np.intp)
        self._full[pairs] = of_pair
        self._outcome = np.zeros(pairs.shape)
        self._outcome[pairs] = y

    def by_outcome(self, places: Places) -> Logit:
        """See `Cells`."""
        row, column = self._where
        here = np.broadcast_to(self._of_pair, (len(places), len(self._y)))
        y = self._outcome[places[:, row], places[:, column]]
        ties, trials = self._counted(here, len(self._patterns), y)
        own = np.broadcast_to(self._patterns[:, -1], trials.shape)
        return logistic.fit(ties, self._patterns[:, :-1], own, trials)

    def by_term(self, places: Places) -> list[Logit]:
        """See `Cells`."""
        row, column = self._where
        many = len(self._patterns)
        both = self._of_pair * many + self._full[places[:, row], places[:, column]]
        ties, trials = self._counted(both, many**2, np.broadcast_to(self._y, both.shape))
        still, moved = np.repeat(self._patterns, many, axis=0), np.tile(self._patterns, (many, 1))
        found = []
        for k in range(self._terms.shape[1]):
            left = moved[:, k] - _without(moved, k) @ _coefficients(self._terms, k)
            own = np.broadcast_to(left, trials.shape)
            found.append(logistic.fit(ties, _without(still, k), own, trials))
        return found

    def _counted(self, codes: npt.NDArray[np.intp], many: int, y: Floats) -> tuple[Floats, Floats]:
        """Ties and pairs by code, for each permutation."""
        fits = len(codes)
        flat = (codes + many * np.arange(fits)[:, None]).ravel()
        ties = np.bincount(flat, y.ravel(), minlength=fits * many).astype(np.float64)
        trials = np.bincount(flat, minlength=fits * many)
        return ties.reshape(fits, many), trials.reshape(fits, many).astype(np.float64)

"""Cohen's weighted kappa: agreement of two readers beyond chance, near misses counting for part.

Disagreement is weighed by the distance of the two levels, or by its square. With more than two
readers the mean over all pairs is given (Light 1971, Psychological Bulletin 76).
"""

from __future__ import annotations

from itertools import combinations
from typing import Literal

import numpy as np

from lidera_nb.reflection.agreement.bootstrap import Measure, estimate, ratio
from lidera_nb.reflection.agreement.levels import Floats, Levels, table, undefined
from lidera_nb.reflection.agreement.measured import Agreement

Weights = Literal["linear", "quadratic"]
POWER = {"linear": 1, "quadratic": 2}


def weighted_kappa(levels: Levels, weights: Weights = "quadratic", *, seed: int = 0) -> Agreement:
    """Cohen's weighted kappa (1968, Psychological Bulletin 70), or its mean over pairs of readers.

    One minus the disagreement that is found over that of two readers who give their levels as
    often as these do, but at random. Squared distances make it an intraclass correlation (Fleiss
    and Cohen 1973, Educational and Psychological Measurement 33). It falls when nearly all texts
    have one level, however well readers agree.

    Parameters
    ----------
    levels
        By text and reader, None where not read.
    weights
        Whether two levels apart are twice or four times as bad as one.
    seed
        Of the interval.

    Returns
    -------
    Agreement
        From -1 to 1. Pairs of readers count who have two texts or more in common; if one of
        them has no variance there is no mean.

    Examples
    --------
    >>> round(weighted_kappa([[1, 1], [2, 2], [3, 2], [1, 2]], "linear").value, 6)
    0.333333
    """
    shared = table(levels)
    pairs = [_of_pair(shared[:, pair], POWER[weights]) for pair in _pairs(shared)]
    name = f"kappa_{weights}"
    if not pairs:
        texts, readers = shared.shape
        return Agreement(name, None, None, None, texts, readers, undefined(shared) or "few_texts")
    return estimate(name, shared, lambda counts: _mean(pairs, counts), seed)


def _pairs(shared: Floats) -> list[list[int]]:
    every = (list(pair) for pair in combinations(range(shared.shape[1]), 2))
    return [pair for pair in every if (~np.isnan(shared[:, pair]).any(axis=1)).sum() > 1]


def _mean(pairs: list[Measure], counts: Floats) -> Floats:
    return np.asarray(np.mean([pair(counts) for pair in pairs], axis=0))


def _of_pair(both: Floats, power: int) -> Measure:
    """The kappa of two readers; texts that one of them did not read count for nothing."""
    values = np.unique(both[~np.isnan(both)])
    apart = np.abs(values[:, None] - values) ** power
    read = np.asarray(~np.isnan(both).any(axis=1))
    given = (both[:, :, None] == values) & read[:, None, None]
    one, other = given[:, 0].astype(float), given[:, 1].astype(float)
    missed = np.einsum("ti,ij,tj->t", one, apart, other)

    def kappa(counts: Floats) -> Floats:
        by_chance = np.einsum("di,ij,dj->d", counts @ one, apart, counts @ other)
        return 1 - ratio(counts @ missed * (counts @ read), by_chance)

    return kappa

"""Change without the assumptions of a mean: ranks, signs, and what one person can do to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np

from lidera_nb.analysis.effects import Values

ENUMERATED = 14
"""Up to so many people every pattern of signs is tried; beyond, `DRAWS` are drawn."""

DRAWS = 20_000


@dataclass(frozen=True, slots=True)
class Located:
    """The Hodges-Lehmann estimate of a change with its interval, and the true coverage of that."""

    value: float
    low: float
    high: float
    coverage: float
    n: int


def signed_ranks(n: int) -> np.ndarray:
    """How many of the ``2**n`` patterns of signs give each sum of positive ranks, from 0."""
    ways = np.zeros(n * (n + 1) // 2 + 1)
    ways[0] = 1
    for rank in range(1, n + 1):
        ways[rank:] += ways[:-rank].copy()
    return ways


def hodges_lehmann(changes: Values) -> Located | None:
    """The median of all averages of two changes, with the interval of the signed-rank test.

    None for fewer than six people: no interval of 95 % exists. Ties make the interval a little
    wider than it says.

    References
    ----------
    Hollander, M., Wolfe, D. A., and Chicken, E. (2014). Nonparametric statistical methods (3rd
    ed.), sections 3.2 and 3.3. Wiley.
    """
    d = np.asarray(changes, float)
    n = len(d)
    if n < 6:
        return None
    i, j = np.triu_indices(n)
    walsh = np.sort((d[i] + d[j]) / 2)
    below = np.cumsum(signed_ranks(n)) / 2.0**n
    outside = int(np.searchsorted(below, 0.025, side="right"))
    coverage = 1 - 2 * float(below[outside - 1])
    return Located(
        float(np.median(walsh)), float(walsh[outside - 1]), float(walsh[-outside]), coverage, n
    )


def permuted(changes: Values, seed: int) -> float:
    """How often chance signs alone give a mean change as large, in either direction.

    Exact for up to `ENUMERATED` people; otherwise the observed pattern counts as one of the
    drawn, so that it is never 0.

    References
    ----------
    Phipson, B., and Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical
    Applications in Genetics and Molecular Biology, 9(1), article 39.
    """
    d = np.asarray(changes, float)
    d = d[d != 0]
    if not len(d):
        return 1.0
    seen = abs(d.sum()) - 1e-9
    if len(d) <= ENUMERATED:
        signs = np.array(list(product((-1, 1), repeat=len(d))))
        return float((abs(signs @ d) >= seen).mean())
    signs = np.random.default_rng(seed).choice((-1.0, 1.0), size=(DRAWS, len(d)))
    return float(((abs(signs @ d) >= seen).sum() + 1) / (DRAWS + 1))


def without_one(
    first: Values,
    second: Values,
    of: Callable[[np.ndarray, np.ndarray], float | None],
) -> tuple[float, float] | None:
    """The least and the most that a statistic becomes when any one person is left out."""
    x, y = np.asarray(first, float), np.asarray(second, float)
    left = (np.arange(len(x)) != i for i in range(len(x)))
    found = [value for keep in left if (value := of(x[keep], y[keep])) is not None]
    return (min(found), max(found)) if found else None

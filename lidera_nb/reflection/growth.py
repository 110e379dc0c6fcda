"""How people's levels moved between two of their own texts, for a few people and ordinal levels.

A level has an order and hardly a unit, and a cohort has 15 to 40 people. So the counts of who
rose, stayed and fell come first, with the exact sign test; the size of the change is the
Hodges-Lehmann estimate, a median that one odd text cannot move, with a bootstrap interval over
people. Where somebody has more than two texts, the Theil-Sen slope uses them all. None of it has
a comparison group: it is change, not impact. Whoever serves pages imports this room inside a
function: it needs numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from statistics import median

import numpy as np
import numpy.typing as npt

DRAWS = 2000
LEAST = 10
"""People from whom on an interval is given: of fewer, resampling says too little."""


@dataclass(frozen=True, slots=True)
class Change:
    """How a number of people moved.

    Attributes
    ----------
    n, up, same, down
        People, and of these who rose, stayed and fell.
    value
        The Hodges-Lehmann estimate of the change, in levels.
    low, high
        Its 95 % bootstrap interval; None for fewer than `LEAST` people.
    p
        Two-sided exact sign test of as many rising as falling; 1 where nobody moved.
    """

    n: int
    up: int
    same: int
    down: int
    value: float
    low: float | None
    high: float | None
    p: float


def change(differences: Sequence[float], seed: int = 0) -> Change:
    """What the differences of people, later minus earlier, say together.

    Parameters
    ----------
    differences
        One for each person, at least one.
    seed
        Settles the resampling.

    Raises
    ------
    ValueError
        If there are no differences.

    References
    ----------
    Hodges, J. L., and Lehmann, E. L. (1963). Estimates of location based on rank tests. Annals
    of Mathematical Statistics, 34(2), 598-611.

    Examples
    --------
    >>> found = change([1, 1, 0, 0.5])
    >>> found.up, found.same, found.down, found.value
    (3, 1, 0, 0.625)
    """
    if not differences:
        raise ValueError("nobody has two texts to compare")
    values, counts = np.unique(np.asarray(differences, dtype=float), return_counts=True)
    n = len(differences)
    low, high = _interval(values, counts, seed) if n >= LEAST else (None, None)
    up, down = (sum(sign * one > 0 for one in differences) for sign in (1, -1))
    estimate = float(_typical(values, counts[None, :])[0])
    return Change(n, up, n - up - down, down, estimate, low, high, sign_test(up, down))


def sign_test(up: int, down: int) -> float:
    """How often as lopsided a split arises if rising and falling are equally likely.

    Two-sided and exact; those who stayed say nothing to this question.

    >>> sign_test(5, 0), sign_test(2, 2)
    (0.0625, 1.0)
    """
    moved = up + down
    tail = sum(comb(moved, k) for k in range(max(up, down), moved + 1))
    return float(min(1.0, 2 * tail / 2**moved))


def slope(levels: Sequence[tuple[float, float]]) -> float | None:
    """The Theil-Sen slope of one person's levels: the median over all pairs of their texts.

    Parameters
    ----------
    levels
        Place in the course and level of each text.

    Returns
    -------
    float or None
        Levels for each step of the course; None with fewer than three texts, where it would say
        no more than their difference.

    References
    ----------
    Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall's tau. Journal of
    the American Statistical Association, 63(324), 1379-1389.

    Examples
    --------
    >>> slope([(0, 1), (1, 2), (3, 2)])
    0.3333333333333333
    """
    pairs = [(b - a) / (y - x) for (x, a), (y, b) in combinations(sorted(levels), 2) if y > x]
    return float(median(pairs)) if len(levels) >= 3 and pairs else None


def _interval(
    values: npt.NDArray[np.float64], counts: npt.NDArray[np.int64], seed: int
) -> tuple[float, float]:
    n = int(counts.sum())
    drawn = np.random.default_rng(seed).multinomial(n, counts / n, size=DRAWS)
    low, high = np.quantile(_typical(values, drawn), (0.025, 0.975))
    return float(low), float(high)


def _typical(
    values: npt.NDArray[np.float64], counts: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """The median of all pairwise means, each with itself too, by row of `counts`.

    There are few different levels, so that means are counted and not listed.
    """
    first, second = np.triu_indices(len(values))
    means = (values[first] + values[second]) / 2
    pairs = counts[:, first] * np.where(
        first == second, counts[:, first] + 1, 2 * counts[:, second]
    )
    order = np.argsort(means)
    below = np.cumsum(pairs[:, order], axis=1) // 2
    total = below[:, -1]
    lower, upper = (
        means[order][(below <= place[:, None]).sum(axis=1)]
        for place in ((total - 1) // 2, total // 2)
    )
    return np.asarray((lower + upper) / 2)

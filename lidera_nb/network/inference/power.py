"""What a test could have found: stated approximations for few people.

A permuted statistic has a standard deviation of its own, which says how far chance alone carries
it with these people and these networks. A true effect is found by a two-sided test at 0.05 in four
of five cases when it lies 1.96 + 0.84 such deviations from 0. This takes the spread under the
effect for that under the null, and both for normal; `tests/network/inference/test_power.py` holds
it against a simulation.
"""

from __future__ import annotations

from scipy.stats import beta, norm

SMALL = 20
"""Below so many people a result says what it could have found."""
LEVEL = 0.05
POWER = 0.8
REACH = float(norm.ppf(1 - LEVEL / 2) + norm.ppf(POWER))


def detectable(null_sd: float) -> float:
    """The statistic that a true effect needs, on average, to be found in four of five cases.

    >>> round(detectable(0.1), 3)
    0.28
    """
    return REACH * null_sd


def least_p(permutations: int, arrangements: float) -> float:
    """The least p-value that a permutation test can give.

    >>> least_p(999, 6)
    0.16666666666666666
    """
    return max(1 / (permutations + 1), 1 / arrangements)


def likely(p: float, permutations: int, within: float = 0.95) -> tuple[float, float]:
    """Where a p-value would lie if every permutation were drawn (Clopper and Pearson's interval).

    >>> low, high = likely(0.05, 999)
    >>> round(low, 3), round(high, 3)
    (0.036, 0.064)
    """
    b, spare = round(p * (permutations + 1)) - 1, (1 - within) / 2
    low = float(beta.ppf(spare, b, permutations - b + 1)) if b > 0 else 0.0
    high = float(beta.ppf(1 - spare, b + 1, permutations - b)) if b < permutations else 1.0
    return low, high

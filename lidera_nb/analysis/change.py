"""How the same people differ between two times: how large, how sure, and which way.

For 15 to 40 people: nothing here takes a bell curve for granted. The typical change is the
estimate of Hodges and Lehmann, which a single person cannot move far; how rare it is comes from
swapping each person's two values; and the paired superiority needs no unit at all. Without a
comparison group all of it is change, and none of it impact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from lidera_nb.analysis.exact import swapped_mean
from lidera_nb.analysis.ranged import Ranged

_Z = 1.959963984540054
_ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Paired:
    """How people changed from one time to another.

    Attributes
    ----------
    people, up, same, down
        People, and of these who rose, stayed and fell.
    before, after
        Means at both times.
    change
        The typical change of a person (Hodges-Lehmann), with the interval of the signed ranks.
    p
        Two-sided permutation test of the mean change.
    superiority
        How likely the later of a person's two values is the higher one, 0 to 1; equal ones count
        half.
    """

    people: int
    up: int
    same: int
    down: int
    before: float
    after: float
    change: Ranged
    p: float
    superiority: Ranged


def paired(before: Sequence[float], after: Sequence[float], seed: int = 0) -> Paired | None:
    """How the same people changed; None of nobody.

    Parameters
    ----------
    before, after
        Values of the same people in the same order.
    seed
        Settles the permutations.

    Examples
    --------
    >>> found = paired([1, 2, 3], [2, 2, 5])
    >>> found.up, found.same, found.change.value
    (2, 1, 1.0)
    """
    differences = [float(b - a) for a, b in zip(before, after, strict=True)]
    if not differences:
        return None
    up, down = (sum(sign * one > 0 for one in differences) for sign in (1, -1))
    n = len(differences)
    return Paired(
        n, up, n - up - down, down,
        float(np.mean(before)), float(np.mean(after)),
        hodges_lehmann(differences),
        swapped_mean(differences, seed),
        superiority(up, down, n),
    )  # fmt: skip


def hodges_lehmann(differences: Sequence[float]) -> Ranged:
    """The median of all pairwise means of differences, with its interval.

    The interval is that of the signed ranks: exact without ties, and a little wide with them.
    None for fewer than six people, of whom no 95 % interval exists.

    References
    ----------
    Hodges, J. L., and Lehmann, E. L. (1963). Estimates of location based on rank tests. Annals of
    Mathematical Statistics, 34(2), 598-611.

    Hollander, M., Wolfe, D. A., and Chicken, E. (2014). Nonparametric statistical methods (3rd
    ed., chapter 3). Wiley.
    """
    values = np.asarray(differences, dtype=float)
    first, second = np.triu_indices(len(values))
    means = np.sort((values[first] + values[second]) / 2)
    rank = _signed_rank(len(values))
    low, high = (None, None) if rank < 1 else (means[rank - 1], means[len(means) - rank])
    return Ranged(
        float(np.median(means)),
        None if low is None else float(low),
        None if high is None else float(high),
        len(values),
    )


def _signed_rank(n: int) -> int:
    """The rank of the lower bound: the least sum of signed ranks that is not too rare."""
    ways: npt.NDArray[np.float64] = np.ones(1)
    for rank in range(1, n + 1):
        longer = np.zeros(len(ways) + rank)
        longer[: len(ways)] += ways
        longer[rank:] += ways
        ways = longer / 2
    return int(np.searchsorted(np.cumsum(ways), _ALPHA / 2))


def superiority(up: int, down: int, people: int) -> Ranged:
    """How likely the later of a person's two values is the higher, equal ones counted half.

    The interval is the adjusted one of Bonett and Price for the difference between rising and
    falling, which holds for small groups.

    References
    ----------
    Bonett, D. G., and Price, R. M. (2012). Adjusted Wald confidence interval for a difference of
    binomial proportions based on paired data. Journal of Educational and Behavioral Statistics,
    37(4), 479-488.

    Examples
    --------
    >>> superiority(6, 2, 10).value
    0.7
    """
    rose, fell = (up + 1) / (people + 2), (down + 1) / (people + 2)
    reach = _Z * sqrt((rose + fell - (rose - fell) ** 2) / (people + 2))
    low, high = ((1 + rose - fell + sign * reach) / 2 for sign in (-1, 1))
    value = (1 + (up - down) / people) / 2
    return Ranged(value, max(0.0, min(low, value)), min(1.0, max(high, value)), people)

"""Who left against who stayed: how far apart they stood at the start, and what could follow.

A difference is told by its size first, since a test finds little among few people. The bands are
those that the What Works Clearinghouse uses for groups that should be alike at the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, log

import numpy as np
from scipy import stats

from lidera_nb.analysis.effects import independent

ALIKE, ADJUSTABLE = 0.05, 0.25
"""Standard deviations up to which groups count as alike, and up to which one may adjust."""

_ALL = 20_000
_COX = 1.65


@dataclass(frozen=True, slots=True)
class Apart:
    """A difference of those who left from those who stayed.

    Attributes
    ----------
    value
        In standard deviations; positive where it is larger among those who left.
    p
        How often a split by chance gives a difference as large; exact, or by `_ALL` draws.
    stayed, left
        People.
    """

    value: float
    p: float
    stayed: int
    left: int

    @property
    def band(self) -> str:
        """``alike``, ``adjust`` or ``apart``."""
        size = abs(self.value)
        return "alike" if size <= ALIKE else "adjust" if size <= ADJUSTABLE else "apart"


def of_means(stayed: Sequence[float], left: Sequence[float], seed: int) -> Apart | None:
    """Two means in pooled standard deviations (Hedges' g); None without spread.

    References
    ----------
    What Works Clearinghouse (2022). WWC procedures and standards handbook, version 5.0.
    """
    found = independent(stayed, left)
    if found is None:
        return None
    return Apart(found.value, _split(stayed, left, seed), len(stayed), len(left))


def of_shares(stayed: tuple[int, int], left: tuple[int, int]) -> Apart:
    """Two shares by Cox's index, the log of the odds ratio over 1.65, with Fisher's exact test.

    Parameters
    ----------
    stayed, left
        How many have something, and of how many. Where a cell is empty a half is added to each.

    References
    ----------
    Sanchez-Meca, J., Marin-Martinez, F., and Chacon-Moscoso, S. (2003). Effect-size indices for
    dichotomized outcomes in meta-analysis. Psychological Methods, 8(4), 448-467.
    """
    (a, n), (c, m) = stayed, left
    cells = [[c, m - c], [a, n - a]]
    p = float(stats.fisher_exact(cells).pvalue)
    extra = 0.5 if min(min(row) for row in cells) == 0 else 0.0
    (yes, no), (also, not_) = [[cell + extra for cell in row] for row in cells]
    return Apart(log(yes * not_ / (no * also)) / _COX, p, n, m)


def _split(stayed: Sequence[float], left: Sequence[float], seed: int) -> float:
    """The permutation test of two means."""
    resampled = comb(len(stayed) + len(left), len(left)) > _ALL
    found = stats.permutation_test(
        (np.asarray(left, float), np.asarray(stayed, float)),
        lambda x, y, axis: x.mean(axis=axis) - y.mean(axis=axis),
        vectorized=True,
        n_resamples=_ALL if resampled else np.inf,
        batch=2000,
        rng=np.random.default_rng(seed),
    )
    return float(found.pvalue)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the mean change could be, had those who left answered again.

    Attributes
    ----------
    low, high
        If all of them had answered at the lower or the upper end of the scale.
    tipping
        The mean change among them at which the whole would not have changed at all.
    possible
        Whether the ends of the scale allow that.
    """

    low: float
    high: float
    tipping: float
    possible: bool


def bounds(
    changes: Sequence[float], left: Sequence[float], ends: tuple[float, float]
) -> Bounds | None:
    """Bounds without any assumption about those who left; None where nobody did.

    Parameters
    ----------
    changes
        Of those who answered twice.
    left
        The first scores of those who did not answer again.
    ends
        The least and the most that a score can be.

    References
    ----------
    Manski, C. F. (1990). Nonparametric bounds on treatment effects. American Economic Review,
    80(2), 319-323.
    """
    if not left or not changes:
        return None
    total, n = float(sum(changes)), len(changes) + len(left)
    low, high = (sum(end - one for one in left) for end in ends)
    tipping = -total / len(left)
    possible = low <= tipping * len(left) <= high
    return Bounds((total + low) / n, (total + high) / n, tipping, possible)

"""How far a group's share may lie from the whole by chance alone, given its size.

References
----------
Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. Statistics in
Medicine, 24(8), 1185-1202.
"""

from __future__ import annotations

from dataclasses import dataclass

from scipy import stats


@dataclass(frozen=True, slots=True)
class Limits:
    """The shares between which a group of `n` lies by chance."""

    n: int
    low: float
    high: float


def share_limits(share: float, n: int, within: float = 0.95) -> Limits:
    """The limits for a group of `n` people where the share of all is `share`.

    Exact binomial quantiles, interpolated as Spiegelhalter proposes, so that the limits fall
    smoothly with `n`; within 0 and 1.

    Parameters
    ----------
    share
        Of all groups together, between 0 and 1.
    n
        People in the group, from 1 on.
    within
        The part of groups that lies inside by chance.

    Examples
    --------
    >>> found = share_limits(0.5, 20)
    >>> round(found.low, 3), round(found.high, 3)
    (0.256, 0.694)
    """
    tail = (1 - within) / 2
    return Limits(n, _limit(share, n, tail), _limit(share, n, 1 - tail))


def _limit(share: float, n: int, at: float) -> float:
    hits = int(stats.binom.ppf(at, n, share))
    here, below = stats.binom.cdf(hits, n, share), stats.binom.cdf(hits - 1, n, share)
    part = (here - at) / (here - below) if here > below else 0.0
    return float(min(1.0, max(0.0, (hits - part) / n)))

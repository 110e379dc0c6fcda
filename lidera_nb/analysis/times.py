"""How long people took, where a clock cannot tell thinking from having left.

A time above a limit says that somebody was away, or thought for very long; which, nobody knows. It
counts as *longer than the limit*: it has its place among the others, and no value. So a median
stands as long as fewer than half were away, which a mean would not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, isinf

from scipy.stats import binom

from lidera_nb.analysis.ranged import Ranged

LIMIT = 30.0
"""Minutes at one decision from which on a time counts as a break."""


@dataclass(frozen=True, slots=True)
class Took:
    """How long a group took.

    Attributes
    ----------
    n, breaks
        Times, and how many of them lie above the limit.
    median
        With the interval of order statistics; a bound above the limit is None. The median itself
        is None where half or more lie above.
    low, high
        Quartiles, None above the limit.
    """

    n: int
    breaks: int
    median: Ranged | None
    low: float | None
    high: float | None


def took(minutes: Sequence[float], limit: float = LIMIT) -> Took | None:
    """Median and quartiles of times, those above `limit` known only to be longer; None of none.

    A quantile between two values is their mean (the inverse of the distribution function,
    averaged where it jumps). The interval of the median has a coverage of at least 95 %, whatever
    the times' distribution; None for fewer than six.

    References
    ----------
    David, H. A., and Nagaraja, H. N. (2003). Order statistics (3rd ed., section 7.1). Wiley.

    Examples
    --------
    >>> found = took([1, 2, 3, 4, 5, 6, 200])
    >>> found.median.value, found.breaks, found.high
    (4.0, 1, 6.0)
    """
    if not minutes:
        return None
    known = sorted(inf if one > limit else float(one) for one in minutes)
    low, centre, high = (_quantile(known, q) for q in (0.25, 0.5, 0.75))
    breaks = sum(map(isinf, known))
    median = None if centre is None else Ranged(centre, *_bounds(known), len(known))
    return Took(len(known), breaks, median, low, high)


def _quantile(known: Sequence[float], q: float) -> float | None:
    place = len(known) * q
    found = (known[ceil(place) - 1] + known[floor(place)]) / 2
    return None if isinf(found) else found


def _bounds(known: Sequence[float]) -> tuple[float | None, float | None]:
    n = len(known)
    rank = int(binom.ppf(0.025, n, 0.5))
    if rank < 1:
        return None, None
    low, high = known[rank - 1], known[n - rank]
    return low, None if isinf(high) else high

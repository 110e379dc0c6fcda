"""How long something took, where some of it has not happened yet.

What still waits has not taken no time, and has not taken forever: it counts among those who wait
until the day to which it is known (Kaplan and Meier), and not after.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import stats

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Waited:
    """How long a group waited.

    Attributes
    ----------
    n, open
        How many, and how many of them still wait.
    median
        Time after which half are done; None where that is not known yet.
    low, high
        Its 95 % interval; None where a bound is not known yet.
    """

    n: int
    open: int
    median: float | None
    low: float | None
    high: float | None


def waited(done: Sequence[float], still: Sequence[float] = ()) -> Waited | None:
    """The median of times of which some are not over, with its interval; None of none.

    The first time at which half or fewer still wait; the interval holds the times at which the
    confidence band of that share (on the scale of log minus log) holds one half.

    Parameters
    ----------
    done, still
        Times of what is over, and times so far of what is not; not negative.

    References
    ----------
    Kaplan, E. L., and Meier, P. (1958). Nonparametric estimation from incomplete observations.
    Journal of the American Statistical Association, 53(282), 457-481.
    Brookmeyer, R., and Crowley, J. (1982). A confidence interval for the median survival time.
    Biometrics, 38(1), 29-41.

    Examples
    --------
    >>> waited([2, 4, 6], [3]).median
    4.0
    """
    n = len(done) + len(still)
    if not done:
        return Waited(n, n, None, None, None) if n else None
    share = stats.ecdf(stats.CensoredData(uncensored=list(done), right=list(still))).sf
    with warnings.catch_warnings():  # at a share of 0 or 1 the band has no value: no bound there
        warnings.simplefilter("ignore", RuntimeWarning)
        band = share.confidence_interval(method="log-log")
    times = np.asarray(share.quantiles, dtype=float)
    ends = (_first(times, np.asarray(one.probabilities)) for one in (band.low, band.high))
    return Waited(n, len(still), _first(times, np.asarray(share.probabilities)), *ends)


def _first(times: npt.NDArray[Any], share: npt.NDArray[Any]) -> float | None:
    below = times[np.nan_to_num(share, nan=1.0) <= HALF]
    return float(below[0]) if len(below) else None

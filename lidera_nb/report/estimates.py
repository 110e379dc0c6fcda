"""Shares and scores with the intervals that tell how little a small group says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its 95 % interval and the `n` behind it."""

    value: float
    low: float
    high: float
    n: int


def wilson(hits: int, n: int) -> Estimate:
    """A share with Wilson's score interval, which stays within 0 and 1 for any `n` from 1.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association, 22(158), 209-212.

    Examples
    --------
    >>> share = wilson(8, 10)
    >>> round(share.low, 3), round(share.high, 3)
    (0.49, 0.943)
    """
    share = hits / n
    scale = 1 + _Z**2 / n
    middle = (share + _Z**2 / (2 * n)) / scale
    reach = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / scale
    # At 0 and 1 the bound is the share itself; rounding must not put it on the wrong side.
    return Estimate(
        share, min(share, max(0.0, middle - reach)), max(share, min(1.0, middle + reach)), n
    )


def brier(answers: Mapping[str, Sequence[tuple[float, bool]]], seed: int) -> Estimate:
    """The mean squared distance of stated probabilities from what happened: 0 best, 1 worst.

    Parameters
    ----------
    answers
        By person, so that the interval resamples people and not their answers: probabilities
        from 0 to 1 with whether the statement came true. At least one answer in all.
    seed
        Settles the resampling (2000 draws).

    References
    ----------
    Brier, G. W. (1950). Verification of forecasts expressed in terms of probability.
    Monthly Weather Review, 78(1), 1-3.
    """
    people = [[(said - true) ** 2 for said, true in given] for given in answers.values() if given]
    sums = np.array([sum(given) for given in people])
    counts = np.array([len(given) for given in people])
    draws = np.random.default_rng(seed).integers(len(people), size=(2000, len(people)))
    means = sums[draws].sum(axis=1) / counts[draws].sum(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return Estimate(float(sums.sum() / counts.sum()), float(low), float(high), int(counts.sum()))

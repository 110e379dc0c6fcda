"""How large a difference is, in standard deviations, with the interval that a small group allows.

Three variants, never mixed: `g_av` sets a change against how people differ before and after,
`g_z` against how their changes differ, and `g_s` is for two separate groups. All are corrected
for the bias of small samples. The numbers say how large, never why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

import numpy as np
from scipy import optimize, stats

Values = Sequence[float] | np.ndarray
"""One number a person."""

_SURE = 0.95
_Z = float(stats.norm.ppf((1 + _SURE) / 2))


@dataclass(frozen=True, slots=True)
class Effect:
    """A standardised difference with its 95 % interval.

    Attributes
    ----------
    variant
        ``g_av``, ``g_z`` or ``g_s``.
    value, low, high
        In standard deviations; positive where the second is larger.
    n
        People behind it.
    correlation
        Between both measurements, None for separate groups.
    """

    variant: str
    value: float
    low: float
    high: float
    n: int
    correlation: float | None = None


@dataclass(frozen=True, slots=True)
class MeanChange:
    """The mean change in the scale's own points, with the interval of Student's t."""

    first: float
    second: float
    value: float
    low: float
    high: float
    n: int


def correction(df: float) -> float:
    """Hedges' factor, which takes away the bias of a standardised difference, exactly.

    Parameters
    ----------
    df
        Degrees of freedom of the standard deviation, more than 1.

    References
    ----------
    Hedges, L. V. (1981). Distribution theory for Glass's estimator of effect size and related
    estimators. Journal of Educational Statistics, 6(2), 107-128.

    Examples
    --------
    >>> round(correction(10), 4)
    0.9227
    """
    return exp(lgamma(df / 2) - lgamma((df - 1) / 2) - log(df / 2) / 2)


def average(first: Values, second: Values) -> Effect | None:
    """The change of the same people in standard deviations between people (`g_av`).

    The difference of the means is divided by the root of the mean of both variances. The interval
    is Bonett's, which does not ask that both variances be equal; estimate and bounds are
    multiplied by `correction` with ``2(n - 1)/(1 + r^2)`` degrees of freedom.

    Parameters
    ----------
    first, second
        Values before and after, in the same order of people.

    Returns
    -------
    Effect or None
        None for fewer than three people, or where nobody differs from anybody.

    References
    ----------
    Bonett, D. G. (2008). Confidence intervals for standardized linear contrasts of means.
    Psychological Methods, 13(2), 99-109.
    Cousineau, D. (2020). Approximating the distribution of Cohen's d_p in within-subject designs.
    The Quantitative Methods for Psychology, 16(4), 418-421.
    """
    x, y = np.asarray(first, float), np.asarray(second, float)
    n = len(x)
    if n < 3 or min(x.std(), y.std()) == 0:
        return None
    r = float(np.corrcoef(x, y)[0, 1])
    moments = float(y.mean() - x.mean()), float(x.std(ddof=1)), float(y.std(ddof=1))
    d, error = bonett(*moments, r, n)
    j = correction(2 * (n - 1) / (1 + r**2))
    return Effect("g_av", j * d, j * (d - _Z * error), j * (d + _Z * error), n, r)


def bonett(difference: float, sd_1: float, sd_2: float, r: float, n: int) -> tuple[float, float]:
    """The uncorrected standardised change of the same people, and its standard error.

    See `average` for the reference.
    """
    one, two, both = sd_1**2, sd_2**2, r * sd_1 * sd_2
    square, df = (one + two) / 2, n - 1
    d = difference / sqrt(square)
    spread = d**2 * (one**2 + two**2 + 2 * both**2) / (8 * df * square**2)
    return d, sqrt(spread + (one + two - 2 * both) / (df * square))


def change(first: Values, second: Values) -> Effect | None:
    """The change of the same people in standard deviations of their changes (`g_z`).

    The interval inverts the noncentral t distribution; with normal changes it is exact.

    References
    ----------
    Cumming, G., and Finch, S. (2001). A primer on the understanding, use, and calculation of
    confidence intervals that are based on central and noncentral distributions. Educational and
    Psychological Measurement, 61(4), 532-574.
    """
    x, y = np.asarray(first, float), np.asarray(second, float)
    n, spread = len(x), float((y - x).std(ddof=1)) if len(x) > 1 else 0.0
    if n < 3 or spread == 0:
        return None
    d = float((y - x).mean()) / spread
    low, high = _noncentral(d * sqrt(n), n - 1)
    j, r = correction(n - 1), _correlation(x, y)
    return Effect("g_z", j * d, j * low / sqrt(n), j * high / sqrt(n), n, r)


def independent(first: Values, second: Values) -> Effect | None:
    """The difference of two separate groups in pooled standard deviations (`g_s`).

    Positive where the second group is higher. The interval inverts the noncentral t distribution.
    None for groups of fewer than two, or without spread. See `change` for the reference.
    """
    x, y = np.asarray(first, float), np.asarray(second, float)
    df = len(x) + len(y) - 2
    if min(len(x), len(y)) < 2:
        return None
    pooled = sqrt(((x - x.mean()) @ (x - x.mean()) + (y - y.mean()) @ (y - y.mean())) / df)
    if pooled == 0:
        return None
    d, scale = float(y.mean() - x.mean()) / pooled, sqrt(1 / len(x) + 1 / len(y))
    low, high = _noncentral(d / scale, df)
    j = correction(df)
    return Effect("g_s", j * d, j * low * scale, j * high * scale, len(x) + len(y))


def mean_change(first: Values, second: Values) -> MeanChange | None:
    """The mean change in points, None for fewer than two people."""
    x, y = np.asarray(first, float), np.asarray(second, float)
    n = len(x)
    if n < 2:
        return None
    value = float((y - x).mean())
    reach = float(stats.t.ppf((1 + _SURE) / 2, n - 1) * (y - x).std(ddof=1)) / sqrt(n)
    return MeanChange(float(x.mean()), float(y.mean()), value, value - reach, value + reach, n)


def _correlation(x: np.ndarray, y: np.ndarray) -> float | None:
    return float(np.corrcoef(x, y)[0, 1]) if min(x.std(), y.std()) > 0 else None


def _noncentral(t: float, df: int) -> tuple[float, float]:
    """The noncentralities under which the observed t stands at either end of 95 in 100."""
    ends = ((1 + _SURE) / 2, (1 - _SURE) / 2)
    low, high = (_inverted(t, df, share) for share in ends)
    return low, high


def _inverted(t: float, df: int, share: float) -> float:
    def off(nc: float) -> float:
        # Far out in a tail scipy gives NaN; there the share is 0 or 1 to all digits.
        below = stats.nct.cdf(t, df, nc) if nc >= 0 else stats.nct.sf(-t, df, -nc)
        return (float(nc < t) if np.isnan(below) else float(below)) - share

    width = 5 + abs(t)
    return float(optimize.brentq(off, t - width, t + width, xtol=1e-9))

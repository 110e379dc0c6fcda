"""Estimates of many groups together: what they have in common, how far they differ, and each of
them drawn towards the others by as much as its own uncertainty deserves (partial pooling).

Nothing here ranks. A group's own estimate is what it was; its pooled one is the better guess of
what it would be next time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special, stats

Floats = NDArray[np.float64]
FEWEST = 3
"""Groups from which on a spread between them can be told at all."""


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A group's estimate drawn towards the others, with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Pooled:
    """Many groups.

    Attributes
    ----------
    mean, low, high
        Of all groups, each counting by its precision, with a 95 % interval.
    next_low, next_high
        Where a further group's true value would lie, 19 times in 20; NaN where that cannot be
        told.
    spread
        Standard deviation of the groups' true values, 0 where chance explains all.
    beyond_chance
        The part of the differences that chance does not explain, from 0 to 1 (I squared).
    each
        The groups, drawn towards the mean.
    """

    mean: float
    low: float
    high: float
    next_low: float
    next_high: float
    spread: float
    beyond_chance: float
    each: tuple[Shrunk, ...]


def pool_means(values: Sequence[float], variances: Sequence[float]) -> Pooled | None:
    """Pool estimates whose errors are normal: a random-effects model.

    The variance between groups is estimated by restricted maximum likelihood, the interval is
    Hartung's and Knapp's, and the prediction interval has one degree of freedom less.

    Parameters
    ----------
    values, variances
        Per group: the estimate and its squared standard error, more than 0.

    Returns
    -------
    Pooled or None
        None for fewer than `FEWEST` groups.

    References
    ----------
    Knapp, G., & Hartung, J. (2003). Improved tests for a random effects meta-regression with a
    single covariate. Statistics in Medicine, 22(17), 2693-2710.
    Higgins, J. P. T., Thompson, S. G., & Spiegelhalter, D. J. (2009). A re-evaluation of
    random-effects meta-analysis. Journal of the Royal Statistical Society A, 172(1), 137-159.
    """
    if len(values) < FEWEST:
        return None
    y, v = np.asarray(values, dtype=float), np.asarray(variances, dtype=float)
    between = _between(y, v)
    weights = 1 / (v + between)
    mean = float(weights @ y / weights.sum())
    groups = len(y)
    error = sqrt(float(weights @ (y - mean) ** 2) / ((groups - 1) * float(weights.sum())))
    reach = float(stats.t.ppf(0.975, groups - 1))
    ahead = float(stats.t.ppf(0.975, groups - 2)) if groups > 2 else float("nan")
    further = ahead * sqrt(between + error**2)
    return Pooled(
        mean, mean - reach * error, mean + reach * error, mean - further, mean + further,
        sqrt(between), _beyond(v, between), _shrunk(y, v, mean, error, between, reach),
    )  # fmt: skip


def _between(y: Floats, v: Floats) -> float:
    """The variance between groups that makes the data most likely (restricted)."""

    def unlikely(between: float) -> float:
        weights = 1 / (v + between)
        mean = weights @ y / weights.sum()
        return float(np.log(v + between).sum() + np.log(weights.sum()) + weights @ (y - mean) ** 2)

    most = float(10 * np.var(y, ddof=1) + np.max(v))
    found = optimize.minimize_scalar(unlikely, bounds=(0, most), method="bounded",
                                     options={"xatol": 1e-10 * most})  # fmt: skip
    return 0.0 if unlikely(0.0) <= unlikely(float(found.x)) else float(found.x)


def _beyond(v: Floats, between: float) -> float:
    """I squared with the typical variance within groups of Higgins and Thompson (2002)."""
    w = 1 / v
    typical = (len(v) - 1) * w.sum() / (w.sum() ** 2 - (w**2).sum())
    return float(between / (between + typical))


def _shrunk(
    y: Floats, v: Floats, mean: float, error: float, between: float, reach: float
) -> tuple[Shrunk, ...]:
    own = between / (between + v)
    value = own * y + (1 - own) * mean
    half = reach * np.sqrt(own * v + ((1 - own) * error) ** 2)
    return tuple(
        Shrunk(float(a), float(a - h), float(a + h)) for a, h in zip(value, half, strict=True)
    )


def pool_shares(hits: Sequence[int], counts: Sequence[int]) -> Pooled | None:
    """Pool shares of small groups: each group's true share comes from one beta distribution.

    That distribution is the one that makes all groups' counts most likely (beta-binomial); each
    group's pooled share is what then remains likely for it. Sound for small counts and for
    shares of 0 and 1, where a normal model is not.

    Parameters
    ----------
    hits, counts
        Per group: how many of how many, from 1 on.

    Returns
    -------
    Pooled or None
        None for fewer than `FEWEST` groups. The interval of the mean is by its standard error
        over groups and stays within 0 and 1.

    References
    ----------
    Griffiths, D. A. (1973). Maximum likelihood estimation for the beta-binomial distribution and
    an application to the household distribution of the total number of cases of a disease.
    Biometrics, 29(4), 637-648.
    """
    if len(hits) < FEWEST:
        return None
    x, n = np.asarray(hits, dtype=float), np.asarray(counts, dtype=float)
    mean, precision = _beta(x, n)
    a, b = mean * precision, (1 - mean) * precision
    spread = sqrt(mean * (1 - mean) / (precision + 1))
    low, high = _mean_interval(n, mean, precision)
    ahead = stats.beta.ppf((0.025, 0.975), a, b) if spread > _NONE else (mean, mean)
    typical = mean * (1 - mean) / float(stats.hmean(n))
    return Pooled(mean, low, high, float(ahead[0]), float(ahead[1]),
                  spread if spread > _NONE else 0.0,
                  spread**2 / (spread**2 + typical) if spread > _NONE else 0.0,
                  _posterior(x, n, a, b))  # fmt: skip


_NONE = 1e-3
"""Spreads below this are none: chance alone explains the differences."""

_LOOSEST, _TIGHTEST, _FLAT = np.log(0.05), np.log(1e7), 1e-3


def _beta(x: Floats, n: Floats) -> tuple[float, float]:
    """Mean and precision (a + b) of the most likely beta distribution."""
    start = np.clip(x.sum() / n.sum(), 0.01, 0.99)

    def unlikely(at: Floats) -> float:
        mean, precision = special.expit(at[0]), np.exp(at[1])
        a, b = mean * precision, (1 - mean) * precision
        return -float((special.betaln(x + a, n - x + b) - special.betaln(a, b)).sum())

    found = optimize.minimize(
        unlikely, [special.logit(start), np.log(10.0)], method="L-BFGS-B",
        bounds=[(-12, 12), (_LOOSEST, _TIGHTEST)],
    )  # fmt: skip
    alike = np.array([special.logit(start), _TIGHTEST])
    # The surface is flat where groups are alike: there the search stops short of "no spread".
    best = alike if unlikely(alike) - found.fun < _FLAT else found.x
    return float(special.expit(best[0])), float(np.exp(best[1]))


def _mean_interval(n: Floats, mean: float, precision: float) -> tuple[float, float]:
    """By the variance of each group's share around the mean, on the scale of log odds."""
    variance = mean * (1 - mean) * (1 / n + 1 / (precision + 1))
    error = sqrt(1 / float((1 / variance).sum())) / max(mean * (1 - mean), 1e-9)
    reach = float(stats.t.ppf(0.975, len(n) - 1)) * error
    middle = float(special.logit(np.clip(mean, 1e-9, 1 - 1e-9)))
    return float(special.expit(middle - reach)), float(special.expit(middle + reach))


def _posterior(x: Floats, n: Floats, a: float, b: float) -> tuple[Shrunk, ...]:
    low, high = (stats.beta.ppf(at, a + x, b + n - x) for at in (0.025, 0.975))
    value = (a + x) / (a + b + n)
    return tuple(
        Shrunk(float(v), float(s), float(t)) for v, s, t in zip(value, low, high, strict=True)
    )

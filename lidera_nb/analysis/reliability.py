"""How far the items of a scale say the same: alpha, omega, and what each item adds.

Both are about these people and this use: a scale is not reliable once for all. Omega is of one
common factor, fitted by maximum likelihood; its interval resamples people.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

DRAWS = 500
_LEAST_UNIQUE = 0.005
"""The smallest share of an item that is its own: at 0 the likelihood has no maximum."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient with its 95 % interval, of `n` people who answered all items."""

    value: float
    low: float
    high: float
    n: int


def alpha(items: np.ndarray) -> Coefficient | None:
    """Cronbach's alpha with Feldt's interval.

    Parameters
    ----------
    items
        People in rows, items in columns; all answered, reversed items turned round.

    Returns
    -------
    Coefficient or None
        None for fewer than three people or two items, or a sum without spread.

    References
    ----------
    Feldt, L. S., Woodruff, D. J., and Salih, F. A. (1987). Statistical inference for coefficient
    alpha. Applied Psychological Measurement, 11(1), 93-103.
    """
    n, k = items.shape
    whole = float(items.sum(axis=1).var(ddof=1)) if n > 1 else 0.0
    if n < 3 or k < 2 or whole == 0:
        return None
    value = k / (k - 1) * (1 - float(items.var(axis=0, ddof=1).sum()) / whole)
    df = n - 1, (n - 1) * (k - 1)
    low, high = (1 - (1 - value) * float(stats.f.ppf(q, *df)) for q in (0.975, 0.025))
    return Coefficient(value, low, high, n)


def omega(items: np.ndarray, seed: int, draws: int = DRAWS) -> Coefficient | None:
    """McDonald's omega of one factor, with a percentile interval over resampled people.

    None for fewer people than three an item or than ten, fewer than three items, or an item
    without spread. See `alpha` for `items`.

    References
    ----------
    McDonald, R. P. (1999). Test theory: A unified treatment. Erlbaum.
    Kelley, K., and Pornprasertmanit, S. (2016). Confidence intervals for population reliability
    coefficients. Psychological Methods, 21(1), 69-92.
    """
    n, k = items.shape
    if n < max(10, 3 * k) or k < 3 or bool((items.std(axis=0) == 0).any()):
        return None
    value = float(_omegas(_covariances(items[None]))[0])
    who = np.random.default_rng(seed).integers(n, size=(draws, n))
    drawn = _covariances(items[who])
    varied = drawn[(np.diagonal(drawn, axis1=1, axis2=2) > 0).all(axis=1)]
    low, high = np.quantile(_omegas(varied, steps=300), (0.025, 0.975))
    return Coefficient(value, float(low), float(high), n)


def item_rest(items: np.ndarray) -> tuple[float, ...]:
    """The correlation of each item with the sum of the others; 0 for one without spread."""
    rest = items.sum(axis=1, keepdims=True) - items
    pairs = zip(items.T, rest.T, strict=True)
    return tuple(
        float(np.corrcoef(one, others)[0, 1]) if one.std() and others.std() else 0.0
        for one, others in pairs
    )


def one_factor(correlations: np.ndarray, steps: int = 20_000) -> np.ndarray:
    """Loadings of one factor by maximum likelihood, for a stack of correlation matrices.

    Parameters
    ----------
    correlations
        Shape ``(matrices, items, items)``.
    steps
        Most steps of the expectation-maximisation algorithm.

    Returns
    -------
    numpy.ndarray
        Shape ``(matrices, items)``; signs such that the sum is not negative.

    References
    ----------
    Rubin, D. B., and Thayer, D. T. (1982). EM algorithms for ML factor analysis. Psychometrika,
    47(1), 69-76.
    """
    values, vectors = np.linalg.eigh(correlations)
    loadings = vectors[..., -1] * np.sqrt(values[..., -1:]) * 0.9
    unique = np.clip(1 - loadings**2, _LEAST_UNIQUE, 1)
    for _ in range(steps):
        weights = loadings / unique
        weights /= 1 + (loadings * weights).sum(axis=-1, keepdims=True)
        shared = np.einsum("bij,bj->bi", correlations, weights)
        square = 1 - (weights * loadings).sum(-1) + (weights * shared).sum(-1)
        found = shared / square[:, None]
        unique = np.clip(1 - found * shared, _LEAST_UNIQUE, 1)
        moved = float(abs(found - loadings).max())
        loadings = found
        if moved < 1e-9:
            break
    return np.asarray(loadings * np.where(loadings.sum(axis=-1, keepdims=True) < 0, -1, 1))


def _covariances(samples: np.ndarray) -> np.ndarray:
    centred = samples - samples.mean(axis=1, keepdims=True)
    return np.asarray(np.einsum("bni,bnj->bij", centred, centred) / (samples.shape[1] - 1))


def _omegas(covariances: np.ndarray, steps: int = 20_000) -> np.ndarray:
    """Omega from each covariance matrix: the common part of the model's variance of the sum."""
    spread = np.sqrt(np.diagonal(covariances, axis1=1, axis2=2))
    correlations = covariances / (spread[:, :, None] * spread[:, None, :])
    loadings = one_factor(correlations, steps)
    common = (loadings * spread).sum(axis=1) ** 2
    own = (np.clip(1 - loadings**2, _LEAST_UNIQUE, 1) * spread**2).sum(axis=1)
    return np.asarray(common / (common + own))

"""The likelihood of the network autocorrelation model and its derivatives.

y = rho1 W1 y + X beta + u and u = rho2 W2 u + e, with normal e. For given rho the best beta and
sigma follow in closed form, so that the search is over one or two numbers. Everything needs only
inner products of a few vectors: these are kept as the triangle of a QR decomposition, so that an
evaluation costs the same for any number of people (the determinants aside).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, pi

import numpy as np

from lidera_nb.network.inference.determinant import Determinant
from lidera_nb.network.inference.relation import Floats

Point = tuple[float, float]
"""rho1 and rho2; 0 for the one that the model does not have."""


@dataclass(frozen=True)
class Model:
    """Reduced vectors of a model (see `reduced`) and its determinants.

    Attributes
    ----------
    n
        People.
    x, w2x
        X and W2 X, reduced.
    y, w1y, w2y, w2w1y
        y, W1 y, W2 y and W2 W1 y, reduced.
    lag, error
        Determinants of I - rho1 W1 and I - rho2 W2; None where the model lacks the one.
    """

    n: int
    x: Floats
    w2x: Floats
    y: Floats
    w1y: Floats
    w2y: Floats
    w2w1y: Floats
    lag: Determinant | None
    error: Determinant | None

    @property
    def free(self) -> list[int]:
        """Which of rho1 (0) and rho2 (1) are estimated."""
        return [i for i, one in enumerate((self.lag, self.error)) if one is not None]


@dataclass(frozen=True)
class State:
    """The best beta and sigma for given rho, and what they leave."""

    rho: Point
    beta: Floats
    variance: float
    left: Floats
    loglik: float


def reduced(vectors: list[Floats]) -> list[Floats]:
    """Short vectors with the same inner products as these columns of length n."""
    columns = [one.reshape(len(one), -1) for one in vectors]
    triangle = np.linalg.qr(np.hstack(columns), mode="r")
    parts = np.split(triangle, np.cumsum([one.shape[1] for one in columns])[:-1], axis=1)
    return [p if v.ndim == 2 else p[:, 0] for p, v in zip(parts, vectors, strict=True)]


def at(model: Model, rho: Point, logs: float | None = None) -> State:
    """The model for given rho; `logs` are its log-determinants where they are known."""
    lag, error = rho
    predictors = model.x - error * model.w2x
    outcome = model.y - lag * model.w1y - error * (model.w2y - lag * model.w2w1y)
    beta: Floats = np.zeros(0)
    if predictors.shape[1]:
        beta = np.asarray(np.linalg.lstsq(predictors, outcome)[0], dtype=np.float64)
    left = outcome - predictors @ beta
    variance = max(float(left @ left) / model.n, np.finfo(float).tiny)
    logs = determinants(model, rho) if logs is None else logs
    loglik = logs - model.n / 2 * (log(2 * pi) + 1 + log(variance))
    return State(rho, beta, variance, left, loglik)


def determinants(model: Model, rho: Point) -> float:
    """The log-determinants of both parts together."""
    return sum(one.log(r) for one, r in zip((model.lag, model.error), rho, strict=True) if one)


def slope(model: Model, state: State) -> Floats:
    """Derivatives of the log-likelihood by rho1 and rho2, beta and sigma following."""
    by_rho = _by_rho(model, state)
    found = -state.left @ by_rho / state.variance
    for i, one in enumerate((model.lag, model.error)):
        found[i] += one.slope(state.rho[i]) if one else 0.0
    return np.asarray(found[model.free])


def _by_rho(model: Model, state: State) -> Floats:
    """Derivatives of what is left by rho1 and rho2, as two columns."""
    lag, error = state.rho
    with_lag = -(model.w1y - error * model.w2w1y)
    with_error = -(model.w2y - lag * model.w2w1y - model.w2x @ state.beta)
    return np.column_stack([with_lag, with_error])


def information(model: Model, state: State) -> Floats:
    """Minus the second derivatives of the log-likelihood.

    By beta, then the rho that the model has, then sigma squared: the observed information.
    """
    k, v = len(state.beta), state.variance
    slopes = np.column_stack([-(model.x - state.rho[1] * model.w2x), _by_rho(model, state)])
    inner = slopes.T @ slopes
    inner[:k, k + 1] += state.left @ model.w2x
    inner[k + 1, :k] += state.left @ model.w2x
    inner[[k, k + 1], [k + 1, k]] += state.left @ model.w2w1y
    inner /= v
    for i, one in enumerate((model.lag, model.error)):
        inner[k + i, k + i] -= one.bend(state.rho[i]) if one else 0.0
    kept = [*range(k), *(k + i for i in model.free)]
    with_variance = -(slopes.T @ state.left)[kept] / v**2
    found = np.zeros((len(kept) + 1, len(kept) + 1))
    found[:-1, :-1] = inner[np.ix_(kept, kept)]
    found[:-1, -1] = found[-1, :-1] = with_variance
    found[-1, -1] = model.n / (2 * v**2)
    return found

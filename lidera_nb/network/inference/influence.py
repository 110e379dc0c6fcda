"""How far people resemble those whom they turn to: the network autocorrelation model."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt
from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.network.inference.convergence import Convergence, judged
from lidera_nb.network.inference.determinant import determinant_of
from lidera_nb.network.inference.given import Given, given
from lidera_nb.network.inference.likelihood import Model, State, information, reduced
from lidera_nb.network.inference.relation import Floats
from lidera_nb.network.inference.search import maximum

ITERATIONS = 100
CERTAIN = 1e-12
"""Below this part of y's mean square, what is left of y is rounding."""


@dataclass(frozen=True)
class Autocorrelation:
    """What `autocorrelation` found.

    Attributes
    ----------
    beta, beta_se
        Coefficients of X in its order, and their standard errors.
    rho1, rho1_se
        Lag: how y follows the y of those whom W1 names; None without W1.
    rho2, rho2_se
        Error: how what X does not explain follows theirs in W2; None without W2.
    sigma, sigma_se
        Standard deviation of the disturbances.
    loglik
        Log-likelihood at the maximum.
    parameters
        How many were estimated, sigma included.
    people
        How many people.
    terms
        Names of the columns of X.
    converged
        Whether a maximum was reached with finite standard errors.
    convergence
        How the search went; ``convergence.words("en")`` says it in a few sentences.
    covariance
        Of beta, the rho and sigma squared: the inverse of the observed information.
    """

    beta: Floats
    beta_se: Floats
    rho1: float | None
    rho1_se: float | None
    rho2: float | None
    rho2_se: float | None
    sigma: float
    sigma_se: float
    loglik: float
    parameters: int
    people: int
    terms: tuple[str, ...]
    converged: bool
    convergence: Convergence
    covariance: Floats = field(repr=False, compare=False)

    @property
    def table(self) -> pd.DataFrame:
        """Terms, then ``rho1`` and ``rho2``: ``estimate``, ``se`` and their ratio ``z``."""
        rows = dict(zip(self.terms, zip(self.beta, self.beta_se, strict=True), strict=True))
        for name in ("rho1", "rho2"):
            if getattr(self, name) is not None:
                rows[name] = (getattr(self, name), getattr(self, f"{name}_se"))
        frame = pd.DataFrame.from_dict(rows, orient="index", columns=["estimate", "se"])
        return frame.assign(z=frame["estimate"] / frame["se"]).rename_axis("term")


def autocorrelation(
    y: Any,
    X: Any = None,  # noqa: N803 - the letter of the model
    w1: Any = None,
    w2: Any = None,
    *,
    iterations: int = ITERATIONS,
) -> Autocorrelation:
    """Fit y = rho1 W1 y + X beta + u, u = rho2 W2 u + e by maximum likelihood.

    Parameters
    ----------
    y
        One number a person.
    X
        One row a person, one column a covariate; as given: no intercept is added. None for none.
    w1, w2
        Weights of lag and error, as given: nothing is normalised, the diagonal counts. Arrays,
        frames, sparse arrays or graphs (ties weigh 1). Rows say who follows whom. Where y is a
        series and a frame or graph names the people, they are matched by name.
    iterations
        The search stops after this many steps, converged or not, and says so.

    Returns
    -------
    Autocorrelation
        Standard errors come from the observed information, as in R's ``sna::lnam``, except that of
        sigma: sna's ``sigma.se`` is its square. Isolates (empty rows of W) follow nobody. Missing
        ties have no place in this model: leave non-respondents out of y, X and W alike.

    Raises
    ------
    ValueError
        If sizes or names do not match, a value is missing, X is collinear, or X determines y.

    References
    ----------
    Leenders, R. T. A. J. (2002). Modeling social influence through network autocorrelation.
    Social Networks, 24, 21-47.
    """
    model_of = given(y, X, w1, w2)
    model = _model(model_of)
    found = maximum(model, iterations)
    if found.state.variance < CERTAIN * float(model_of.y @ model_of.y) / model_of.n:
        raise ValueError("X and W explain y exactly: nothing is left to estimate from; leave out "
                         "the covariate that was made from y")  # fmt: skip
    covariance, sound = _inverse(information(model, found.state))
    return _told(model_of, found.state, covariance, judged(found, sound, iterations))


def _model(told: Given) -> Model:
    n = told.n
    w1y = told.w1 @ told.y if told.w1 is not None else np.zeros(n)
    after = [told.w2 @ one if told.w2 is not None else np.zeros_like(one)
             for one in (told.x, told.y, w1y)]  # fmt: skip
    x, w2x, y, lagged, w2y, w2w1y = reduced([told.x, after[0], told.y, w1y, after[1], after[2]])
    lag = determinant_of(told.w1) if told.w1 is not None else None
    error = lag if told.w2 is told.w1 else determinant_of(told.w2) if told.w2 is not None else None
    return Model(n, x, w2x, y, lagged, w2y, w2w1y, lag, error)


def _inverse(found: Floats) -> tuple[Floats, bool]:
    """The covariance of the estimates, and whether they are at a maximum with a definite shape."""
    size = np.sqrt(abs(np.diag(found)))
    size[size == 0] = 1.0
    scaled = found / np.outer(size, size)
    if np.linalg.eigvalsh(scaled)[0] < 1e-12:
        return np.full(found.shape, np.nan), False
    return np.linalg.inv(scaled) / np.outer(size, size), True


def _told(told: Given, state: State, covariance: Floats, how: Convergence) -> Autocorrelation:
    errors = np.sqrt(np.diag(covariance))
    k, sigma = len(state.beta), sqrt(state.variance)
    of_rho = iter(errors[k:-1].tolist())
    lag = (state.rho[0], next(of_rho)) if told.w1 is not None else (None, None)
    error = (state.rho[1], next(of_rho)) if told.w2 is not None else (None, None)
    return Autocorrelation(
        beta=state.beta,
        beta_se=errors[:k],
        rho1=lag[0],
        rho1_se=lag[1],
        rho2=error[0],
        rho2_se=error[1],
        sigma=sigma,
        sigma_se=float(errors[-1]) / (2 * sigma),
        loglik=state.loglik,
        parameters=len(errors),
        people=told.n,
        terms=told.terms,
        converged=how.converged,
        convergence=how,
        covariance=covariance,
    )

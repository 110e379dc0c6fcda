"""Logistic regressions, many permutations at once: Newton's method in batches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lidera_nb.network.inference.relation import Floats

STEPS = 25
CLOSE = 1e-8
"""Converged when the deviance changes by less than this part of itself."""
FIRST_WEIGHT = 0.1875
FIRST = float(np.log(3) + 4 / 3)
"""The first step takes every chance for 0.75 (tie) or 0.25: their weight and working response."""
FAR = 15.0
"""A linear predictor beyond this means chances below one in three million: some term separates."""


@dataclass(frozen=True)
class Logit:
    """Fits of y on shared terms and one term that differs by fit.

    Attributes
    ----------
    estimates, z
        Shape (fits, terms); the differing term is last.
    deviance, converged
        Shape (fits,).
    """

    estimates: Floats
    z: Floats
    deviance: Floats
    converged: npt.NDArray[np.bool_]


def fit(y: Floats, shared: Floats, own: Floats, trials: Floats | None = None) -> Logit:
    """Fit y (N,) or (fits, N) on `shared` (N, q) and each row of `own` (fits, N).

    Rows of the data may stand for many pairs: `trials` (fits, N) of them, y of which have a tie.
    Start, end and standard errors are those of R's ``glm``: from the weights of the last step.
    Fits that do not converge within `STEPS` steps, as when a permuted term separates the ties
    from the rest, are kept as they are then: their estimates are large and their z small.
    """
    trials = np.ones(own.shape) if trials is None else trials
    crossed = _crossed(shared)
    information = _information(FIRST_WEIGHT * trials, shared, own, crossed)
    found = _solved(information, FIRST_WEIGHT * FIRST * _slope(2 * y - trials, shared, own))
    before, converged = np.full(len(own), np.inf), np.zeros(len(own), dtype=bool)
    for _ in range(STEPS - 1):
        predictor = found[:, :-1] @ shared.T + found[:, -1:] * own
        chance, deviance = _chances(predictor, y, trials)
        converged = abs(before - deviance) <= CLOSE * (abs(deviance) + 0.1)
        if converged.all():
            break
        going = ~converged[:, None]
        newer = _information(trials * chance * (1 - chance), shared, own, crossed)
        step = _solved(newer, _slope(y - trials * chance, shared, own))
        found, before = np.where(going, found + step, found), deviance
        information = np.where(going[..., None], newer, information)
    variance = np.diagonal(np.linalg.pinv(information, hermitian=True), axis1=1, axis2=2)
    z = found / np.sqrt(np.maximum(variance, np.finfo(float).tiny))
    return Logit(found, z, deviance, converged)


def _chances(predictor: Floats, y: Floats, trials: Floats) -> tuple[Floats, Floats]:
    """Chances of a tie, and the deviance of each fit; one exponential for both."""
    small = np.exp(-np.abs(predictor))
    chance = np.where(predictor >= 0, 1.0, small) / (1.0 + small)
    both = np.maximum(predictor, 0.0) + np.log(1.0 + small)
    deviance = np.einsum("mn,mn->m", trials, both) - (y * predictor).sum(axis=1)
    return chance, 2 * deviance


def _crossed(shared: Floats) -> Floats:
    """Products of every two shared terms, row by row: (N, q * q)."""
    return (shared[:, :, None] * shared[:, None, :]).reshape(len(shared), -1)


def _information(weight: Floats, shared: Floats, own: Floats, crossed: Floats) -> Floats:
    q = shared.shape[1]
    found = np.empty((len(own), q + 1, q + 1))
    found[:, :q, :q] = (weight @ crossed).reshape(-1, q, q)
    weighted = weight * own
    found[:, :q, q] = found[:, q, :q] = weighted @ shared
    found[:, q, q] = np.einsum("mn,mn->m", weighted, own)
    return found


def _slope(left: Floats, shared: Floats, own: Floats) -> Floats:
    return np.column_stack([left @ shared, np.einsum("mn,mn->m", left, own)])


def _solved(information: Floats, slope: Floats) -> Floats:
    """A Newton step, also where the information has become singular."""
    floor = 1e-10 * np.trace(information, axis1=1, axis2=2)
    steady = information + floor[:, None, None] * np.eye(information.shape[1])
    return np.asarray(np.linalg.solve(steady, slope[..., None])[..., 0])

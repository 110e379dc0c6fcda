"""Linear MRQAP: every permuted regression from permuted correlations."""

from __future__ import annotations

import numpy as np

from lidera_nb.network.inference import semipartial
from lidera_nb.network.inference.fit import Fit, Task
from lidera_nb.network.inference.relation import Floats
from lidera_nb.network.inference.semipartial import Basis

EXACT = 1e-12


def fitted(task: Task) -> Fit:
    """Fit, and compare with the regressions of all permutations.

    Raises
    ------
    ValueError
        If the predictors determine y, so that no t-value is finite.
    """
    permuted, walked = _permuted(task)
    basis = semipartial.centred(_between(task))
    slopes, left = semipartial.fitted(basis)
    if left < EXACT:
        raise ValueError("y is an exact combination of the predictors: nothing is left to test; "
                         "leave out the predictor that was made from y")  # fmt: skip
    constant = semipartial.with_constant(basis, *_means(task))
    observed = _all(constant, basis, task.df)
    null = (_by_outcome if task.method == "qapy" else _by_term)(task, basis, constant, permuted)
    total = task.sample.dyads * task.sample.columns[task.outcome].sd ** 2
    return Fit(
        estimates=_in_units(task, slopes),
        t=observed,
        null=null,
        r2=1 - left,
        deviance=left * total,
        null_deviance=total,
        algorithm=walked,
        unsettled=0,
    )


def _between(task: Task) -> Floats:
    every = [*task.predictors, task.outcome]
    return task.sample.between(every, every)


def _permuted(task: Task) -> tuple[Floats, str]:
    """Correlations of what moves with what stays, by permutation (m, moved, still)."""
    moved = [task.outcome] if task.method == "qapy" else task.predictors
    still = task.predictors if task.method == "qapy" else [*task.predictors, task.outcome]
    found, walked = task.sample.correlations(moved, still, task.permutations, task.dice)
    return found[1:], walked


def _means(task: Task) -> tuple[Floats, float]:
    """Means in standard units: of the predictors, and of y."""
    found = np.array([column.mean / column.sd for column in task.sample.columns])
    return found[:-1], float(found[-1])


def _all(constant: Basis, basis: Basis, df: int) -> Floats:
    """t-values of intercept and slopes."""
    found = _joined(constant, basis, constant.outcome[None], basis.outcome[None], df)
    return np.asarray(found[0])


def _joined(constant: Basis, basis: Basis, with_1: Floats, without: Floats, df: int) -> Floats:
    """t-values for several outcomes: the intercept's from its basis, slopes from the centred."""
    first = semipartial.t_values(constant.terms, with_1, constant.size, df)[:, :1]
    return np.hstack([first, semipartial.t_values(basis.terms, without, basis.size, df)])


def _by_outcome(task: Task, basis: Basis, constant: Basis, permuted: Floats) -> Floats:
    """The outcome's people change places."""
    means, outcome = _means(task)
    products = permuted[:, 0, :]
    with_1 = np.column_stack([np.full(len(products), outcome), products + means * outcome])
    return _joined(constant, basis, with_1, products, task.df)


def _by_term(task: Task, basis: Basis, constant: Basis, permuted: Floats) -> Floats:
    """The people of each term's residual change places."""
    terms, with_y = permuted[:, :, :-1], permuted[:, :, -1]
    slopes = [
        semipartial.partialled(basis, k, terms, with_y, task.df) for k in range(len(basis.outcome))
    ]
    means, outcome = _means(task)
    first = np.column_stack([np.full(len(with_y), outcome), with_y + means * outcome])
    raised = semipartial.bordered(terms, means)
    return np.column_stack([semipartial.partialled(constant, 0, raised, first, task.df), *slopes])


def _in_units(task: Task, slopes: Floats) -> Floats:
    """Intercept and slopes in the units of the relations."""
    *predictors, outcome = task.sample.columns
    own = slopes * outcome.sd / np.array([column.sd for column in predictors])
    intercept = outcome.mean - sum(b * c.mean for b, c in zip(own, predictors, strict=True))
    return np.concatenate([[intercept], own])

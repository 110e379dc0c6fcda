"""Logistic MRQAP: one logistic regression a permutation, in batches."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lidera_nb.network.inference import logistic
from lidera_nb.network.inference.exchange import Places, shuffles
from lidera_nb.network.inference.fit import INTERCEPT, Fit, Task
from lidera_nb.network.inference.logistic import Logit
from lidera_nb.network.inference.relation import Floats

AT_ONCE = 100_000
"""Pairs times permutations fitted in one go."""


def fitted(task: Task) -> Fit:
    """Fit, and compare with the regressions of all permutations.

    Raises
    ------
    ValueError
        If y holds anything but 0 and 1, or a term separates its ties from the rest.
    """
    y, terms = task.sample.vector(task.outcome), _terms(task)
    if set(np.unique(y)) - {0.0, 1.0}:
        raise ValueError("a logistic regression explains ties that are there or not: make y hold "
                         "0 and 1 alone, or use family='gaussian'")  # fmt: skip
    whole = logistic.fit(y, terms[:, :-1], terms[None, :, -1])
    _refuse_separation(task, terms, whole)
    null, unsettled = (_by_outcome if task.method == "qapy" else _by_term)(task, y, terms)
    share = y.mean()
    nothing = -2 * len(y) * (share * np.log(share) + (1 - share) * np.log1p(-share))
    return Fit(
        estimates=whole.estimates[0],
        t=whole.z[0],
        null=null,
        r2=None,
        deviance=float(whole.deviance[0]),
        null_deviance=float(nothing),
        algorithm="newton",
        unsettled=unsettled,
    )


def _terms(task: Task) -> Floats:
    """Intercept and predictors over pairs, shape (dyads, terms)."""
    predictors = [task.sample.vector(which) for which in task.predictors]
    return np.column_stack([np.ones(task.sample.dyads), *predictors])


def _refuse_separation(task: Task, terms: Floats, whole: Logit) -> None:
    """A fit that runs away belongs to the term whose coefficient is least certain."""
    reach = np.abs(terms @ whole.estimates[0]).max()
    if whole.converged[0] and reach < logistic.FAR:
        return
    error = np.abs(whole.estimates[0] / whole.z[0]) * np.maximum(terms.std(axis=0), 1e-12)
    names = [INTERCEPT, *(column.name for column in task.sample.columns[:-1])]
    raise ValueError(f"{names[int(error.argmax())]} separates pairs with a tie from pairs without: "
                     "its coefficient has no finite estimate; leave it out, or use "
                     "family='gaussian'")  # fmt: skip


def _batches(task: Task) -> Iterator[Places]:
    """Permutations, as many at once as fit."""
    step = max(1, AT_ONCE // task.sample.dyads)
    for some in shuffles(task.sample.groups, task.sample.n, task.permutations, task.dice):
        for begun in range(0, len(some), step):
            yield some[begun : begun + step]


def _by_outcome(task: Task, y: Floats, terms: Floats) -> tuple[Floats, int]:
    """The outcome's people change places."""
    full = _full(task, y)
    found, unsettled = [], 0
    for places in _batches(task):
        ys = _moved(task, full, places)
        own = np.broadcast_to(terms[:, -1], ys.shape)
        fits = logistic.fit(ys, terms[:, :-1], own)
        found.append(fits.z)
        unsettled += int((~fits.converged).sum())
    return np.concatenate(found), unsettled


def _by_term(task: Task, y: Floats, terms: Floats) -> tuple[Floats, int]:
    """The people of each term's residual change places."""
    rest = [np.delete(terms, k, axis=1) for k in range(terms.shape[1])]
    left = [terms[:, k] - z @ np.linalg.lstsq(z, terms[:, k])[0] for k, z in enumerate(rest)]
    full = [_full(task, one) for one in left]
    found, unsettled = [], 0
    for places in _batches(task):
        fits = [
            logistic.fit(y, z, _moved(task, one, places)) for z, one in zip(rest, full, strict=True)
        ]
        found.append(np.column_stack([fit.z[:, -1] for fit in fits]))
        unsettled += sum(int((~fit.converged).sum()) for fit in fits)
    return np.concatenate(found), unsettled


def _full(task: Task, values: Floats) -> Floats:
    """Values over pairs as a square array."""
    found = np.zeros((task.sample.n, task.sample.n))
    found[task.sample.pairs] = values
    return found


def _moved(task: Task, full: Floats, places: Places) -> Floats:
    """A square array with its people permuted, over pairs: (permutations, dyads)."""
    row, column = np.nonzero(task.sample.pairs)
    moved: Floats = full[places[:, row], places[:, column]]
    return moved

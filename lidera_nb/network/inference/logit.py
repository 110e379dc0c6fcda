"""Logistic MRQAP: one logistic regression a permutation, in batches."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lidera_nb.network.inference import logistic
from lidera_nb.network.inference.cells import Cells, cells_of
from lidera_nb.network.inference.exchange import Places, shuffles
from lidera_nb.network.inference.fit import Fit, Task
from lidera_nb.network.inference.logistic import Logit
from lidera_nb.network.inference.relation import Floats

AT_ONCE = 60_000
"""Rows of data times permutations fitted in one go."""


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
    cells = cells_of(y, terms, task.sample.pairs)
    null, unsettled = _permuted(task, cells)
    share = y.mean()
    nothing = -2 * len(y) * (share * np.log(share) + (1 - share) * np.log1p(-share))
    return Fit(
        estimates=whole.estimates[0],
        t=whole.z[0],
        null=null,
        r2=None,
        deviance=float(whole.deviance[0]),
        null_deviance=float(nothing),
        algorithm=cells.algorithm,
        unsettled=unsettled,
    )


def _terms(task: Task) -> Floats:
    """Intercept and predictors over pairs, shape (dyads, terms)."""
    predictors = [task.sample.vector(which) for which in task.predictors]
    return np.column_stack([np.ones(task.sample.dyads), *predictors])


def _refuse_separation(task: Task, terms: Floats, whole: Logit) -> None:
    """A fit that runs away belongs to the predictor that moves the chances most."""
    reach = np.abs(terms @ whole.estimates[0]).max()
    if whole.converged[0] and reach < logistic.FAR:
        return
    most = np.abs(whole.estimates[0] * terms.std(axis=0))[1:].argmax()
    raise ValueError(f"{task.sample.columns[most].name} separates pairs with a tie from pairs "
                     "without: its coefficient has no finite estimate; leave it out, or use "
                     "family='gaussian'")  # fmt: skip


def _permuted(task: Task, cells: Cells) -> tuple[Floats, int]:
    """z-values by permutation and term, and how many fits did not settle."""
    found, unsettled = [], 0
    for places in _batches(task, cells.rows):
        if task.method == "qapy":
            fits = [cells.by_outcome(places)]
            found.append(fits[0].z)
        else:
            fits = cells.by_term(places)
            found.append(np.column_stack([fit.z[:, -1] for fit in fits]))
        unsettled += sum(int((~fit.converged).sum()) for fit in fits)
    return np.concatenate(found), unsettled


def _batches(task: Task, rows: int) -> Iterator[Places]:
    """Permutations, as many at once as fit."""
    step = max(1, AT_ONCE // rows)
    for some in shuffles(task.sample.groups, task.sample.n, task.permutations, task.dice):
        for begun in range(0, len(some), step):
            yield some[begun : begun + step]

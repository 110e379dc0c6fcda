"""Does a relation follow from others, each beside the rest: MRQAP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd

from lidera_nb.network.inference import linear, logit
from lidera_nb.network.inference.chance import chances, dice_of, enough
from lidera_nb.network.inference.fit import INTERCEPT, Fit, Task
from lidera_nb.network.inference.relation import Floats
from lidera_nb.network.inference.sample import Sample, sample_of

SEED = 2007
FAMILIES = {"gaussian": linear.fitted, "binomial": logit.fitted}
METHODS = ("qapspp", "qapy")
FITTED = ("r2", "deviance", "null_deviance", "algorithm", "unsettled", "null")
ALIKE = 1e-10
"""A predictor of whose variance the others leave less than this is a combination of them."""


class Mrqap(pd.DataFrame):  # type: ignore[misc]  # pandas is not typed here
    """What `mrqap` found: a frame by term, ``intercept`` first, and how it was found.

    Columns: ``estimate``, ``t`` (z of a logistic regression), ``p_ge p_le p_two`` of the t-value
    against its permutations, their Monte Carlo standard errors ``mc_ge mc_le mc_two``, and
    ``null_mean null_sd`` of the permuted t-values. What is made of the frame is an ordinary one.

    Attributes
    ----------
    table
        The same as an ordinary frame.
    family, method
        As asked for.
    r2
        Share of the variance explained, 0 to 1; None of a logistic regression.
    deviance, null_deviance
        Minus twice the log-likelihood, with the terms and with the intercept alone, of a logistic
        regression; sums of squares of a linear one.
    permutations
        How many were drawn; the same for all terms.
    people, dyads
        People, and ordered pairs observed in all relations.
    arrangements
        How many different permutations there are; 1 / arrangements is the least p-value possible.
    algorithm
        ``"ties"`` or ``"pairs"``: what was walked through; of a logistic regression ``"pairs"`` or
        ``"patterns"`` (pairs with the same values were counted together).
    unsettled
        Permuted logistic regressions that did not converge (of terms times permutations).
    null
        Permuted t-values, shape (permutations, terms).
    """

    family: str
    method: str
    r2: float | None
    deviance: float
    null_deviance: float
    permutations: int
    people: int
    dyads: int
    arrangements: float
    algorithm: str
    unsettled: int
    null: Floats

    _metadata = [  # noqa: RUF012 - the name and kind that pandas reads
        "family", "method", "r2", "deviance", "null_deviance", "permutations", "people", "dyads",
        "arrangements", "algorithm", "unsettled", "null",
    ]  # fmt: skip

    @property
    def _constructor(self) -> Any:
        return pd.DataFrame

    @property
    def table(self) -> pd.DataFrame:
        """The terms as an ordinary frame."""
        return pd.DataFrame(self)


def mrqap(
    y: Any,
    x: Mapping[str, Any],
    permutations: int = 1000,
    seed: int | np.random.Generator = SEED,
    family: Literal["gaussian", "binomial"] = "gaussian",
    *,
    method: Literal["qapspp", "qapy"] = "qapspp",
    weight: str | None = None,
) -> Mrqap:
    """Regression of one relation on others, tested by permutation.

    Parameters
    ----------
    y
        The relation to explain; see `qap_correlation` for what can be given, and for what is
        missing. Ties and no ties alone where the family is binomial.
    x
        Predictors by name. An intercept is added.
    permutations
        How many to draw, at least 20.
    seed
        A whole number or a `numpy.random.Generator`.
    family
        ``"gaussian"`` for a linear, ``"binomial"`` for a logistic regression.
    method
        ``"qapspp"``: double semi-partialling. Each term's residual on the other terms changes
        its people; the null hypothesis is that the term adds nothing to the others. The
        intercept is a term like the others. ``"qapy"``: y changes its people; the null
        hypothesis is that y has nothing to do with any term.
    weight
        The attribute of a graph's ties to take as their value; 1 for every tie by default.

    Returns
    -------
    Mrqap
        The p-values compare t-values, not coefficients, as Dekker and others advise.

    Raises
    ------
    ValueError
        If the relations are not about the same people, one has the same value for every pair, a
        predictor is a combination of the others, or (binomial) a term separates ties from the
        rest, so that its coefficient has no finite estimate.

    References
    ----------
    Dekker, D., Krackhardt, D. & Snijders, T. A. B. (2007). Sensitivity of MRQAP tests to
    collinearity and autocorrelation conditions. Psychometrika, 72, 563-581.
    """
    if family not in FAMILIES or method not in METHODS:
        raise ValueError(f"family {family!r} or method {method!r} is not known: the families are "
                         "gaussian and binomial, the methods qapspp and qapy")  # fmt: skip
    sample = sample_of(_named(y, x), weight)
    _refuse_combinations(sample)
    task = Task(sample, method, enough(permutations), dice_of(seed))
    fit = FAMILIES[family](task)
    told = Mrqap(_table([INTERCEPT, *x], fit))
    about = {
        **{name: getattr(fit, name) for name in FITTED},
        "family": family,
        "method": method,
        "permutations": permutations,
        "people": sample.n,
        "dyads": sample.dyads,
        "arrangements": sample.arrangements,
    }
    for name, value in about.items():
        setattr(told, name, value)
    return told


def _named(y: Any, x: Mapping[str, Any]) -> dict[str, Any]:
    if not x or {"y", INTERCEPT} & set(x):
        raise ValueError("give at least one predictor by name; y and intercept are taken")
    return {**x, "y": y}


def _refuse_combinations(sample: Sample) -> None:
    """Name the first predictor that the ones before it determine."""
    predictors = list(range(len(sample.columns) - 1))
    between = sample.between(predictors, predictors)
    for last in predictors[1:]:
        before, own = between[:last, :last], between[:last, last]
        if 1 - own @ np.linalg.solve(before, own) < ALIKE:
            raise ValueError(f"{sample.columns[last].name} is a combination of the predictors "
                             "before it: leave one of them out")  # fmt: skip


def _table(terms: list[str], fit: Fit) -> pd.DataFrame:
    """One row a term, with the chances of its t-value."""
    found = zip(fit.estimates.tolist(), fit.t.tolist(), fit.null.T, strict=True)
    rows = [{"estimate": estimate, "t": t, **vars(chances(t, null))} for estimate, t, null in found]
    return pd.DataFrame(rows, index=pd.Index(terms, name="term"))

"""Between which values a coefficient lies, by the permutations that already test it.

Pairs share their people, so the standard error of the regression is not that of the coefficient.
The permuted t-values say how far chance moves it; turned around, they give an interval that leaves
0 out exactly where the test would doubt 0.
"""

from __future__ import annotations

import numpy as np

from lidera_nb.network.inference.chance import SAME
from lidera_nb.network.inference.regression import Mrqap


def interval(result: Mrqap, term: str) -> tuple[float, float]:
    """The 95 % interval of a coefficient.

    Parameters
    ----------
    result
        What `mrqap` gave.
    term
        A predictor of it.

    Returns
    -------
    tuple of float
        Least and greatest, equally far from the coefficient, since the two-sided test counts both
        sides together. It supposes that the coefficient is the same for all pairs, so that taking
        it away leaves pairs that might change their people.

    References
    ----------
    Garthwaite, P. H. (1996). Confidence intervals from randomization tests. Biometrics, 52(4),
    1387-1393.
    """
    place = list(result.table.index).index(term)
    estimate, t = (float(result.table.at[term, name]) for name in ("estimate", "t"))
    error = abs(estimate / t) if t else 0.0
    # One permutation more, as in p = (b + 1) / (m + 1), and ties as there: interval and p-value
    # never part.
    level = min(1.0, 0.95 * (result.permutations + 1) / result.permutations)
    usual = np.quantile(np.abs(result.null[:, place]), level, method="higher")
    reach = float(usual) * error * (1 + SAME)
    return estimate - reach, estimate + reach

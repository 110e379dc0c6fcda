"""What one's neighbours did first beside what one did later, given what one did first.

Whoever was far from the middle comes back towards it by chance alone (regression to the mean), and
people turn to those who are like them already (selection). One's own first value in the regression
takes up part of both; what is left is an association, not an influence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt
from scipy import stats

from lidera_nb.analysis.ranged import Ranged

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Exposed:
    """How a later value goes with what one's neighbours had first.

    Attributes
    ----------
    people
        Who has all three values.
    slope
        How much higher the later value is for each unit more among those one turned to, own first
        value equal; 0 where they do not matter.
    own
        The same for the own first value; below 1, extremes come back to the middle.
    p, error
        Two-sided permutation p-value of `slope`, and its Monte Carlo standard error.
    """

    people: int
    slope: Ranged
    own: float
    p: float
    error: float


def exposure(ties: Mapping[str, Sequence[str]], first: Mapping[str, float]) -> dict[str, float]:
    """The mean first value of those whom each person turned to; of who turned to nobody, nothing.

    >>> exposure({"a": ["b", "c"], "b": ["d"]}, {"b": 1.0, "c": 2.0})
    {'a': 1.5}
    """
    known = {who: [first[one] for one in named if one in first] for who, named in ties.items()}
    return {who: float(np.mean(values)) for who, values in known.items() if values}


def exposed(
    first: Sequence[float], later: Sequence[float], around: Sequence[float],
    permutations: int = 2000, seed: int = 0,
) -> Exposed | None:  # fmt: skip
    """The regression of the later value on the own first one and on that of one's neighbours.

    Parameters
    ----------
    first, later, around
        Own first value, own later value, and the mean first value of those one turned to; one
        each a person.
    permutations, seed
        How many arrangements the test draws of what the own first value leaves unexplained.

    Returns
    -------
    Exposed or None
        None for fewer than five people, or where a value does not differ or says the same as
        another.

    References
    ----------
    Freedman, D., and Lane, D. (1983). A nonstochastic interpretation of reported significance
    levels. Journal of Business and Economic Statistics, 1(4), 292-298.
    """
    one, two, near = (np.asarray(v, dtype=np.float64) for v in (first, later, around))
    n = len(one)
    design = np.column_stack([np.ones(n), one, near])
    if n < 5 or np.linalg.matrix_rank(design) < 3 or np.ptp(two) == 0:
        return None
    beta, t, error = _fit(design, two[:, None])
    reduced = design[:, :2]
    fitted = reduced @ np.linalg.lstsq(reduced, two, rcond=None)[0]
    dice = np.random.default_rng(seed)
    drawn = dice.permuted(np.tile(two - fitted, (permutations, 1)), axis=1)
    null = _fit(design, (fitted + drawn).T)[1]
    more = int(np.count_nonzero(np.abs(null) >= abs(t[0]) - 1e-9))
    p = (more + 1) / (permutations + 1)
    reach = float(stats.t.ppf(0.975, n - 3) * error[0])
    value = float(beta[2, 0])
    return Exposed(
        n,
        Ranged(value, value - reach, value + reach, n),
        float(beta[1, 0]),
        p,
        sqrt(p * (1 - p) / permutations),
    )


def _fit(design: Vector, outcomes: Vector) -> tuple[Vector, Vector, Vector]:
    """Coefficients by outcome (columns), and t-value and standard error of the last term."""
    inverse = np.linalg.inv(design.T @ design)
    beta = inverse @ design.T @ outcomes
    rest = outcomes - design @ beta
    spare = len(design) - design.shape[1]
    error = np.sqrt(np.maximum((rest**2).sum(axis=0) / spare * inverse[-1, -1], 1e-300))
    return beta, beta[-1] / error, error

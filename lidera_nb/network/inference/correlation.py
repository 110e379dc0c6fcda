"""Do two relations go together more than chance would have it: QAP correlation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lidera_nb.network.inference.chance import chances, dice_of, enough
from lidera_nb.network.inference.relation import Floats
from lidera_nb.network.inference.sample import sample_of

SEED = 1987


@dataclass(frozen=True)
class QapCorrelation:
    """What `qap_correlation` found.

    Attributes
    ----------
    statistic
        Pearson's correlation over ordered pairs of different people, from -1 to 1.
    p_ge, p_le, p_two
        P-values: at least as large, at least as small, at least as far from 0; (b + 1) / (m + 1).
    mc_ge, mc_le, mc_two
        Their Monte Carlo standard errors.
    null_mean, null_sd
        Mean and standard deviation of the correlation under permutation.
    permutations
        How many were drawn.
    people, dyads
        People, and ordered pairs observed in both relations.
    arrangements
        How many different permutations there are; 1 / arrangements is the least p-value possible.
    algorithm
        ``"ties"`` when only ties were walked through, ``"pairs"`` when all pairs were.
    null
        The permuted correlations, in the order in which they were drawn.
    """

    statistic: float
    p_ge: float
    p_le: float
    p_two: float
    mc_ge: float
    mc_le: float
    mc_two: float
    null_mean: float
    null_sd: float
    permutations: int
    people: int
    dyads: int
    arrangements: float
    algorithm: str
    null: Floats = field(repr=False, compare=False)


def qap_correlation(
    x: Any,
    y: Any,
    permutations: int = 1000,
    seed: int | np.random.Generator = SEED,
    *,
    weight: str | None = None,
) -> QapCorrelation:
    """Correlation of two relations, tested by permuting the people of one of them.

    The null hypothesis is that who is who in `x` has nothing to do with who is who in `y`, the
    structure of both being what it is.

    Parameters
    ----------
    x, y
        Square arrays, frames, sparse arrays or graphs over the same people; where both name
        people they are matched by name. Directed; the diagonal is ignored. NaN is missing, and
        so are the out-rows of people whom a graph marks ``responded=False``. A pair counts if it
        was observed in both. People then change places only with those whose pattern of missing
        pairs is the same, so that a missing pair stays missing in every permutation.
    permutations
        How many to draw, at least 20.
    seed
        A whole number or a `numpy.random.Generator`.
    weight
        The attribute of a graph's ties to take as their value; 1 for every tie by default.

    Returns
    -------
    QapCorrelation
        Isolates count like everybody else: their pairs hold no tie.

    Raises
    ------
    ValueError
        If the two are not about the same people, or one has the same value for every pair.

    References
    ----------
    Krackhardt, D. (1987). QAP partialling as a test of spuriousness. Social Networks, 9, 171-186.

    Examples
    --------
    >>> path = [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]]
    >>> round(qap_correlation(path, path, permutations=100).statistic, 6)
    1.0
    """
    sample = sample_of({"x": x, "y": y}, weight)
    found, walked = sample.correlations([1], [0], enough(permutations), dice_of(seed))
    observed, null = float(found[0, 0, 0]), found[1:, 0, 0]
    return QapCorrelation(
        statistic=observed,
        **vars(chances(observed, null)),
        permutations=permutations,
        people=sample.n,
        dyads=sample.dyads,
        arrangements=sample.arrangements,
        algorithm=walked,
        null=null,
    )

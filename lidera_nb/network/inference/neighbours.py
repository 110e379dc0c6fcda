"""Are those who are tied alike in a number, more than if the number were dealt out anew?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from lidera_nb.network.arrays import Values, adjacency, answered, numbers_of
from lidera_nb.network.autocorrelated import geary, moran
from lidera_nb.network.inference.chance import chances, dice_of, enough
from lidera_nb.network.inference.relation import Floats
from lidera_nb.network.ties import Graph

SEED = 1950


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Moran's I of a number on ties, with its permutations.

    Attributes
    ----------
    people, ties
        People with a number, and ties between two of them.
    moran, geary
        As observed; see `lidera_nb.network.moran` and `lidera_nb.network.geary`.
    expected, low, high
        The mean of Moran's I over the permutations, and their middle 95 %.
    p_two, mc_two
        How often chance lies as far from its mean as what was observed, and the Monte Carlo
        standard error.
    permutations
        How many were drawn.
    """

    people: int
    ties: int
    moran: float
    geary: float
    expected: float
    low: float
    high: float
    p_two: float
    mc_two: float
    permutations: int


def neighbours(
    graph: Graph,
    values: Values,
    permutations: int = 1000,
    seed: int | np.random.Generator = SEED,
) -> Neighbours:
    """Whether tied people are alike in a number.

    Parameters
    ----------
    graph, values
        As for `lidera_nb.network.moran`.
    permutations, seed
        How often the numbers are dealt out anew. People who answered change places among
        themselves, and so do those who did not: the ties that they would send are missing.

    Raises
    ------
    ValueError
        If no two people with different numbers are tied.

    References
    ----------
    Cliff, A. D., and Ord, J. K. (1981). Spatial processes: models and applications. Pion.
    """
    numbers = np.asarray(numbers_of(graph, values), dtype=np.float64)
    known = ~np.isnan(numbers)
    told, ties = numbers[known], adjacency(graph)[known][:, known]
    if not ties.nnz or np.ptp(told) == 0:
        raise ValueError("no two people with different numbers are tied: there is nothing to "
                         "compare; use a relation with more ties")  # fmt: skip
    observed = moran(graph, values)
    null = _null(ties, told, answered(graph)[known], enough(permutations), dice_of(seed))
    expected = float(null.mean())
    found = chances(observed - expected, null - expected)
    low, high = np.quantile(null, (0.025, 0.975))
    return Neighbours(
        people=len(told),
        ties=int(ties.nnz),
        moran=observed,
        geary=geary(graph, values),
        expected=expected,
        low=float(low),
        high=float(high),
        p_two=found.p_two,
        mc_two=found.mc_two,
        permutations=permutations,
    )


def _null(
    ties: Any, told: Floats, said: Any, permutations: int, dice: np.random.Generator
) -> Floats:
    """Moran's I of numbers dealt out anew, within those who answered and within the others."""
    centred = told - told.mean()
    dealt = np.tile(centred, (permutations, 1))
    for place in (np.flatnonzero(said), np.flatnonzero(~np.asarray(said, dtype=bool))):
        dealt[:, place] = dice.permuted(dealt[:, place], axis=1)
    one, other = ties.tocoo().coords
    found: Floats = (dealt[:, one] * dealt[:, other]).mean(axis=1) / (centred**2).mean()
    return found

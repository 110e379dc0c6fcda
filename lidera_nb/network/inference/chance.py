"""P-values from permutations, and how far chance in the permutations may have moved them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from lidera_nb.network.inference.relation import Floats

SAME = 1e-9
"""Statistics closer than this (relative to 1 or their size) are ties, not differences."""


@dataclass(frozen=True)
class Chances:
    """Three p-values of one observed statistic against its permutations.

    Each is (b + 1) / (m + 1), where b of m permutations were at least as large (``ge``), as
    small (``le``) or as far from 0 (``two``) as what was observed; ``mc_*`` are their Monte Carlo
    standard errors, sqrt(p (1 - p) / m). ``null_mean`` and ``null_sd`` describe the permutations.
    """

    p_ge: float
    p_le: float
    p_two: float
    mc_ge: float
    mc_le: float
    mc_two: float
    null_mean: float
    null_sd: float


def chances(observed: float, null: Floats) -> Chances:
    """Compare an observed statistic with its permutations, ties counting for both sides."""
    m, near = len(null), SAME * max(1.0, abs(observed))
    counted = (null >= observed - near, null <= observed + near, abs(null) >= abs(observed) - near)
    ps = [(int(np.count_nonzero(one)) + 1) / (m + 1) for one in counted]
    errors = [sqrt(p * (1 - p) / m) for p in ps]
    return Chances(
        p_ge=ps[0],
        p_le=ps[1],
        p_two=ps[2],
        mc_ge=errors[0],
        mc_le=errors[1],
        mc_two=errors[2],
        null_mean=float(null.mean()),
        null_sd=float(null.std(ddof=1)),
    )


def enough(permutations: int) -> int:
    """The number of permutations, if it is one.

    Raises
    ------
    ValueError
        If fewer than 20 were asked for: no p-value could be below 0.05.
    """
    if permutations < 20:
        raise ValueError(f"{permutations} permutations cannot show a p-value below 0.05: "
                         "ask for at least 20, better 1,000")  # fmt: skip
    return permutations


def dice_of(seed: int | np.random.Generator) -> np.random.Generator:
    """The source of chance for a seed; a generator is its own."""
    return seed if isinstance(seed, np.random.Generator) else np.random.default_rng(seed)

"""A number with the interval that tells how far a small group settles it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

DRAWS = 2000
"""Resamples behind a bootstrap interval."""


@dataclass(frozen=True, slots=True)
class Ranged:
    """An estimate, its 95 % interval, and the `n` that it rests on.

    `low` and `high` are None where the group is too small for an interval.
    """

    value: float
    low: float | None
    high: float | None
    n: int


def middle(values: npt.NDArray[Any]) -> tuple[float, float]:
    """The bounds of the middle 95 % of resampled values, those that are undefined left out."""
    low, high = np.nanquantile(values, (0.025, 0.975))
    return float(low), float(high)


def resampled(people: int, seed: int) -> npt.NDArray[np.int64]:
    """How often each of `people` is drawn, one row a resample."""
    even = np.full(people, 1 / people)
    return np.random.default_rng(seed).multinomial(people, even, size=DRAWS)

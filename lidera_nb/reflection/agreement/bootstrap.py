"""Intervals by drawing the texts again: a sample of texts stands for the texts of a cohort.

A measure is a function of how often each text counts, so that the value (every text once) and
all resamples go through one path. Percentiles are stated, as Krippendorff and Hayes do for alpha
(Hayes and Krippendorff 2007, Communication Methods and Measures 1); with few texts they come out
too narrow.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lidera_nb.reflection.agreement.levels import Floats, undefined
from lidera_nb.reflection.agreement.measured import Agreement

Measure = Callable[[Floats], Floats]
"""From counts of texts, shape (draws, texts), to a value by draw; nan where there is none."""

DRAWS = 2000
WITHIN = 0.95
MISSING = 0.05
"""The part of resamples without a value up to which an interval is given."""


def estimate(name: str, shared: Floats, measure: Measure, seed: int) -> Agreement:
    """A measure over a table of levels, with its interval.

    Parameters
    ----------
    name
        The measure's name in `Agreement`.
    shared
        Levels, shape (texts, readers), as `lidera_nb.reflection.agreement.levels.table` gives.
    measure
        Its values by draw.
    seed
        Of the resamples: the same seed gives the same interval.
    """
    texts, readers = shared.shape
    if why := undefined(shared):
        return Agreement(name, None, None, None, texts, readers, why)
    value = float(measure(np.ones((1, texts)))[0])
    if np.isnan(value):
        return Agreement(name, None, None, None, texts, readers, "no_variance")
    low, high = interval(measure(resamples(texts, seed)))
    return Agreement(name, value, low, high, texts, readers)


def resamples(texts: int, seed: int, draws: int = DRAWS) -> Floats:
    """How often each text counts in each draw with replacement, shape (draws, texts)."""
    dice = np.random.default_rng(seed)
    return dice.multinomial(texts, np.full(texts, 1 / texts), size=draws).astype(float)


def interval(values: Floats) -> tuple[float, float] | tuple[None, None]:
    """The percentiles between which `WITHIN` of the resampled values lie; see `measured`."""
    known = values[~np.isnan(values)]
    if len(known) < (1 - MISSING) * len(values) or np.ptp(known) < 1e-12:
        return None, None
    spare = 100 * (1 - WITHIN) / 2
    low, high = np.percentile(known, [spare, 100 - spare])
    return float(low), float(high)


def ratio(above: Floats, below: Floats) -> Floats:
    """`above` over `below`, nan where nothing is below (rounding aside)."""
    sound = below > 1e-12
    return np.where(sound, above / np.where(sound, below, 1), np.nan)

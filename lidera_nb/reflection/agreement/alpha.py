"""Krippendorff's alpha: agreement of any number of readers, some of whom read only some texts.

The distance of two levels depends on what levels are: names (nominal), ranks (ordinal; the
default, for a rubric's levels have an order and no unit) or numbers (interval).
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from lidera_nb.reflection.agreement.bootstrap import estimate, ratio
from lidera_nb.reflection.agreement.levels import Floats, Levels, table
from lidera_nb.reflection.agreement.measured import Agreement

Metric = Literal["nominal", "ordinal", "interval"]


def krippendorff_alpha(levels: Levels, metric: Metric = "ordinal", *, seed: int = 0) -> Agreement:
    """Krippendorff's alpha (2011, Computing Krippendorff's Alpha-Reliability).

    One minus the disagreement within texts over that among all levels that were given, whoever
    gave them to whatever text. Ranks are distances by how many levels were given between two.

    Parameters
    ----------
    levels
        By text and reader, None where not read.
    metric
        What levels are.
    seed
        Of the interval.

    Returns
    -------
    Agreement
        At most 1; 0 is chance; below 0 readers disagree systematically. Krippendorff's own
        borders are .80, and .667 for tentative conclusions.

    Examples
    --------
    >>> round(krippendorff_alpha([[1, 1], [2, 2], [3, 3], [1, 2]], "nominal").value, 6)
    0.666667
    """
    shared = table(levels)
    values = np.unique(shared[~np.isnan(shared)])
    pairs = _coincidences(shared, values)

    def alpha(counts: Floats) -> Floats:
        found = np.einsum("dt,tij->dij", counts, pairs)
        given = found.sum(axis=2)
        n, apart = given.sum(axis=1), _apart(values, given, metric)
        within = np.einsum("dij,dij->d", found, apart)
        among = np.einsum("di,dij,dj->d", given, apart, given)
        return 1 - ratio((n - 1) * within, among)

    return estimate(f"alpha_{metric}", shared, alpha, seed)


def _coincidences(shared: Floats, values: Floats) -> Floats:
    """By text, how often each pair of levels was given by two readers, over (readers - 1)."""
    given = (shared[:, :, None] == values).sum(axis=1).astype(float)
    pairs = given[:, :, None] * given[:, None, :]
    each = np.arange(len(values))
    pairs[:, each, each] -= given
    return np.asarray(pairs / (given.sum(axis=1) - 1)[:, None, None])


def _apart(values: Floats, given: Floats, metric: Metric) -> Floats:
    """Squared distances of levels, shape (draws, levels, levels)."""
    if metric == "nominal":
        return np.broadcast_to(1 - np.eye(len(values)), (len(given), len(values), len(values)))
    # The middle of a level's ranks: what lies below it, and half of the level itself.
    middles = np.cumsum(given, axis=1) - given / 2
    places = middles if metric == "ordinal" else np.broadcast_to(values, given.shape)
    return np.asarray((places[:, :, None] - places[:, None, :]) ** 2)

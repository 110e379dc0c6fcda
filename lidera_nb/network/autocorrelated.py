"""Are people tied to people like themselves in a number, such as years in the post?"""

from __future__ import annotations

import numpy as np

from lidera_nb.network.arrays import Array, Values, adjacency, numbers_of, share
from lidera_nb.network.ties import Graph


def moran(graph: Graph, values: Values) -> float:
    """Moran's I: whether tied people lie on the same side of the mean.

    Parameters
    ----------
    graph
        A graph; each tie weighs 1, in its direction.
    values
        A numeric attribute: its name, a mapping by person, or numbers in the graph's order. People
        without one, and their ties, are left out.

    Returns
    -------
    float
        Around −1/(n−1) by chance, above it where tied people are alike, at most about 1; ``nan``
        without ties or without differences. Isolates count in the mean only.

    References
    ----------
    Moran (1950), *Biometrika* 37; ``sna::nacf(type = "moran")`` at lag 1.
    """
    one, other, centred = _tied(graph, values)
    around = float((centred**2).mean()) if len(centred) else 0.0
    return share(float((centred[one] * centred[other]).sum()), len(one) * around)


def geary(graph: Graph, values: Values) -> float:
    """Geary's C: how much tied people differ, beside how much people differ at all.

    Returns
    -------
    float
        From 0 (tied people are equal) over 1 (as chance has it) upwards; ``nan`` without ties or
        without differences. Parameters as for `moran`.

    References
    ----------
    Geary (1954), *The Incorporated Statistician* 5; ``sna::nacf(type = "geary")`` at lag 1.
    """
    one, other, centred = _tied(graph, values)
    spread = float((centred**2).sum()) / max(len(centred) - 1, 1)
    return share(float(((centred[one] - centred[other]) ** 2).sum()), 2 * len(one) * spread)


def _tied(graph: Graph, values: Values) -> tuple[Array, Array, Array]:
    """Both ends of every tie between people with a number, and all numbers less their mean."""
    numbers = numbers_of(graph, values)
    known = ~np.isnan(numbers)
    ties = adjacency(graph)[known][:, known].tocoo()
    kept = numbers[known]
    return ties.row, ties.col, kept - kept.mean() if len(kept) else kept

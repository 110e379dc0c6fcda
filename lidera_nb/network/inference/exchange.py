"""Who may change places with whom in a permutation, and the permutations.

With missing pairs, people change places only with those whose pattern of missing pairs is the
same: swapping the two leaves the set of observed pairs as it is. So a missing pair stays missing
under every permutation, and every permutation uses the same pairs. With non-respondents this
means: those who answered change places among themselves, and the silent among themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import exp, lgamma

import numpy as np
import numpy.typing as npt

from lidera_nb.network.inference.relation import Mask

Places = npt.NDArray[np.intp]

AT_ONCE = 1_000_000
"""Numbers of a batch of permutations: some megabytes."""
MOST = 700.0
"""exp() of more than this is not a number any more."""


def exchangeable(known: Mask | None, n: int) -> list[Places]:
    """Groups of people (positions) who may change places; together they are all n.

    Two people with a swap that leaves the mask as it is have equal rows and columns of it once
    the diagonal is filled in: with True where the two know of each other, with False where not.
    """
    if known is None:
        return [np.arange(n)]
    groups, placed = [], np.zeros(n, dtype=bool)
    for diagonal in (True, False):
        for members in _twins(known, diagonal):
            if len(members) > 1:
                groups.append(np.array(members))
                placed[members] = True
    return groups + [np.array([i]) for i in np.flatnonzero(~placed)]


def _twins(known: Mask, diagonal: bool) -> list[list[int]]:
    """People whose rows and columns of the mask are equal with this diagonal."""
    filled = known.copy()
    np.fill_diagonal(filled, diagonal)
    rows, columns = np.packbits(filled, axis=1), np.packbits(filled.T, axis=1)
    found: dict[bytes, list[int]] = defaultdict(list)
    for i, (row, column) in enumerate(zip(rows, columns, strict=True)):
        found[row.tobytes() + column.tobytes()].append(i)
    return list(found.values())


def arrangements(groups: list[Places]) -> float:
    """How many permutations there are, as a float (infinite above about 1e304)."""
    total = sum(lgamma(len(group) + 1) for group in groups)
    return round(exp(total)) if total < 30 else exp(total) if total < MOST else float("inf")


def shuffles(
    groups: list[Places], n: int, permutations: int, dice: np.random.Generator
) -> Iterator[Places]:
    """Random permutations, in batches of shape (some, n), each a row."""
    batch = max(1, AT_ONCE // n)
    for begun in range(0, permutations, batch):
        rows = min(batch, permutations - begun)
        places = np.tile(np.arange(n), (rows, 1))
        for group in groups:
            if len(group) > 1:
                places[:, group] = dice.permuted(np.tile(group, (rows, 1)), axis=1)
        yield places

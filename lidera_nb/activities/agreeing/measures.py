"""How far the readers of a sample agree on a criterion: the same numbers for page and report."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from lidera_nb.activities.agreeing.doubly import Doubly

if TYPE_CHECKING:
    from lidera_nb.reflection.agreement import Agreement

Table = tuple[tuple[float | None, ...], ...]
"""By text, then by reader."""


def table(found: Iterable[Doubly], readers: tuple[str, ...], criterion: str) -> Table:
    """The levels of a criterion, None where a reader gave none."""
    return tuple(
        tuple(
            one.readings[who].levels.get(criterion) if who in one.readings else None
            for who in readers
        )
        for one in found
    )


@lru_cache(maxsize=128)
def measures(levels: Table, seed: int) -> tuple[Agreement, ...]:
    """Ordinal alpha, kappa with squared weights, and ICC(2,1), with intervals of this seed."""
    # numpy comes in only where somebody looks at a closed sample.
    from lidera_nb.reflection.agreement import icc, krippendorff_alpha, weighted_kappa

    return (
        krippendorff_alpha(levels, seed=seed),
        weighted_kappa(levels, seed=seed),
        icc(levels, seed=seed),
    )


def alike(levels: Table) -> tuple[int, int]:
    """Of how many texts all levels are the same, and how many were read by two or more."""
    given = [[one for one in row if one is not None] for row in levels]
    twice = [row for row in given if len(row) > 1]
    return sum(len(set(row)) == 1 for row in twice), len(twice)

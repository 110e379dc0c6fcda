"""Groupings into circles: a first one that keeps pairs apart, made better swap by swap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from lidera_nb.errors import ExchangeError
from lidera_nb.exchange.circlemeasure import Grouping, Measure, Member

Apart = frozenset[frozenset[str]]

SECONDS = 10.0
"""Time for a first grouping; it takes a hundredth of that unless many pairs are to be apart."""


def begun(
    members: Sequence[Member],
    groups: tuple[int, ...],
    never: Apart,
    rng: np.random.Generator,
    seconds: float = SECONDS,
) -> Grouping:
    """A grouping by chance that keeps pairs apart, from the solver.

    Raises
    ------
    ExchangeError
        There is none, or none was found in time.
    """
    people, count = len(members), len(groups)
    place = np.arange(people * count).reshape(people, count)
    rows = _rows(place, groups, _pairs(members, never))
    options = {"mip_rel_gap": 0.5, "time_limit": seconds}
    found = milp(rng.random(place.size), integrality=np.ones(place.size), bounds=Bounds(0, 1),
                 constraints=rows, options=options)  # fmt: skip
    if found.x is None:
        raise ExchangeError(
            f"{people} people in {count} circles cannot keep all {len(never)} pairs apart; "
            "ask for smaller circles or release a pair"
        )
    chosen = found.x.reshape(people, count) > 0.5
    return tuple(tuple(np.flatnonzero(chosen[:, g]).tolist()) for g in range(count))


def _pairs(members: Sequence[Member], never: Apart) -> list[list[int]]:
    at = {one.id: i for i, one in enumerate(members)}
    return sorted(sorted(at[one] for one in pair) for pair in never if pair <= set(at))


def _rows(place: np.ndarray, groups: tuple[int, ...], pairs: list[list[int]]) -> LinearConstraint:
    """Everybody in one circle, circles of their sizes, of a pair at most one in each."""
    apart = [place[pair, g] for pair in pairs for g in range(len(groups))]
    sums = [*place, *place.T, *apart]
    exact = [1] * len(place) + list(groups)
    row = np.repeat(np.arange(len(sums)), [len(one) for one in sums])
    at = (row, np.concatenate(sums))
    matrix = coo_array((np.ones(len(row)), at), shape=(len(sums), place.size)).tocsr()
    upper, lower = exact + [1] * len(apart), exact + [0] * len(apart)
    return LinearConstraint(matrix, lower, upper)


def bettered(
    circles: Grouping,
    measure: Measure,
    members: Sequence[Member],
    never: Apart,
) -> Grouping:
    """Swap two people of different circles for as long as that makes the grouping better."""
    now, moved = [list(circle) for circle in circles], True
    while moved:
        moved = False
        for a, b in combinations(range(len(now)), 2):
            for i, j in product(range(len(now[a])), range(len(now[b]))):
                moved |= _swap(now[a], now[b], (i, j), measure, (members, never))
    return tuple(tuple(circle) for circle in now)


def _swap(
    one: list[int],
    other: list[int],
    at: tuple[int, int],
    measure: Measure,
    rule: tuple[Sequence[Member], Apart],
) -> bool:
    """Swap two people in place if that is better and keeps pairs apart; whether it was done."""
    i, j = at
    before = measure.part(one) + measure.part(other)
    one[i], other[j] = other[j], one[i]
    after = measure.part(one) + measure.part(other)
    if after > before + 1e-9 and _kept(one, i, *rule) and _kept(other, j, *rule):
        return True
    one[i], other[j] = other[j], one[i]
    return False


def _kept(circle: list[int], at: int, members: Sequence[Member], never: Apart) -> bool:
    new = members[circle[at]].id
    return not any(frozenset((new, members[i].id)) in never for i in circle if i != circle[at])

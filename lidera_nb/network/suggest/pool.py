"""Which pairs are worth weighing exactly: all of them in a group, the most promising in a country.

A bound on what a pair could bring needs only how many people are near one end and how much lies
near the other: a product of two small tables, quick for all pairs of 9,000 people. It counts as
new what people reach already, so it is never too small, and only ranks who is weighed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.network.suggest.asked import STEPS, WORTH
from lidera_nb.network.suggest.rules import Rules
from lidera_nb.network.suggest.ways import Ways

LIMIT = 6000
"""Pairs that are weighed exactly at most: all pairs of 110 people, seconds of work."""
CROWD = 60
"""Pairs in which one person stands at most, where not all pairs are weighed."""
KEPT = 30_000
"""Pairs kept while bounding, so that the limit of each person still leaves enough."""
ROWS = 500
"""People whose pairs are bounded at once: 18 MB a table for 9,000."""
FOLD = 4
"""Blocks after which only the best so far are kept."""

LONELY = np.array([1.0, 0.3, 0.0])
"""How much somebody with no, one, or more contacts lacks one."""
MOORED = 2
"""Contacts that somebody must have for a tie to them to end another's isolation."""


class Bounds:
    """What a tie between two people could bring at most, by goal."""

    def __init__(self, ways: Ways, lack: Any, moored: Any) -> None:
        self.lack, self.moored = lack.astype(np.float32), moored.astype(np.float32)
        steps = ways.people.steps
        told = steps[ways.people.counts > 0]
        near = np.stack([np.count_nonzero(told == s, axis=0) for s in range(STEPS)], axis=1)
        joined = np.array([[WORTH[s + t + 1] if s + t < STEPS else 0.0 for t in range(STEPS)]
                           for s in range(STEPS)])  # fmt: skip
        self.before = (near @ joined).astype(np.float32)
        self.onward = {
            goal: np.stack([(table.steps == t).sum(axis=1) for t in range(STEPS)], axis=1)
            .astype(np.float32) for goal, table in ways.tables.items()
        }  # fmt: skip

    def block(self, rows: Any, columns: Any, scale: dict[str, float]) -> Any:
        """Weighted bounds for these people (rows) with those (columns)."""
        sides = [self._sides(goal) for goal in scale]
        begin = np.hstack([np.float32(scale[goal]) * side[0] for goal, side in
                           zip(scale, sides, strict=True)])  # fmt: skip
        end = np.hstack([side[1] for side in sides])
        left, right = np.hstack((begin, end)), np.hstack((end, begin))
        return left[rows] @ right[columns].T

    def _sides(self, goal: str) -> tuple[Any, Any]:
        """Two tables whose product bounds what ties from one person to another could bring."""
        if goal == "isolated":
            return self.lack[:, None], self.moored[:, None]
        return self.before, self.onward[goal]

    def most(self, goal: str) -> float:
        """The greatest bound of one goal, to bring goals to one scale; 1 where all are 0."""
        if goal == "isolated":
            return float(self.lack.max()) or 1.0
        onward = self.onward[goal]
        return 2 * float((self.before.max(axis=0) * onward.max(axis=0)).sum()) or 1.0


def lacking(contacts: Any, known: Any) -> Any:
    """What a first or second contact would mean to each; 0 where ties are unknown."""
    levels = np.minimum(contacts, 2)
    return np.where(known, LONELY[levels] - LONELY[np.minimum(levels + 1, 2)], 0.0)


def pool(
    rules: Rules, bounds: Bounds, scale: dict[str, float], taken: Any, most: int = LIMIT
) -> tuple[list[tuple[int, int]], bool]:
    """Pairs of positions to weigh exactly, the most promising first.

    Parameters
    ----------
    rules
        Constraints and what was given so far.
    bounds
        What pairs could bring.
    scale
        By goal, what its bounds are multiplied with.
    taken
        Chance that a tie comes about, by distance (same, near, far).
    most
        How many pairs at most.

    Returns
    -------
    (list of (int, int), bool)
        The pairs, and whether these are all that the constraints allow.
    """
    found, complete, floor = [], True, 0.0
    for begin in range(0, rules.now.size, ROWS):
        best, whole = _best(begin, rules, bounds, scale, taken, floor)
        found.append(best)
        complete &= whole
        if begin and begin % (FOLD * ROWS) == 0:
            found = [pd.concat(found).nlargest(KEPT, "bound")]
            floor = float(found[0]["bound"].min()) if len(found[0]) == KEPT else floor
    pairs = pd.concat(found).sort_values("bound", ascending=False, kind="stable").head(KEPT)
    free = [rules.free(a, b) for a, b in zip(pairs["one"], pairs["other"], strict=True)]
    pairs = pairs[np.array(free, dtype=bool)]
    if len(pairs) > most:
        complete = False
        crowded = [pairs.groupby(end).cumcount() for end in ("one", "other")]
        pairs = pairs[(crowded[0] < CROWD) & (crowded[1] < CROWD)].head(most)
    return list(zip(pairs["one"].tolist(), pairs["other"].tolist(), strict=True)), complete


def _best(
    begin: int, rules: Rules, bounds: Bounds, scale: dict[str, float], taken: Any, floor: float
) -> tuple[pd.DataFrame, bool]:
    """The best pairs of some people with those after them, and whether these are all."""
    rows = np.arange(begin, min(begin + ROWS, rules.now.size))
    columns = np.arange(begin, rules.now.size)
    allowed = rules.allowed(rows, columns) & (columns[None, :] > rows[:, None])
    value = bounds.block(rows, columns, scale) * taken[rules.how_far(rows, columns)]
    one, other = np.nonzero(allowed & (value >= floor))
    bound = value[one, other]
    if len(bound) > KEPT:
        best = np.argpartition(bound, len(bound) - KEPT)[-KEPT:]
        one, other, bound = one[best], other[best], bound[best]
    frame = pd.DataFrame({"one": rows[one], "other": columns[other], "bound": bound})
    return frame, len(frame) == allowed.sum()

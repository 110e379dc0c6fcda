"""k-anonymity: describing people so broadly that at least k of them are described alike.

Each column climbs a *ladder* from its own values to none at all, the same rung for every row
(full-domain recoding: Samarati 2001, IEEE Trans. Knowl. Data Eng. 13(6); LeFevre, DeWitt &
Ramakrishnan 2005, Incognito). Rows that would still be too few alike are hidden whole. The choice
is exact: of all combinations of rungs, the one that loses least.

This module knows columns and values alone, not what they describe.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ladder:
    """How a column becomes more common: `rungs` from just above the value itself upwards.

    The last rung, where a column says nothing, is added and need not be given; `as_is` is what
    the first one is called.
    """

    column: str
    rungs: tuple[tuple[str, Callable[[Any], Any]], ...] = ()
    as_is: str = "exact"

    @property
    def top(self) -> int:
        """The rung on which the column says nothing; 0 is the value itself."""
        return len(self.rungs) + 1

    def name(self, rung: int) -> str:
        """What a rung is called: `as_is`, a rung's own name, or ``hidden``."""
        return (self.as_is, *(name for name, _ in self.rungs), "hidden")[rung]

    def on(self, values: Sequence[Any], rung: int) -> list[Any]:
        """The values on a rung; a missing one stays missing."""
        if rung == self.top:
            return [None] * len(values)
        climb = self.rungs[rung - 1][1] if rung else lambda value: value
        return [None if pd.isna(value) else climb(value) for value in values]


@dataclass(frozen=True)
class Common:
    """Rows described alike in groups of at least k.

    Attributes
    ----------
    frame
        The rows, in their order, on the chosen rungs; every ladder's column of a hidden row is
        missing.
    rungs
        Column to the name of its rung.
    hidden
        How many rows are hidden: none, or at least k, which are then alike as well.
    loss
        What was lost, from 0 (nothing) to 1 (everything): a hidden row counts 1, any other the
        mean height of its columns on their ladders.
    """

    frame: pd.DataFrame
    rungs: dict[str, str]
    hidden: int
    loss: float


def common(frame: pd.DataFrame, ladders: Sequence[Ladder], k: int) -> Common:
    """The description of the rows that loses least while at least `k` are alike in each group.

    Parameters
    ----------
    frame
        One row a person; other columns than the ladders' are left as they are.
    ladders
        One for each column by which somebody could be recognised.
    k
        At least 1.

    Raises
    ------
    ValueError
        If there are rows, but fewer than `k`.
    """
    if 0 < len(frame) < k:
        raise ValueError(f"{len(frame)} rows cannot be alike in groups of {k}")
    rungs = _best(frame, ladders, k)
    kept = _kept(_codes(frame, ladders), rungs, k)
    loss = _loss(kept, _height(rungs, ladders))
    return Common(
        _on(frame, ladders, rungs, kept),
        {ladder.column: ladder.name(r) for ladder, r in zip(ladders, rungs, strict=True)},
        int((~kept).sum()),
        round(loss, 4),
    )


def alike(frame: pd.DataFrame, columns: Sequence[str]) -> int:
    """The size of the smallest group of rows with the same values; 0 without rows."""
    if frame.empty:
        return 0
    return int(frame[list(columns)].value_counts(dropna=False).min())


def _best(frame: pd.DataFrame, ladders: Sequence[Ladder], k: int) -> tuple[int, ...]:
    """The rungs that lose least; among equals, those that come first climbing the columns."""
    codes = _codes(frame, ladders)
    best, least = tuple(ladder.top for ladder in ladders), 2.0
    for height, rungs in _climb(ladders):
        if height >= least:  # all that is left loses at least its height
            break
        loss = _loss(_kept(codes, rungs, k), height)
        if loss < least:
            best, least = rungs, loss
    return best


def _climb(ladders: Sequence[Ladder]) -> Iterator[tuple[float, tuple[int, ...]]]:
    """All combinations of rungs with their height, the lowest first."""
    start = (0,) * len(ladders)
    waiting, seen = [(0.0, start)], {start}
    while waiting:
        height, rungs = heapq.heappop(waiting)
        yield height, rungs
        for at, ladder in enumerate(ladders):
            higher = (*rungs[:at], rungs[at] + 1, *rungs[at + 1 :])
            if rungs[at] < ladder.top and higher not in seen:
                seen.add(higher)
                heapq.heappush(waiting, (_height(higher, ladders), higher))


def _height(rungs: Sequence[int], ladders: Sequence[Ladder]) -> float:
    share = (r / ladder.top for r, ladder in zip(rungs, ladders, strict=True))
    return round(sum(share) / max(len(ladders), 1), 9)


def _loss(kept: NDArray[np.bool_], height: float) -> float:
    return height + (1 - height) * float((~kept).mean()) if len(kept) else height


def _codes(frame: pd.DataFrame, ladders: Sequence[Ladder]) -> list[list[Codes]]:
    """By column and rung, a number for each row: the same where the values are the same."""
    return [
        [_numbered(ladder.on(list(frame[ladder.column]), rung)) for rung in range(ladder.top + 1)]
        for ladder in ladders
    ]


def _numbered(values: Sequence[Any]) -> Codes:
    known: dict[Any, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def _kept(codes: Sequence[Sequence[Codes]], rungs: Sequence[int], k: int) -> NDArray[np.bool_]:
    """Which rows are shown: those of groups of k; then hidden ones are k, or there are none."""
    chosen = [codes[at][rung] for at, rung in enumerate(rungs)]
    if not chosen or not len(chosen[0]):
        return np.ones(len(chosen[0]) if chosen else 0, dtype=bool)
    _, group, size = np.unique(_joined(chosen), return_inverse=True, return_counts=True)
    kept: NDArray[np.bool_] = (size >= k)[group]
    if 0 < (~kept).sum() < k:  # so few hidden rows would be a small group themselves
        kept &= group != np.argmin(np.where(size >= k, size, size.max() + 1))
    return kept


def _joined(columns: Sequence[Codes]) -> Codes:
    sizes = [int(column.max()) + 1 for column in columns]
    if prod(sizes) >= 2**62:  # beyond one number: pair by pair, numbered anew
        return _joined([_numbered(list(zip(*columns[:2], strict=True))), *columns[2:]])
    whole = np.zeros(len(columns[0]), dtype=np.int64)
    for column, size in zip(columns, sizes, strict=True):
        whole = whole * size + column
    return whole


def _on(
    frame: pd.DataFrame, ladders: Sequence[Ladder], rungs: Sequence[int], kept: NDArray[np.bool_]
) -> pd.DataFrame:
    new = frame.copy()
    for ladder, rung in zip(ladders, rungs, strict=True):
        values = ladder.on(list(frame[ladder.column]), rung)
        shown = [value if keep else None for value, keep in zip(values, kept, strict=True)]
        new[ladder.column] = pd.Series(shown, index=frame.index, dtype=frame[ladder.column].dtype)
    return new

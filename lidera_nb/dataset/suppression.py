"""Small counts are hidden, and so is whatever would give them away.

One rule for every table and chart. A count of 1 to ``threshold - 1`` is hidden (*primary*).
Totals are published, so further counts are hidden (*complementary*) until no hidden count
follows from what is shown. Zeros are shown: they say that something did not happen. Groups that
lie within one another have no total; their counts are kept `apart` instead.

This module knows counts alone, not what they count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

THRESHOLD = 5
"""People behind a number, at least, for internal review."""

PUBLIC = 10
"""The same for public release."""

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts with their total; None where hidden."""

    values: tuple[int | None, ...]
    total: int | None

    @property
    def hidden(self) -> int:
        """How many counts are hidden."""
        return sum(value is None for value in self.values)


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table of counts with its margins; None where hidden."""

    cells: tuple[tuple[int | None, ...], ...]
    rows: Counts
    columns: Counts

    @property
    def hidden(self) -> int:
        """How many inner cells are hidden."""
        return sum(value is None for row in self.cells for value in row)


def suppress(
    counts: Sequence[int], threshold: int = THRESHOLD, also: Collection[int] = ()
) -> Counts:
    """Counts whose total is published, with small ones and their neighbours hidden.

    Parameters
    ----------
    counts
        Not negative.
    threshold
        The smallest count that may be shown.
    also
        Positions to hide whatever they count, because another table would give them away.

    Examples
    --------
    >>> suppress([20, 6, 4]).values
    (20, None, None)
    >>> suppress([20, 10, 0]).values
    (20, 10, 0)
    """
    total = sum(counts)
    if 0 < total < threshold:
        return Counts((None,) * len(counts), None)
    hidden = {i for i, count in enumerate(counts) if 0 < count < threshold or i in also}
    while hidden and (len(hidden) < 2 or sum(counts[i] for i in hidden) < threshold):
        shown = [i for i in range(len(counts)) if i not in hidden]
        if not shown:
            break
        hidden.add(_smallest(shown, counts))
    values = tuple(None if i in hidden else count for i, count in enumerate(counts))
    return Counts(values, None if len(hidden) == 1 else total)


def apart(
    counts: Sequence[int], threshold: int = THRESHOLD, known: Collection[int] = ()
) -> tuple[int | None, ...]:
    """Counts of overlapping groups, so far from one another that no difference tells of a few.

    Parameters
    ----------
    counts
        Not negative, the most important first: an earlier one is shown rather than a later one.
    threshold
        The smallest count, and the smallest difference other than 0, that may be shown.
    known
        Counts that are printed elsewhere. A count that repeats one of them tells nothing
        new; any other keeps its distance from all of them.

    Examples
    --------
    >>> apart([52, 58, 55])
    (52, 58, None)
    >>> apart([52, 58], known=[52, 55])
    (52, None)
    """
    shown: list[int | None] = []
    for count in counts:
        told = [0, *(value for value in shown if value is not None)]
        near = _near(count, told, threshold)
        near = near or (count not in known and _near(count, known, threshold))
        shown.append(None if near else count)
    return tuple(shown)


def _near(count: int, others: Collection[int], threshold: int) -> bool:
    return any(0 < abs(count - other) < threshold for other in others)


def _smallest(positions: Sequence[int], counts: Sequence[int]) -> int:
    """The position of the smallest count; a zero only when nothing else is left to hide."""
    return min(positions, key=lambda i: (counts[i] == 0, counts[i], i))


def suppress_table(
    counts: Sequence[Sequence[int]],
    threshold: int = THRESHOLD,
    *,
    also: Collection[Cell] = (),
    rows_hidden: Collection[int] = (),
    columns_hidden: Collection[int] = (),
) -> CountTable:
    """A table whose margins and grand total are published, safe against sums and differences.

    Parameters
    ----------
    counts
        Rows of counts, not negative.
    threshold
        The smallest count that may be shown.
    also
        Inner cells to hide whatever they count.
    rows_hidden, columns_hidden
        Margins that are hidden elsewhere and must stay so.
    """
    rows = suppress([sum(row) for row in counts], threshold, rows_hidden)
    columns = suppress([sum(column) for column in zip(*counts, strict=True)], threshold,
                       columns_hidden)  # fmt: skip
    if rows.total is None or columns.total is None:
        return _nothing_shown(counts)
    hidden = _Hidden(counts, rows, columns, threshold, also)
    while (weak := hidden.weak_spot()) is not None:
        if not hidden.hide_beside(weak):
            return _nothing_shown(counts)
    return CountTable(hidden.cells(), rows, columns)


def _nothing_shown(counts: Sequence[Sequence[int]]) -> CountTable:
    wide = len(counts[0]) if counts else 0
    return CountTable(
        tuple((None,) * wide for _ in counts),
        Counts((None,) * len(counts), None),
        Counts((None,) * wide, None),
    )


class _Hidden:
    """Which cells of a table are hidden, and which of those still follow from the rest.

    The margins are written as cells with a minus sign in an extra row and column, so that every
    line sums to zero. A hidden cell is safe if another table of counts, not negative, agrees
    with everything shown; two such tables differ by cycles of +1 and -1 through hidden cells.
    """

    def __init__(
        self,
        counts: Sequence[Sequence[int]],
        rows: Counts,
        columns: Counts,
        threshold: int,
        also: Collection[Cell],
    ) -> None:
        self.counts, self.threshold = counts, threshold
        self.tall, self.wide = len(counts), len(counts[0])
        self.inner = {(i, j): counts[i][j] for i in range(self.tall) for j in range(self.wide)}
        margins = {(i, self.wide): sum(row) for i, row in enumerate(counts)}
        margins |= {(self.tall, j): sum(row[j] for row in counts) for j in range(self.wide)}
        self.value = self.inner | margins
        self.hidden = {cell for cell, n in self.inner.items() if 0 < n < threshold}
        self.hidden |= set(also)
        self.hidden |= {(i, self.wide) for i, n in enumerate(rows.values) if n is None}
        self.hidden |= {(self.tall, j) for j, n in enumerate(columns.values) if n is None}
        self.secret = frozenset(self.hidden)
        self.by_row: dict[int, list[Cell]] = {i: [] for i in range(self.tall + 1)}
        self.by_column: dict[int, list[Cell]] = {j: [] for j in range(self.wide + 1)}
        for cell in self.secret:
            self._hide(cell)

    def cells(self) -> tuple[tuple[int | None, ...], ...]:
        return tuple(
            tuple(None if (i, j) in self.hidden else n for j, n in enumerate(row))
            for i, row in enumerate(self.counts)
        )

    def weak_spot(self) -> Cell | None:
        """A secret cell that can be computed, or a cell of a line that hides too few people."""
        exposed = (cell for cell in sorted(self.secret) if not self._may_differ(cell))
        thin = (cell for cell in sorted(self.hidden) if cell in self.inner and self._thin(cell))
        return next(exposed, None) or next(thin, None)

    def hide_beside(self, weak: Cell) -> bool:
        """Hide one more inner cell: one that protects the weak cell, or prepares for that."""
        shown = [cell for cell in self.inner if cell not in self.hidden]
        if not shown:
            return False
        telling = [cell for cell in shown if self.value[cell]] or shown
        enough = [cell for cell in telling if self._protects(cell, weak)]
        chosen = min(enough or telling, key=lambda cell: self._cost(cell, weak))
        self._hide(chosen)
        return True

    def _protects(self, cell: Cell, weak: Cell) -> bool:
        self._hide(cell)
        safe = self._may_differ(weak) and not self._thin(weak)
        self._show(cell)
        return safe

    def _cost(self, cell: Cell, weak: Cell) -> tuple[bool, int, int, Cell]:
        """First the weak cell's own lines, of these the one that hides less, then small counts."""
        shared = cell[0] == weak[0], cell[1] == weak[1]
        beside = [len(self.by_row[cell[0]]), len(self.by_column[cell[1]])]
        fewest = min((n for n, same in zip(beside, shared, strict=True) if same), default=0)
        return not any(shared), fewest, self.value[cell], cell

    def _hide(self, cell: Cell) -> None:
        self.hidden.add(cell)
        self.by_row[cell[0]].append(cell)
        self.by_column[cell[1]].append(cell)

    def _show(self, cell: Cell) -> None:
        self.hidden.remove(cell)
        self.by_row[cell[0]].remove(cell)
        self.by_column[cell[1]].remove(cell)

    def _thin(self, cell: Cell) -> bool:
        """Whether a line of this inner cell hides too few people, and could hide more."""
        i, j = cell
        row = (i, self.wide), [(i, k) for k in range(self.wide)]
        column = (self.tall, j), [(k, j) for k in range(self.tall)]
        return any(self._thin_line(*line) for line in (row, column))

    def _thin_line(self, end: Cell, line: list[Cell]) -> bool:
        people = sum(self.value[cell] for cell in line if cell in self.hidden)
        extendable = any(self.value[cell] for cell in line if cell not in self.hidden)
        return end not in self.hidden and 0 < people < self.threshold and extendable

    def _may_differ(self, cell: Cell) -> bool:
        row, column = ("row", cell[0]), ("column", cell[1])
        more = self._can_rise(cell) and self._reaches(column, row, cell)
        return more or (self._can_fall(cell) and self._reaches(row, column, cell))

    def _reaches(self, start: tuple[str, int], goal: tuple[str, int], without: Cell) -> bool:
        seen, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            for there in self._next(here, without):
                if there == goal:
                    return True
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
        return False

    def _next(self, here: tuple[str, int], without: Cell) -> Iterator[tuple[str, int]]:
        kind, at = here
        for cell in self.by_row[at] if kind == "row" else self.by_column[at]:
            if cell == without:
                continue
            if kind == "row" and self._can_rise(cell):
                yield ("column", cell[1])
            if kind == "column" and self._can_fall(cell):
                yield ("row", cell[0])

    def _can_rise(self, cell: Cell) -> bool:
        return cell in self.inner or self.value[cell] > 0

    def _can_fall(self, cell: Cell) -> bool:
        return cell not in self.inner or self.value[cell] > 0

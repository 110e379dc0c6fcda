from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lidera_nb.dataset.suppression import CountTable, suppress, suppress_table


def test_counts_from_the_threshold_on_are_shown() -> None:
    assert suppress([20, 10, 5]).values == (20, 10, 5)


def test_a_small_count_takes_the_smallest_other_count_with_it() -> None:
    assert suppress([20, 6, 4]).values == (20, None, None)


def test_a_zero_is_shown_and_not_used_to_hide_behind() -> None:
    assert suppress([20, 3, 0]).values == (None, None, 0)


def test_hidden_counts_together_reach_the_threshold() -> None:
    assert suppress([27, 2, 1]).values == (None, None, None)


def test_a_total_below_the_threshold_is_hidden_with_all_counts() -> None:
    safe = suppress([3, 1])
    assert (safe.values, safe.total) == ((None, None), None)


def test_nothing_counted_hides_nothing() -> None:
    assert suppress([0, 0]).values == (0, 0)


def test_a_count_forced_to_hide_alone_hides_the_total_too() -> None:
    assert suppress([9], also=[0]).total is None


def test_a_higher_threshold_hides_more() -> None:
    assert suppress([20, 6, 8], threshold=7).hidden == 2


def test_a_table_with_one_small_cell_hides_a_rectangle() -> None:
    table = suppress_table([[9, 9, 2], [9, 9, 9], [9, 9, 9]])
    assert table.rows.values == (20, 27, 27)
    assert table.hidden == 4


def test_margins_hidden_elsewhere_stay_hidden() -> None:
    table = suppress_table([[9, 9], [9, 9], [9, 9]], rows_hidden=[0])
    assert table.rows.values[0] is None
    assert table.hidden > 0


def _agreeing(shown: CountTable, truth: list[list[int]], cell: tuple[int, int]) -> set[int]:
    """Every value of a cell in some table of counts that agrees with all that is shown."""
    tall, wide = len(truth), len(truth[0])
    most = sum(map(sum, truth))
    cells = [(i, j) for i in range(tall) for j in range(wide)]
    options = [
        [shown.cells[i][j]] if shown.cells[i][j] is not None else range(most + 1) for i, j in cells
    ]
    found = set()
    for values in product(*options):
        table = dict(zip(cells, values, strict=True))
        if sum(values) == most and _fits(shown, table, tall, wide):
            found.add(_at(table, cell, tall, wide))
    return found


def _at(table: dict[tuple[int, int], int], cell: tuple[int, int], tall: int, wide: int) -> int:
    i, j = cell
    if j == wide:
        return sum(table[i, k] for k in range(wide))
    return sum(table[k, j] for k in range(tall)) if i == tall else table[i, j]


def _fits(shown: CountTable, table: dict[tuple[int, int], int], tall: int, wide: int) -> bool:
    rows = all(
        total in (None, _at(table, (i, wide), tall, wide))
        for i, total in enumerate(shown.rows.values)
    )
    return rows and all(
        total in (None, _at(table, (tall, j), tall, wide))
        for j, total in enumerate(shown.columns.values)
    )


@pytest.mark.parametrize(("tall", "wide"), [(2, 2), (2, 3)])
def test_no_small_cell_follows_from_what_is_shown(tall: int, wide: int) -> None:
    row = st.lists(st.integers(0, 5), min_size=wide, max_size=wide)

    @settings(max_examples=40, deadline=None)
    @given(st.lists(row, min_size=tall, max_size=tall))
    def holds(truth: list[list[int]]) -> None:
        shown = suppress_table(truth, threshold=3)
        if shown.rows.total is None:
            return
        for i, j in product(range(tall), range(wide)):
            if 0 < truth[i][j] < 3:
                assert len(_agreeing(shown, truth, (i, j))) > 1

    holds()


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), st.integers(2, 10))
def test_no_small_count_of_a_list_follows_from_its_total(counts: list[int], least: int) -> None:
    safe = suppress(counts, least)
    hidden = [count for count, value in zip(counts, safe.values, strict=True) if value is None]
    assert all(value is None or value == 0 or value >= least for value in safe.values)
    assert safe.total is None or not hidden or (len(hidden) > 1 and sum(hidden) >= least)

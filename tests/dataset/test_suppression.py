from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lidera_nb.dataset.suppression import CountTable, apart, suppress, suppress_table


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


def test_a_group_that_differs_by_a_few_from_one_that_is_shown_is_withheld() -> None:
    assert apart([52, 52, 47, 58, 55]) == (52, 52, 47, 58, None)


def test_a_group_keeps_its_distance_from_what_is_printed_elsewhere() -> None:
    assert apart([52, 60, 40], known=[52, 49, 43]) == (52, 60, None)


def test_a_small_group_is_withheld_and_an_empty_one_is_not() -> None:
    assert apart([4, 0, 5]) == (None, 0, 5)


def test_no_difference_between_groups_that_are_shown_is_small() -> None:
    for counts in product(range(10), repeat=4):
        shown = [count for count in apart(counts, threshold=3) if count is not None]
        assert all(abs(a - b) in (0, *range(3, 10)) for a, b in combinations([0, *shown], 2))


def test_what_is_withheld_among_groups_within_groups_does_not_follow() -> None:
    shown = {nested: apart(nested, 3) for nested in combinations_with_replacement(range(12), 3)}
    for counts in combinations_with_replacement(range(8), 3):
        alike = [other for other, values in shown.items() if values == shown[counts]]
        for i, value in enumerate(shown[counts]):
            assert value is not None or len({other[i] for other in alike}) > 1


def _tables(shown: CountTable, most: int, i: int = 0) -> Iterator[list[tuple[int, ...]]]:
    """Every table of counts, not negative, whose cells and rows agree with what is shown."""
    if i == len(shown.cells):
        if most == 0:
            yield []
        return
    total = shown.rows.values[i]
    for people in range(most + 1) if total is None else [total]:
        for row in _rows(shown.cells[i], people):
            for rest in _tables(shown, most - people, i + 1):
                yield [row, *rest]


def _rows(cells: tuple[int | None, ...], people: int) -> Iterator[tuple[int, ...]]:
    if not cells:
        if people == 0:
            yield ()
        return
    known = cells[0]
    for first in range(people + 1) if known is None else [known]:
        if first <= people:
            for rest in _rows(cells[1:], people - first):
                yield (first, *rest)


def _differs(shown: CountTable, truth: list[list[int]], i: int, j: int) -> bool:
    """Whether some table that agrees with all that is shown has another count in a cell."""
    for table in _tables(shown, sum(map(sum, truth))):
        columns = [sum(column) for column in zip(*table, strict=True)]
        agrees = all(known in (None, total) for known, total
                     in zip(shown.columns.values, columns, strict=True))  # fmt: skip
        if agrees and table[i][j] != truth[i][j]:
            return True
    return False


@pytest.mark.parametrize(("tall", "wide"), [(2, 2), (2, 3), (3, 2)])
def test_no_small_cell_follows_from_what_is_shown(tall: int, wide: int) -> None:
    row = st.lists(st.integers(0, 4), min_size=wide, max_size=wide)

    @settings(max_examples=40, deadline=None)
    @given(st.lists(row, min_size=tall, max_size=tall))
    def holds(truth: list[list[int]]) -> None:
        shown = suppress_table(truth, threshold=3)
        if shown.rows.total is None:
            return
        for i, j in product(range(tall), range(wide)):
            if 0 < truth[i][j] < 3:
                assert _differs(shown, truth, i, j)

    holds()


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), st.integers(2, 10))
def test_no_small_count_of_a_list_follows_from_its_total(counts: list[int], least: int) -> None:
    safe = suppress(counts, least)
    hidden = [count for count, value in zip(counts, safe.values, strict=True) if value is None]
    assert all(value is None or value == 0 or value >= least for value in safe.values)
    assert safe.total is None or not hidden or (len(hidden) > 1 and sum(hidden) >= least)

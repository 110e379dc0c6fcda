"""Medians of times of which some are not over: by hand, and as R's survfit gives them."""

from __future__ import annotations

import pytest

from lidera_nb.analysis.waiting import waited

# Miller (1997), leukaemia; R's survival::aml, survfit(Surv(time, status) ~ x, conf.type="log-log").
MAINTAINED = [9, 13, 18, 23, 31, 34, 48], [13, 28, 45, 161]
OTHERS = [5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45], [16]


@pytest.mark.parametrize(
    ("times", "expected"),
    [(MAINTAINED, (31, 13, None)), (OTHERS, (23, 5, 33)),
     (tuple(map(list.__add__, MAINTAINED, OTHERS)), (27, 13, 34))],
)  # fmt: skip
def test_medians_and_intervals_are_those_of_survfit(times, expected) -> None:
    found = waited(*times)
    assert found is not None
    assert (found.median, found.low, found.high) == expected


def test_what_still_waits_counts_until_the_day_to_which_it_is_known() -> None:
    """Of 4 one is done at 2; one leaves at 3 waiting; at 4, 3/4 · 1/2 = 3/8 wait."""
    found = waited([2, 4, 6], [3])
    assert found is not None
    assert (found.n, found.open, found.median) == (4, 1, 4)


def test_a_median_is_not_known_while_more_than_half_wait() -> None:
    found = waited([1, 2], [5, 5, 5])
    assert found is not None
    assert found.median is None


def test_where_nothing_is_done_nothing_is_known_and_of_none_there_is_none() -> None:
    found = waited([], [3, 4])
    assert found is not None
    assert (found.n, found.open, found.median, found.high) == (2, 2, None, None)
    assert waited([]) is None

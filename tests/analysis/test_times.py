"""Times with breaks: quantiles and the interval of the median."""

from __future__ import annotations

import pytest

from lidera_nb.analysis.times import took


def test_quartiles_with_breaks_are_those_of_a_survival_curve() -> None:
    # R: quantile(survfit(Surv(c(2,3,3.5,4,6,7,9,30,30,30), c(rep(1,7),0,0,0)) ~ 1),
    #             c(.25,.5,.75)): 3.5 6.5 NA
    found = took([2, 3, 3.5, 4, 6, 7, 9, 45, 90, 600])
    assert found is not None
    assert found.median is not None
    assert (found.low, found.median.value, found.high) == (3.5, 6.5, None)
    assert (found.n, found.breaks) == (10, 3)


@pytest.mark.parametrize(("n", "rank"), [(10, 2), (15, 4), (20, 6), (40, 14)])
def test_the_interval_of_the_median_stands_at_the_usual_ranks(n: int, rank: int) -> None:
    # R: qbinom(.025, c(10, 15, 20, 40), .5): 2 4 6 14
    found = took([minute / 2 for minute in range(1, n + 1)])
    assert found is not None
    assert found.median is not None
    assert (found.median.low, found.median.high) == (rank / 2, (n + 1 - rank) / 2)


def test_where_half_were_away_there_is_no_median() -> None:
    found = took([1, 2, 99, 99])
    assert found is not None
    assert found.median is None
    assert took([]) is None


def test_of_five_there_is_no_interval() -> None:
    found = took([1, 2, 3, 4, 5])
    assert found is not None
    assert found.median is not None
    assert (found.median.low, found.median.high) == (None, None)

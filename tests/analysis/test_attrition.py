"""Leavers against stayers: by hand, and against R 4.2."""

from math import log

import pytest

from lidera_nb.analysis.attrition import bounds, of_means, of_shares


def test_two_shares_have_fishers_p_and_coxs_index():
    # R: fisher.test(matrix(c(3, 9, 20, 8), 2))$p.value
    found = of_shares((9, 17), (3, 23))
    assert found.p == pytest.approx(0.012995078, abs=1e-8)
    assert found.value == pytest.approx(log(3 * 8 / (20 * 9)) / 1.65)
    assert found.band == "apart"


def test_an_empty_cell_gets_a_half():
    assert of_shares((0, 10), (5, 10)).value == pytest.approx(log(5.5 * 10.5 / (5.5 * 0.5)) / 1.65)


def test_a_split_of_means_counts_every_way_to_split():
    found = of_means([1, 2, 3], [10, 11, 12], seed=1)
    assert found is not None
    assert found.p == pytest.approx(2 / 20)
    assert found.value > 0.25


def test_those_who_left_bound_what_the_change_could_be():
    # Three rose by one each; one who stood at 3 on a scale from 1 to 5 left.
    found = bounds([1, 1, 1], [3.0], (1, 5))
    assert found is not None
    assert (found.low, found.high) == pytest.approx((1 / 4, 5 / 4))
    assert found.tipping == pytest.approx(-3)
    assert not found.possible


def test_where_nobody_left_there_are_no_bounds():
    assert bounds([1, 1], [], (1, 5)) is None

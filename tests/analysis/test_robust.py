"""Ranks and signs against R 4.2 and against enumeration by hand."""

import pytest

from lidera_nb.analysis.robust import hodges_lehmann, permuted, signed_ranks, without_one

CHANGES = [1.1, -0.4, 2.3, 0.7, 1.9, 0.2, -0.9, 3.1, 1.4, 0.5, 2.8]


def test_the_hodges_lehmann_estimate_and_its_interval_are_those_of_r():
    # R: wilcox.test(w, conf.int = TRUE, exact = TRUE): 1.15, 0.2 to 2.1
    found = hodges_lehmann(CHANGES)
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((1.15, 0.2, 2.1))
    assert found.coverage >= 0.95


def test_three_ranks_have_eight_patterns_of_signs():
    assert list(signed_ranks(3)) == [1, 1, 1, 2, 1, 1, 1]


def test_of_three_changes_upwards_chance_gives_as_much_in_two_of_eight_cases():
    assert permuted([1, 2, 3], seed=1) == pytest.approx(2 / 8)


def test_many_changes_are_drawn_and_never_quite_impossible():
    assert 0 < permuted([1.0] * 40, seed=1) < 0.001
    assert permuted([0, 0], seed=1) == 1.0


def test_without_one_person_the_mean_change_moves_between_two_ends():
    found = without_one([0, 0, 0], [1, 2, 6], lambda x, y: float((y - x).mean()))
    assert found == pytest.approx((1.5, 4.0))


def test_five_people_have_no_interval_of_ranks():
    assert hodges_lehmann([1, 2, 3, 4, 5]) is None

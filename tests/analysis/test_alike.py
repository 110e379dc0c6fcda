"""How alike two people decided, worked by hand."""

import numpy as np
import pytest

from lidera_nb.analysis.alike import alike, differences

FOUR = {
    "a": {"door": "x", "yard": "x"},
    "b": {"door": "x", "yard": "y"},
    "c": {"door": "y"},
    "d": {},
}


def test_the_share_counts_only_decisions_that_both_took():
    found = alike(FOUR)
    assert found.share[0, 1] == 0.5
    assert found.share[0, 2] == 0.0
    assert found.both[0, 1] == 2


def test_what_two_people_usually_have_in_common_is_taken_off():
    # At the door one pair of three agrees; in the yard the only pair does not.
    assert alike(FOUR).beyond[0, 1] == pytest.approx(0.5 - (1 / 3 + 0) / 2)


def test_over_all_pairs_at_one_decision_nothing_is_left():
    found = alike({f"p{i}": {"d": choice} for i, choice in enumerate("aabbcaa")})
    assert np.nanmean(found.beyond) == pytest.approx(0)


def test_where_all_choose_the_same_agreeing_tells_nothing():
    found = alike({"a": {"d": "x"}, "b": {"d": "x"}})
    assert (found.share[0, 1], found.beyond[0, 1]) == (1.0, 0.0)


def test_people_without_a_common_decision_are_not_known():
    found = alike(FOUR)
    assert np.isnan(found.share[0, 3])
    assert np.isnan(np.diag(found.beyond)).all()


def test_differences_are_missing_where_a_value_is():
    found = differences([0.2, float("nan"), 0.5])
    assert found[0, 2] == pytest.approx(0.3)
    assert np.isnan(found[0, 1])

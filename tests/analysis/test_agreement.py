"""Spread and agreement, worked by hand and held against what they must always be."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lidera_nb.analysis.agreement import agreement, modal_share, shares, spread

COUNTS = some.lists(some.integers(0, 30), min_size=2, max_size=5)


def test_shares_of_a_group_are_parts_of_one():
    assert shares({"a": 1, "b": 3}) == {"a": 0.25, "b": 0.75}
    assert shares({"a": 0}) == {"a": 0.0}


def test_six_of_ten_with_one_choice_have_a_modal_share_of_six_tenths():
    assert modal_share({"a": 6, "b": 3, "c": 1}) == 0.6
    assert modal_share({}) is None


def test_pairs_of_a_group_of_four_agree_as_counted_by_hand():
    # Of the six pairs among a, a, a, b three agree.
    assert agreement([3, 1]) == 0.5
    assert agreement([4, 0]) == 1.0
    assert agreement([1, 1, 1]) == 0.0


def test_of_one_person_no_pair_can_agree():
    assert agreement([1, 0]) is None
    assert spread([0, 0]) is None


def test_a_choice_that_nobody_took_lowers_the_spread():
    assert spread([3, 3]) == pytest.approx(1.0)
    assert spread([3, 3, 0]) == pytest.approx(0.6309, abs=1e-4)


@given(COUNTS)
def test_measures_stay_between_nothing_and_all(counts):
    for found in (spread(counts), agreement(counts)):
        assert found is None or -1e-12 <= found <= 1 + 1e-12


@given(COUNTS, some.randoms())
def test_no_measure_depends_on_the_order_of_the_choices(counts, chance):
    mixed = list(counts)
    chance.shuffle(mixed)
    assert spread(mixed) == pytest.approx(spread(counts)) if sum(counts) else True
    assert agreement(mixed) == agreement(counts)

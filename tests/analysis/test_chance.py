"""What blind picks do, by hand, by counting all cases, and by both ways of computing it."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lidera_nb.analysis import chance


def counted(people: int, k: int) -> float:
    """The mean modal share over all ways in which `people` can pick among k."""
    ways = list(product(range(k), repeat=people))
    return sum(max(Counter(way).values()) for way in ways) / len(ways) / people


@pytest.mark.parametrize(("people", "k"), [(1, 3), (2, 2), (3, 3), (4, 3), (6, 2), (5, 4)])
def test_the_expected_modal_share_is_that_of_all_ways_to_pick(people, k):
    listed = [tuple("abcd"[:k])] * people
    assert chance.expected_modal_share(listed) == pytest.approx(counted(people, k))


def test_ten_blind_people_among_three_look_half_agreed():
    found = chance.expected_modal_share([("a", "b", "c")] * 10)
    assert 0.47 < found < 0.52


def test_where_not_all_had_the_same_open_it_is_simulated_and_comes_out_alike_each_time():
    mixed = [("a", "b")] * 5 + [("a", "b", "c")] * 5
    found = chance.expected_modal_share(mixed)
    assert found == chance.expected_modal_share(mixed)
    two, three = (chance.expected_modal_share([tuple("abc"[:k])] * 10) for k in (2, 3))
    assert three < found < two


def test_nobody_has_no_baseline():
    assert chance.baseline([]) is None
    assert chance.expected_modal_share([]) is None


def test_blind_hits_of_equal_chances_are_binomial():
    assert chance.hits([0.5] * 3) == pytest.approx([0.125, 0.375, 0.375, 0.125])
    assert chance.usual([0.5] * 10) == (2, 8)


@given(some.lists(some.floats(0.05, 0.95), max_size=25))
def test_chances_of_all_numbers_of_hits_are_one_and_the_usual_ones_hold_the_mean(chances):
    assert sum(chance.hits(chances)) == pytest.approx(1)
    low, high = chance.usual(chances)
    assert low - 1 <= sum(chances) <= high + 1

"""Counts of the same people released together, and after others."""

from __future__ import annotations

from lidera_nb.dataset.safecounts import Group, near, protect
from lidera_nb.dataset.withheld import NOTHING, ends, quotable, summary


def who(first: int, count: int) -> frozenset[str]:
    return frozenset(f"p{n}" for n in range(first, first + count))


def test_a_small_part_is_withheld_with_a_neighbour() -> None:
    (told,) = protect([Group("q", {"a": who(0, 20), "b": who(20, 8), "c": who(28, 2)})])
    assert (told.total, dict(told.parts)) == (30, {"a": 20, "b": None, "c": None})
    assert not told.whole


def test_who_came_to_the_next_scene_does_not_tell_who_chose_otherwise() -> None:
    # 27 of 30 chose the way on; the next scene's total would say that 3 did not.
    first = Group("one", {"on": who(0, 27), "out": who(27, 3)}, "case")
    second = Group("two", {"x": who(0, 15), "y": who(15, 12)}, "case")
    told = protect([first, second])
    assert told[0].total == 30
    assert told[1].total is None
    assert set(told[1].parts.values()) == {None}


def test_a_set_that_is_withheld_in_one_scene_is_shown_in_none() -> None:
    # b (8) hides to protect c (2); the scene of those who chose b may not tell its 8.
    first = Group("one", {"a": who(0, 20), "b": who(20, 8), "c": who(28, 2)}, "case")
    scene_of_b = Group("two", {"": who(20, 8)}, "case")
    assert protect([first, scene_of_b])[1].total is None


def test_groups_of_different_families_do_not_disturb_one_another() -> None:
    told = protect([Group("one", {"": who(0, 30)}, "x"), Group("two", {"": who(0, 28)}, "y")])
    assert [one.total for one in told] == [30, 28]


def test_a_count_near_an_earlier_release_is_withheld_and_a_far_one_is_told() -> None:
    group = Group("q", {"a": who(0, 21), "b": who(21, 12)})
    kept = protect([group], earlier={"q|": [32], "q|a": [20]})[0]
    assert (kept.total, set(kept.parts.values())) == (None, {None})
    same = protect([group], earlier={"q|": [33], "q|a": [21], "q|b": [12]})[0]
    assert same.whole
    far = protect([group], earlier={"q|": [20], "q|a": [10], "q|b": [2]})[0]
    assert far.whole


def test_near_is_a_difference_of_a_few_and_not_none() -> None:
    assert [near(n, [30]) for n in (30, 31, 34, 35)] == [False, True, True, False]


def test_a_mean_is_told_of_enough_people_whose_answers_are_all_told() -> None:
    assert summary([1, 2, 3, 4, 5]).mean == 3.0
    assert summary([1, 2, 3, 4]) == NOTHING
    assert summary([1, 2, 3, 4, 5], known=False) == NOTHING
    assert summary(range(9), threshold=10) == NOTHING


def test_in_place_of_the_extremes_stand_values_with_enough_people_beyond() -> None:
    assert ends([0, 0, 0, 0, 3, 7, 9, 9, 9, 80]) == (3, 7)
    assert ends(range(9)) is None


def test_words_are_quoted_of_groups_of_enough_people_only() -> None:
    assert quotable(5)
    assert not quotable(9, threshold=10)

"""Habits of answering: the first of the list, and how surely."""

from lidera_nb.analysis.style import Confidence, confidence, position

LIST = ("a", "b", "c")


def test_a_group_that_always_takes_the_first_is_unusual():
    found = position([("a", LIST)] * 12)
    assert (found.taken, found.of, found.chance) == (12, 12, 4)
    assert found.unusual
    assert not position([("a", LIST), ("b", LIST), ("c", LIST)]).unusual


def test_the_last_is_counted_from_the_end_of_what_was_open():
    assert position([("c", LIST), ("b", ("a", "b")), ("a", LIST)], last=True).taken == 2


def test_nobody_took_nothing():
    assert position([]).of == 0
    assert confidence([]) == Confidence()


def test_confidence_is_told_by_its_mean_its_ends_and_its_levels():
    found = confidence([0, 50, 75, 75])
    assert (found.count, found.mean, found.ends) == (4, 50, 0.25)
    assert found.levels == {0: 1, 50: 1, 75: 2}

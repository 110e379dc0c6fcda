from __future__ import annotations

from lidera_nb.report.linked import Travels

PATHS = {
    "a": [("start", "x"), ("left", "l")],
    "b": [("start", "y"), ("left", "l")],
    "c": [("start", "z"), ("right", "r")],
}
TRAVELS = Travels(PATHS, {"a": "end", "b": "end", "c": "end"})


def test_a_scene_reached_by_some_of_the_withheld_choices_tells_on_them() -> None:
    assert TRAVELS.reveals("left", {"start": {"y", "z"}})


def test_a_scene_reached_by_all_of_the_withheld_choices_tells_nothing_new() -> None:
    assert not TRAVELS.reveals("left", {"start": {"x", "y"}})


def test_a_scene_that_others_reach_in_ways_unknown_tells_nothing() -> None:
    paths = {**PATHS, "d": [("other", "o"), ("left", "l")], "e": [("other", "o"), ("right", "r")]}
    travels = Travels(paths, dict.fromkeys(paths, "end"))
    assert not travels.reveals("left", {"start": {"y", "z"}})


def test_an_ending_that_everybody_reaches_tells_nothing() -> None:
    assert not TRAVELS.reveals("end", {"start": {"y", "z"}})


def test_a_scene_that_the_choice_does_not_settle_tells_nothing() -> None:
    mixed = {**PATHS, "d": [("start", "y"), ("right", "r")]}
    travels = Travels(mixed, dict.fromkeys(mixed, "end"))
    assert not travels.reveals("left", {"start": {"y", "z"}})

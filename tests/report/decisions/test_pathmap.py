"""Where the stations of a map stand, and what the drawing says."""

from __future__ import annotations

from lidera_nb.report.decisions.layered import WIDTH, layered
from lidera_nb.report.decisions.model import Cell, PathMap, Station, Way
from lidera_nb.report.decisions.pathmap import drawn

FORK = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "d")]


def test_a_station_stands_below_all_that_lead_to_it() -> None:
    found = layered(["a", "b", "c", "d"], FORK)
    assert {name: place.row for name, place in found.places.items()} == {
        "a": 0, "b": 1, "c": 1, "d": 2
    }  # fmt: skip


def test_a_way_that_passes_a_row_keeps_clear_of_its_stations() -> None:
    found = layered(["a", "b", "c", "d"], FORK)
    [(bend, row)] = found.bends["a", "d"]
    assert row == 1
    for name in ("b", "c"):
        place = found.places[name]
        assert not place.left <= bend <= place.left + place.width


def test_no_more_than_three_stand_side_by_side() -> None:
    names = [*"abcdef", "z"]
    found = layered(names, [(name, "z") for name in "abcdef"])
    rows = [found.places[name].row for name in "abcdef"]
    assert max(rows.count(row) for row in rows) == 3
    assert all(p.left + p.width <= WIDTH + 1e-6 for p in found.places.values())


def test_a_way_back_is_not_drawn() -> None:
    found = layered(["a", "b"], [("a", "b"), ("b", "a")])
    assert set(found.bends) == {("a", "b")}


def test_ways_do_not_cross_where_they_need_not() -> None:
    found = layered(list("abcd"), [("a", "d"), ("b", "c")])
    places = found.places
    assert (places["a"].left < places["b"].left) == (places["d"].left < places["c"].left)


def test_the_drawing_escapes_words_and_hides_what_is_withheld() -> None:
    cells = (Cell("x", "A", "X", 12), Cell("y", "B", "Y", None))
    stations = (Station("s", "Tom & Ana", 15, cells), Station("e", "End", 15, ()))
    ways = (Way("s", "x", "e", 12), Way("s", "y", "e", None))
    svg = drawn(PathMap(stations, ways), "m", "12 < 15", "words")
    assert "Tom &amp; Ana" in svg
    assert "12 &lt; 15" in svg
    assert svg.count("stroke-dasharray") == 1
    assert svg.count("•") == 1

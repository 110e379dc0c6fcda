"""Layers and orders of graphs small enough to draw by hand."""

from __future__ import annotations

import pytest

from lidera_nb.scenario.drawing.layers import (
    Strand,
    crossings,
    layers,
    ordered,
    strands,
    ways_back,
)


@pytest.mark.parametrize(
    ("ways", "back"),
    [
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, set()),
        ({"a": ["a"]}, {("a", "a")}),
        ({"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": []}, {("c", "a")}),
        ({"a": [], "lost": ["found"], "found": ["lost"]}, {("found", "lost")}),
    ],
)
def test_only_ways_that_close_a_circle_lead_back(ways, back) -> None:
    assert ways_back(ways, ["a"]) == back


def test_a_box_stands_below_all_that_lead_to_it() -> None:
    ways = {"a": ["b", "d"], "b": ["c"], "c": ["d"], "d": []}
    assert layers(ways, []) == {"a": 0, "b": 1, "c": 2, "d": 3}


def test_endings_stand_together_in_the_last_layer() -> None:
    ways = {"a": ["early", "b"], "b": ["c"], "c": ["late"], "early": [], "late": []}
    found = layers(ways, ["early", "late"])
    assert found["early"] == found["late"] == 3


def test_a_way_across_layers_bends_in_each_and_shares_its_bends() -> None:
    layer = {"a": 0, "b": 1, "c": 2}
    order, joined = strands([("a", 0.2, "c"), ("a", 0.8, "c"), ("a", 0.5, "b")], layer)
    bend = ("a", "c", 1)
    assert order == [["a"], ["b", bend], ["c"]]
    assert joined == [
        Strand("a", 0.2, bend),
        Strand(bend, 0.5, "c"),
        Strand("a", 0.8, bend),
        Strand("a", 0.5, "b"),
    ]


def test_crossings_are_counted_from_port_to_box() -> None:
    crossed = [Strand("a", 0.2, "d"), Strand("a", 0.8, "c")]
    assert crossings([["a"], ["c", "d"]], crossed) == 1
    assert crossings([["a"], ["d", "c"]], crossed) == 0


def test_strands_that_meet_in_one_box_do_not_cross() -> None:
    assert crossings([["a", "b"], ["c"]], [Strand("b", 0.5, "c"), Strand("a", 0.5, "c")]) == 0


def test_a_tangle_that_can_be_undone_is_undone() -> None:
    joined = [
        Strand("a", 0.2, "z"), Strand("a", 0.5, "y"), Strand("a", 0.8, "x"),
        Strand("z", 0.5, "r"), Strand("y", 0.5, "q"), Strand("x", 0.5, "p"),
    ]  # fmt: skip
    start = [["a"], ["x", "y", "z"], ["p", "q", "r"]]
    assert crossings(start, joined) > 0
    assert ordered(start, joined) == [["a"], ["z", "y", "x"], ["r", "q", "p"]]


def test_an_order_without_crossings_is_kept() -> None:
    order = [["a", "b"], ["c", "d"]]
    assert ordered(order, [Strand("a", 0.5, "c"), Strand("b", 0.5, "d")]) == order

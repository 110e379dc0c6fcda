"""The distance to a panel between its three companions, worked by hand."""

from __future__ import annotations

import pytest

from lidera_nb.analysis.agreement import agreement
from lidera_nb.analysis.nearness import nearness, own_distance

PANEL = {"door": {"call": 8, "wait": 2}, "yard": {"look": 5, "go": 5}, "gate": {"open": 1}}
TAKEN = {
    "p1": [("door", "call"), ("yard", "look")],
    "p2": [("door", "wait"), ("yard", "go"), ("gate", "open")],
    "p3": [("gate", "open")],
}


def test_the_distance_is_the_mean_part_of_the_panel_that_did_otherwise() -> None:
    found = nearness(TAKEN, PANEL)
    assert found is not None
    assert found.distance.value == pytest.approx((0.2 + 0.5 + 0.8 + 0.5) / 4)
    assert (found.people, found.decisions, found.fewest) == (2, 4, 10)


def test_its_companions_are_taken_over_the_same_decisions() -> None:
    found = nearness(TAKEN, PANEL)
    assert found is not None
    assert found.blind == 0.5
    assert found.nearest == pytest.approx((0.2 + 0.5) / 2)
    pairs = [agreement([8, 2]), agreement([5, 5])]
    assert found.experts == pytest.approx(1 - sum(one or 0 for one in pairs) / 2)


def test_a_choice_of_no_expert_is_as_far_as_can_be() -> None:
    assert own_distance([("door", "shout")], PANEL) == 1
    assert own_distance([("gate", "open")], PANEL) is None


def test_without_a_decision_in_common_there_is_no_distance() -> None:
    assert nearness({"p3": [("gate", "open")]}, PANEL) is None


def test_the_same_seed_gives_the_same_interval() -> None:
    one, two = (nearness(TAKEN, PANEL, seed=5) for _ in range(2))
    assert one == two

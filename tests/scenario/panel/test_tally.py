"""Counting a panel by hand."""

from lidera_nb.scenario.panel.load import panel_of
from lidera_nb.scenario.panel.tally import in_order, listed, tally

ROADS = (
    ("llamar", "preguntar", "votar"),
    ("llamar", "explicar", "votar"),
    ("esperar", "mirar", "decidir"),
    ("esperar", "mirar", "votar"),
)


def test_experts_are_counted_where_they_came_and_nowhere_else(case, by_hand):
    points = tally(panel_of(case, by_hand(*ROADS)))
    assert [(at[1], points[at].people) for at in in_order(case.scenario, points)] == [
        ("puerta", 4), ("sala", 2), ("patio", 2), ("consejo", 4)]  # fmt: skip
    assert points[None, "puerta"].counts == {"llamar": 2, "esperar": 2}
    assert points[None, "consejo"].share("votar") == 75


def test_a_choice_that_nobody_took_is_listed_in_its_place(case, by_hand):
    points = tally(panel_of(case, by_hand(*ROADS)))
    assert listed(case.scenario, (None, "puerta"), points) == ["llamar", "citar", "esperar"]

"""Regions, macrozones, and how far apart they lie."""

import pytest

from lidera_nb.network.territory import MACROZONE, distance, macrozone
from lidera_nb.schoolwords import TERRITORIES


def test_every_region_of_chile_has_a_macrozone():
    assert set(MACROZONE) == set(TERRITORIES) - {"united_states", "other"}


def test_a_place_outside_chile_has_none():
    assert macrozone("united_states") is None
    assert macrozone(None) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("maule", "maule", "same"),
        ("maule", "nuble", "near"),
        ("maule", "araucania", "near"),
        ("arica_parinacota", "maule", "far"),
        ("united_states", "maule", "far"),
        (None, None, "far"),
        ("united_states", "united_states", "same"),
    ],
)
def test_distance_decides_how_schools_can_meet(one: str | None, other: str | None, expected: str):
    assert distance(one, other) == expected
    assert distance(other, one) == expected

"""Journeys follow from where schools lie."""

import pytest

from lidera_nb.exchange.model import School, make
from lidera_nb.exchange.travel import CAPITALS, Rates, Trip, straight, trip
from lidera_nb.schoolwords import RURALITIES, TERRITORIES


def test_every_region_of_chile_has_a_capital():
    assert set(CAPITALS) == set(TERRITORIES) - {"united_states", "other"}


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [("metropolitana", "valparaiso", 100), ("metropolitana", "biobio", 434),
     ("arica_parinacota", "magallanes", 3860)],
)  # fmt: skip
def test_distances_are_those_of_the_globe(one, other, km):
    assert straight(one, other) == straight(other, one) == pytest.approx(km, rel=0.02)


def test_one_drives_within_reach_and_flies_where_no_road_leads():
    assert trip("maule", "araucania").mode == "road"
    assert trip("metropolitana", "tarapaca").mode == "air"
    assert trip("aysen", "los_lagos").mode == "air"
    assert trip("aysen", "aysen").mode == "road"


def test_a_rural_end_adds_hours_and_money():
    town, village = trip("maule", "nuble"), trip("maule", "nuble", ("urban", "rural_isolated"))
    assert village.hours == pytest.approx(town.hours + 2.0)
    assert village.cost > town.cost


def test_a_short_way_needs_no_night_and_rates_are_the_networks_own():
    assert trip("maule", "maule").nights == 0
    assert trip("maule", "maule", rates=Rates(road_speed=10)).nights == 2


def test_outside_chile_nothing_is_guessed():
    assert trip("united_states", "united_states") is None
    assert trip("maule", "") is None


def test_rates_know_every_rurality():
    assert set(Rates().rural_hours) == set(Rates().rural_fares) == set(RURALITIES)


def test_a_journey_that_is_known_replaces_the_estimate():
    from tests.exchange.toy import offer, request

    abroad = [School("a", {"territory": "united_states"}), School("b", {"territory": "other"})]
    known = {("a", "b"): Trip("air", 8000, 14.0, 5, 900_000)}
    assert make(abroad, [offer("b")], [request("a")], 10**6).trips == {}
    assert make(abroad, [offer("b")], [request("a")], 10**6, known=known).trips == known


@pytest.mark.parametrize(
    ("wrong", "told"),
    [({"places": 0}, "places of offer o-b is 0; it must be 1 or more"),
     ({"groups": -1}, "groups of offer o-b is -1; it must be 1 or more")],
)  # fmt: skip
def test_a_round_refuses_impossible_numbers(wrong, told):
    from tests.exchange.toy import offer, round_, school

    with pytest.raises(ValueError, match=told):
        round_([school("b")], [offer("b", **wrong)], [])


def test_a_round_refuses_an_offer_of_nobody():
    from tests.exchange.toy import offer, round_

    with pytest.raises(ValueError, match="offer o-b is of b, which is no school here"):
        round_([], [offer("b")], [])

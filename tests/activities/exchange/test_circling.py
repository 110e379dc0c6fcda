"""Whoever leads a cohort is proposed circles, by name, that are kept nowhere."""

import pytest

from lidera_nb.activities.activity import Passing, Refusal


@pytest.fixture
def many(group):
    for i in range(4):
        group.enrol(f"x{i}", f"Equis {i}")
    return group


def test_everybody_is_in_one_circle_and_who_asks_sits_with_who_offers(many):
    for person in ("ana", "eva"):
        many.offers(person)
    for person in ("lea", "x0"):
        many.asks(person)
    head = len(list(many.journal.read("cohort:valle")))
    assert isinstance(many.leads(do="circle", size=5), Passing)
    shown = many.desk()["circles"]
    assert len(shown["circles"]) == 2
    assert sorted(", ".join(shown["circles"]).split(", ")) == sorted(
        member.name for member in many.cohort.of_role("participant")
    )
    assert "lo ofrece en un 100 %" in shown["lead"]
    assert len(list(many.journal.read("cohort:valle"))) == head


def test_where_nobody_asks_for_anything_only_likeness_is_told(many):
    many.leads(do="circle", size=4)
    assert "solo se repartió por parecido" in many.desk()["circles"]["lead"]
    assert "likeness alone" in many.desk("en")["circles"]["lead"]


def test_a_small_group_is_told_how_many_are_needed(group):
    told = Refusal("exchange.refused.few", {"fewest": 8})
    assert group.leads(do="circle", size=5) == told
    assert group.desk()["sizes"] == []


@pytest.mark.parametrize("size", [3, 9, "5"])
def test_no_circle_is_smaller_than_four_or_larger_than_eight(many, size):
    assert many.leads(do="circle", size=size) == Refusal("refused.malformed")


def test_circles_are_shown_no_longer_once_somebody_of_them_rests(many):
    many.leads(do="circle", size=5)
    many.withdraws("x3")
    assert "circles" not in many.desk()

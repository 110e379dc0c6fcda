"""Rules of encounters: seats in the order of answers, a waiting list that moves, and days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lidera_nb.exchange import encounters
from lidera_nb.exchange.encounters import Change, Encounter, Facts, When

TODAY = date(2026, 8, 4)
WHEN = When(date(2026, 9, 10), date(2026, 9, 11), date(2026, 9, 1))
FACTS = Facts(WHEN, "los_rios", "Liceo, Valdivia", "Asistencia", "Traiga un caso.", 2)
MEETING = Encounter("e-1", ("valle",), ("south",), FACTS, by="ines")
PEOPLE = ("ana", "eva", "lea", "paz", "sol")
answers = st.lists(st.tuples(st.sampled_from(PEOPLE), st.booleans()), max_size=30)


def after(said, one=MEETING):
    for person, comes in said:
        one = one.answers(person, comes)
    return one


def test_who_comes_later_waits_and_moves_up_when_somebody_cancels():
    full = after([("ana", True), ("eva", True), ("lea", True), ("paz", True)])
    assert (full.seated, full.waiting) == (("ana", "eva"), ("lea", "paz"))
    assert encounters.place_of(full, "paz") == ("waiting", 2)
    moved = full.answers("ana", False)
    assert (moved.seated, moved.waiting) == (("eva", "lea"), ("paz",))
    assert encounters.place_of(moved, "ana") == ("declined", 0)
    assert encounters.place_of(moved, "sol") == ("silent", 0)


def test_whoever_comes_back_goes_to_the_end_and_saying_yes_twice_changes_nothing():
    full = after([("ana", True), ("eva", True), ("lea", True)])
    assert after([("ana", False), ("ana", True)], full).waiting == ("ana",)
    assert full.answers("lea", True) is full


@given(answers, st.sampled_from(PEOPLE), st.booleans())
def test_no_answer_of_somebody_else_ever_takes_a_seat_or_a_place_in_the_line(said, person, comes):
    before = after(said)
    now = before.answers(person, comes)
    for other in set(before.coming) - {person}:
        assert now.coming.index(other) <= before.coming.index(other)
    assert set(before.seated) - {person} <= set(now.seated)


@given(answers)
def test_nobody_stands_twice_and_seats_are_never_empty_while_somebody_waits(said):
    now = after(said)
    assert len(set(now.coming)) == len(now.coming)
    assert not set(now.coming) & set(now.declined)
    assert not now.waiting or len(now.seated) == now.facts.seats
    assert now.answered == {person for person, _ in said}


@given(answers, st.integers(1, 6))
def test_a_change_that_is_allowed_takes_no_seat_from_anybody(said, seats):
    before, new = after(said), replace(FACTS, seats=seats)
    fault = encounters.change_fault(before, new, TODAY)
    assert (fault == "encounters.refused.seats") == (seats < len(before.seated))
    if not fault:
        assert set(before.seated) <= set(replace(before, facts=new).seated)


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        (date(2026, 9, 1), "open"),
        (date(2026, 9, 2), "closed"),
        (date(2026, 9, 10), "running"),
        (date(2026, 9, 11), "running"),
        (date(2026, 9, 12), "over"),
    ],
)
def test_where_an_encounter_stands_follows_from_the_day(day, stands):
    assert encounters.standing(MEETING, day) == stands
    assert encounters.standing(replace(MEETING, cancelled="Paro."), day) == "cancelled"


@pytest.mark.parametrize(
    ("person", "comes", "day", "fault"),
    [
        ("sol", True, date(2026, 9, 1), ""),
        ("sol", True, date(2026, 9, 2), "encounters.refused.closed"),
        ("ana", True, date(2026, 9, 2), ""),
        ("ana", False, date(2026, 9, 9), ""),
        ("ana", False, date(2026, 9, 10), "encounters.refused.begun"),
    ],
)
def test_a_yes_is_taken_until_the_deadline_and_a_no_until_it_begins(person, comes, day, fault):
    one = after([("ana", True)])
    assert encounters.answer_fault(one, person, comes, day) == fault


def test_the_waiting_list_is_as_long_as_there_are_seats_and_then_it_is_full():
    full = after([(one, True) for one in ("ana", "eva", "lea", "paz")])
    assert encounters.answer_fault(full, "sol", True, TODAY) == "encounters.refused.full"
    assert encounters.answer_fault(full, "sol", False, TODAY) == ""
    assert encounters.answer_fault(full.answers("lea", False), "sol", True, TODAY) == ""
    off = replace(full, cancelled="Paro.")
    assert encounters.answer_fault(off, "ana", False, TODAY) == "encounters.refused.cancelled"


@pytest.mark.parametrize(
    ("begins", "days", "ahead", "fault"),
    [
        (1, 0, 1, ""),
        (30, 1, 10, ""),
        (0, 0, 1, "encounters.refused.past"),
        (30, 2, 10, "encounters.refused.days"),
        (30, -1, 10, "encounters.refused.days"),
        (367, 0, 10, "encounters.refused.far"),
        (30, 0, 0, "encounters.refused.deadline"),
        (30, 0, 31, "encounters.refused.deadline"),
    ],
)
def test_an_encounter_is_one_day_or_two_and_the_deadline_lies_before(begins, days, ahead, fault):
    first = TODAY + timedelta(begins)
    when = When(first, first + timedelta(days), first - timedelta(ahead))
    assert encounters.when_fault(when, TODAY) == fault


def test_a_deadline_that_has_passed_may_stay_when_the_days_change():
    late, moved = date(2026, 9, 5), replace(FACTS, when=replace(WHEN, begins=WHEN.ends))
    assert encounters.change_fault(MEETING, moved, late) == ""
    sooner = replace(FACTS, when=replace(WHEN, deadline=date(2026, 9, 4)))
    assert encounters.change_fault(MEETING, sooner, late) == "encounters.refused.deadline"
    assert encounters.change_fault(MEETING, FACTS, WHEN.begins) == "encounters.refused.begun"


def test_invited_are_those_of_a_macrozone_those_named_and_those_who_answered():
    one = replace(MEETING.answers("paz", False), facts=replace(FACTS, guests=("lea",)))
    zones = {"ana": "north", "eva": "south", "lea": None, "paz": "austral", "sol": None}
    assert encounters.invited(one, zones) == ("eva", "lea", "paz")


def test_whoever_had_a_seat_was_there_once_it_has_begun():
    one = after([("ana", True), ("eva", True), ("lea", True)])
    assert encounters.attended([one], "ana", date(2026, 9, 9)) == ()
    assert encounters.attended([one], "ana", WHEN.begins) == (one,)
    assert encounters.attended([one], "lea", WHEN.ends) == ()
    off = replace(one, cancelled="", changes=(Change(datetime(2026, 9, 9, tzinfo=UTC), "Paro."),))
    assert encounters.attended([off], "ana", WHEN.ends) == ()

"""Rules of labs: where one stands, what can be noted when, and schools side by side."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from lidera_nb.exchange import labs
from lidera_nb.exchange.labs import Lab, Measured, Outcome, Task

AT = datetime(2026, 8, 4, 12, 30, tzinfo=UTC)
PLAN = (Task("UTP", "Visita una clase", "15 de agosto"),)
LAB = Lab("l-1", "card", 1, date(2026, 8, 10), date(2026, 9, 30), "?", PLAN, "Asistencia", "%")
TWO = LAB.joined("ana", AT).joined("eva", AT)
WORKED, FAILED = Outcome("worked"), Outcome("not", ("time",))


@pytest.mark.parametrize(
    ("day", "told", "stands"),
    [
        (date(2026, 8, 9), {}, "announced"),
        (date(2026, 8, 10), {}, "running"),
        (date(2026, 9, 30), {"ana": WORKED, "eva": FAILED}, "running"),
        (date(2026, 10, 1), {"ana": WORKED}, "over"),
        (date(2026, 10, 1), {"ana": WORKED, "eva": FAILED}, "told"),
    ],
)
def test_where_a_lab_stands_follows_from_the_day_and_from_what_was_told(day, told, stands):
    assert labs.standing(TWO, day, told) == stands


def test_a_lab_that_nobody_joined_is_over_and_never_told():
    assert labs.standing(LAB, date(2026, 10, 1), {}) == "over"


def test_both_days_are_in_the_lab_and_it_lasts_a_year_at_most():
    today = date(2026, 8, 4)
    assert labs.span_fault(today, date(2026, 8, 5), today) == ""
    assert labs.span_fault(today, today, today) == "labs.refused.order"
    assert labs.span_fault(date(2026, 7, 1), date(2026, 8, 3), today) == "labs.refused.past"
    assert labs.span_fault(today, date(2027, 8, 6), today) == "labs.refused.long"


def test_schools_join_until_the_last_day_and_no_more_than_can_be_read_side_by_side():
    assert labs.join_fault(LAB, LAB.ends) == ""
    assert labs.join_fault(LAB, date(2026, 10, 1)) == "labs.refused.over"
    full = LAB
    for n in range(labs.SCHOOLS_MOST):
        full = full.joined(f"p{n}", AT)
    assert labs.join_fault(full, LAB.ends) == "labs.refused.full"


@pytest.mark.parametrize(
    ("person", "when", "day", "fault"),
    [
        ("sol", "before", date(2026, 8, 4), "labs.refused.outside"),
        ("ana", "before", date(2026, 8, 4), ""),
        ("ana", "before", date(2026, 10, 1), "labs.refused.over"),
        ("ana", "after", date(2026, 8, 9), "labs.refused.early"),
        ("ana", "after", date(2026, 10, 1), ""),
    ],
)
def test_the_measure_before_is_no_memory_and_the_one_after_no_guess(person, when, day, fault):
    assert labs.measure_fault(TWO, person, when, day) == fault


def test_schools_stand_side_by_side_with_the_one_where_it_did_not_work():
    taken = {("ana", "before"): "62.5", ("ana", "after"): "71", ("eva", "before"): "80"}
    lab = TWO
    for (who, when), value in taken.items():
        lab = lab.measured(who, when, Measured(Decimal(value), AT))
    ana, eva = labs.side_by_side(lab, {"eva": FAILED})
    assert (ana.change, ana.outcome) == (Decimal("8.5"), None)
    assert (eva.change, eva.outcome) == (None, FAILED)


def test_whoever_leaves_takes_what_they_measured_along():
    lab = TWO.measured("ana", "before", Measured(Decimal(3), AT)).left("ana")
    assert [row.person for row in labs.side_by_side(lab, {})] == ["eva"]
    assert lab.joined("ana", AT).measures == {}


def test_nothing_is_measured_by_whoever_is_in_no_lab_and_a_measure_can_be_taken_away():
    taken = Measured(Decimal(3), AT)
    assert LAB.measured("ana", "before", taken).measures == {}
    assert TWO.measured("ana", "before", taken).measured("ana", "before", None).measures == {}


@pytest.mark.parametrize("text", ["", "1.000", "1e5", "٣", "--2", "12345678", "NaN", "3%"])
def test_what_is_no_plain_number_is_none(text):
    assert labs.number(text) is None

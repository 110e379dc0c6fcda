"""The server's side of encounters: whom it tells, and what belongs into a copy of one's data."""

from typing import Any, cast

from lidera_nb.clock import utc_now
from lidera_nb.serve.cohorts import Cohorts
from tests.activities.exchange.meeting import Meeting
from tests.ourcourse import our_course


def cohorts_of(group, announce=print):
    nothing = cast("Any", None)
    return Cohorts(group.journal, nothing, utc_now, lambda: group.registry, print, announce)


def last(group, stream):
    return list(group.journal.read(stream))[-1]


def test_people_of_every_cohort_that_is_invited_hear_of_an_answer():
    group, heard = Meeting(our_course()), []
    group.another("cerro", "ines")
    group.enrol("uma", "Uma Paz", "cerro")
    group.another()
    name = group.announces(cohorts=["valle", "cerro"])
    group.answers("ana", name)
    cohorts_of(group, heard.append).tell(last(group, "cohort:valle"))
    assert {"ana", "lea", "uma", "ines"} <= set(heard)
    assert "ivan" not in heard


def test_a_copy_of_ones_data_holds_ones_own_answers_and_no_wish_of_somebody_else():
    group = Meeting(our_course())
    name = group.announces()
    for person in ("ana", "lea"):
        group.answers(person, name)
    other = group.sees("ana", "apart")["people"][1]
    assert other["name"] == "Lea Soto"
    group.does("ana", "apart", do="wish", other=other["id"], apart=True)
    kinds = [event.kind for event in cohorts_of(group).events_of("lea")]
    assert kinds == ["encounter.answered"]
    assert "apart.wished" not in [event.kind for event in group.journal.read("person:lea")]


def test_nobody_hears_of_a_wish():
    group, heard = Meeting(our_course()), []
    other = group.sees("ana", "apart")["people"][1]
    group.does("ana", "apart", do="wish", other=other["id"], apart=True)
    cohorts_of(group, heard.append).tell(last(group, "person:ana"))
    assert heard == []

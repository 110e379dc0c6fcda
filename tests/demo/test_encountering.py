"""The encounter of the demonstration: more answers than seats, a diary, and once only."""

import asyncio

from lidera_nb.activities.exchange.diaried import entries_of
from lidera_nb.demo import encountering
from lidera_nb.demo.cohort import COHORT
from lidera_nb.demo.meeting import LEADS
from lidera_nb.events import kinds
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.sessions import Sessions
from tests.activities.exchange.meeting import Meeting
from tests.activities.survey.surveyed import NAMES, NOW
from tests.ourcourse import our_course


def demonstrated():
    group = Meeting(our_course())
    group.happen(f"cohort:{COHORT}", "ops", kinds.CohortCreated(title="Demo", synthetic=True))
    for person, name in NAMES.items():
        group.enrol(person, name, COHORT)
    group.enrol(LEADS, "Visita", COHORT, "instructor")
    visit = kinds.MatchedVisit(id="1-1", guest="ana", host="lea", month="apr", cost=0)
    made = kinds.RoundMatched(round=1, visits=(visit,), left={}, worth=1, bound=1, greedy=1)
    group.happen(f"cohort:{COHORT}", LEADS, made)
    writer = GroupWriter(group.journal)
    return Sessions(group.course, group.journal, writer, lambda _: False, lambda: NOW)


def test_an_encounter_has_more_answers_than_seats_and_a_guest_keeps_a_diary():
    sessions = demonstrated()

    async def story():
        await encountering.write(sessions)
        await encountering.write(sessions)

    asyncio.run(story())
    (encounter,) = sessions.registry.cohorts[COHORT].encounters.all.values()
    assert len(encounter.seated) == encountering.SEATS
    assert len(encounter.waiting) == encountering.ANSWERS - encountering.SEATS
    entries = entries_of(sessions.story("ana"))
    assert [one.text for one in entries] == list(encountering.NOTED)
    assert {one.visit for one in entries} == {"1-1"}

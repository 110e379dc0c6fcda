"""Sessions after a restart: what was given is there, and what was to be forgotten is."""

import asyncio
from datetime import UTC, datetime

import pytest

from lidera_nb.activities import enrolment, registry
from lidera_nb.activities.course import load_course
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.events.writer import GroupWriter
from lidera_nb.scenario.load import load
from lidera_nb.serve.sessions import Sessions
from tests.toycourse import write_course

NOW = datetime(2026, 8, 4, tzinfo=UTC)
CASE = "own-0a1b"
PEOPLE = (("ana", "participant"), ("eva", "participant"), ("ines", "instructor"))


@pytest.fixture
def course(tmp_path):
    return load_course(write_course(tmp_path / "course"))


@pytest.fixture
def store(tmp_path):
    keys = Keys.open(tmp_path / "keys.db")
    journal = SqliteJournal.open(tmp_path / "journal.db", keys)
    yield journal, keys
    journal.close()
    keys.close()


def note(journal, stream, *events):
    entry = Entry(stream, f"m{journal.last()}", b"", events, "system", NOW)
    (appended,) = journal.append([entry])
    assert appended.events


def context(module, step):
    return kinds.Context(module=module, step=step, definition=CASE, version=1, hash="h", lang="es")


def given(journal, course):
    """Ana's case is in the hands of her cohort."""
    note(journal, "cohort:valle", *enrolment.create_cohort(registry.Registry(), "valle", "Valle"))
    for person, role in PEOPLE:
        joined = kinds.PersonEnrolled.model_validate(
            {"person": person, "role": role, "name": person}
        )
        note(journal, "cohort:valle", NewEvent(joined, person))
    offered = kinds.OwnCaseOffered(
        ctx=context("10", "offer"), case=CASE, use=True, adapt=True, byline="name", text_hash="t"
    )
    note(journal, "person:ana", NewEvent(offered))
    content = dict(load(course.root / "scenarios" / "el-recado").content)
    published = kinds.OwnCasePublished(
        ctx=context("cases", "cases"), person="ana", case=CASE, cohort="valle", content=content
    )
    note(journal, "person:ines", NewEvent(published, CASE))


def sessions_over(store, course):
    journal, keys = store
    return Sessions(course, journal, GroupWriter(journal), keys.destroy)


def test_what_was_given_is_there_after_a_restart(store, course):
    given(store[0], course)
    sessions = sessions_over(store, course)
    assert CASE in sessions.course_of("eva").modules
    assert CASE not in sessions.course_of("ines").modules


def test_a_later_member_of_the_cohort_gets_it_at_once(store, course):
    given(store[0], course)
    sessions = sessions_over(store, course)
    assert CASE not in sessions.course_of("noemi").modules
    joined = kinds.PersonEnrolled(person="noemi", role="participant", name="Noemí")
    asyncio.run(sessions.note("cohort:valle", (NewEvent(joined, "noemi"),), "system"))
    assert CASE in sessions.course_of("noemi").modules


def test_an_erasure_without_the_server_reaches_the_unplayed_text_later(store, course):
    journal, keys = store
    given(journal, course)
    note(journal, "person:ana", NewEvent(kinds.PersonWithdrew(erase=True)))
    keys.destroy("ana")
    sessions = sessions_over(store, course)
    assert CASE in sessions.own.commons.given
    sessions.story("ana")
    assert CASE not in sessions.own.commons.given
    assert journal.read("person:ines")[-1].erased


def test_an_erasure_leaves_the_text_that_somebody_is_playing(store, course):
    journal, keys = store
    given(journal, course)
    begun = kinds.CaseStarted(ctx=context(CASE, "case"), seed=1)
    note(journal, "person:eva", NewEvent(begun))
    note(journal, "person:ana", NewEvent(kinds.PersonWithdrew(erase=True)))
    keys.destroy("ana")
    sessions = sessions_over(store, course)
    sessions.story("ana")
    assert CASE in sessions.course_of("eva").modules
    assert not journal.read("person:ines")[-1].erased

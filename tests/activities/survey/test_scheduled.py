"""Rounds that open and close by themselves: what is due at a moment."""

from datetime import timedelta

import pytest

from lidera_nb.activities.survey.scheduled import asked_next, due
from lidera_nb.activities.survey.waves import opening
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.activities.guide.leading import NOW, Leading, course

HOUR = timedelta(hours=1)


@pytest.fixture
def leading():
    made = Leading()
    for i in range(asked_next(course()).instrument.fewest):
        joined = kinds.PersonEnrolled(person=f"p-{i}", role="participant", name=f"N{i}")
        made.note("valle", NewEvent(joined, f"p-{i}"))
    return made


def schedule(leading, opens=None, closes=None):
    leading.note("valle", NewEvent(kinds.SurveyScheduled(opens=opens, closes=closes)))


def at(leading, moment):
    """What is due at a moment; it is done, and its id told."""
    found = due(leading.known.cohorts["valle"], asked_next(course()), moment)
    if found:
        leading.note("valle", NewEvent(found[1]), at=moment)
    return found[0] if found else None


def opened_by_hand(leading, number, moment):
    leading.note("valle", NewEvent(opening(number, asked_next(course()))), at=moment)


def test_a_round_opens_at_its_moment_and_closes_at_its_own_each_once(leading):
    schedule(leading, NOW, NOW + 2 * HOUR)
    assert at(leading, NOW - timedelta(seconds=1)) is None
    assert at(leading, NOW) == "round:1:opens"
    assert at(leading, NOW + HOUR) is None
    assert at(leading, NOW + 2 * HOUR) == "round:1:closes"
    assert at(leading, NOW + 9 * HOUR) is None


def test_a_server_that_was_off_opens_late_and_not_after_the_close(leading):
    schedule(leading, NOW, NOW + 2 * HOUR)
    assert at(leading, NOW + 3 * HOUR) is None
    schedule(leading, NOW, NOW + 9 * HOUR)
    assert at(leading, NOW + 3 * HOUR) == "round:1:opens"


def test_a_round_that_was_open_then_makes_the_moment_moot_even_when_it_closes(leading):
    opened_by_hand(leading, 1, NOW - HOUR)
    schedule(leading, NOW)
    assert at(leading, NOW + HOUR) is None
    leading.note("valle", NewEvent(kinds.SurveyClosed(wave=1)), at=NOW + HOUR)
    assert at(leading, NOW + 2 * HOUR) is None


def test_a_round_that_was_opened_after_the_closing_time_stays_open(leading):
    schedule(leading, None, NOW)
    opened_by_hand(leading, 1, NOW + HOUR)
    assert at(leading, NOW + 2 * HOUR) is None


def test_a_second_schedule_opens_a_second_round(leading):
    schedule(leading, NOW, NOW + HOUR)
    at(leading, NOW), at(leading, NOW + HOUR)
    schedule(leading, NOW + 2 * HOUR, None)
    assert at(leading, NOW + 2 * HOUR) == "round:2:opens"


def test_with_too_few_people_a_round_waits():
    leading = Leading()
    schedule(leading, NOW)
    assert at(leading, NOW + HOUR) is None

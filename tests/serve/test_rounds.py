"""The clock's hand: rounds open once, whichever server notices first, and pages hear of it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.rounds import Rounds
from lidera_nb.serve.sessions import Sessions
from tests.activities.guide.leading import FIRST, NOW, Leading, course

HOUR = timedelta(hours=1)


class Clocked:
    """Two servers over one journal, with a clock that a test sets."""

    def __init__(self) -> None:
        self.leading, self.now = Leading(), NOW
        for i in range(8):
            joined = kinds.PersonEnrolled(person=f"p-{i}", role="participant", name=f"N{i}")
            self.leading.note("valle", NewEvent(joined, f"p-{i}"))
        scheduled = kinds.SurveyScheduled(opens=NOW + HOUR, closes=NOW + 2 * HOUR)
        self.leading.note("valle", NewEvent(scheduled))

    def server(self) -> tuple[Sessions, Rounds]:
        journal = self.leading.journal
        writer = GroupWriter(journal)
        sessions = Sessions(course(), journal, writer, lambda _: False, lambda: self.now)
        return sessions, Rounds(sessions, self.now)

    def told(self) -> list[type]:
        events = self.leading.journal.read("cohort:valle")
        found = (kinds.SurveyOpened, kinds.SurveyClosed)
        return [type(event.payload) for event in events if isinstance(event.payload, found)]


@pytest.fixture
def clocked() -> Clocked:
    return Clocked()


def test_two_servers_open_and_close_a_round_once(clocked: Clocked) -> None:
    async def story() -> None:
        (one, first), (other, second) = clocked.server(), clocked.server()
        await first.turn()
        assert clocked.told() == []
        for at in (HOUR, 2 * HOUR):
            clocked.now = NOW + at
            await first.turn()
            await second.turn()  # it has not heard what the first did
            one.catch_up()
            other.catch_up()
            await asyncio.gather(first.turn(), second.turn())
        assert one.registry.cohorts == other.registry.cohorts
        await one.writer.close()
        await other.writer.close()

    asyncio.run(story())
    assert clocked.told() == [kinds.SurveyOpened, kinds.SurveyClosed]


def test_a_server_that_starts_afterwards_does_what_was_due(clocked: Clocked) -> None:
    async def story() -> None:
        clocked.now = NOW + HOUR + HOUR / 2
        for _ in range(2):
            sessions, rounds = clocked.server()
            await rounds.turn()
            await sessions.writer.close()

    asyncio.run(story())
    assert clocked.told() == [kinds.SurveyOpened]


def test_open_pages_hear_when_a_module_opens(clocked: Clocked) -> None:
    async def story() -> list[str]:
        window = kinds.ModuleScheduled(module=FIRST, opens=NOW + HOUR / 2, due=None, closes=None)
        clocked.leading.note("valle", NewEvent(window))
        sessions, rounds = clocked.server()
        heard: list[str] = []
        sessions.listeners.listen("p-ana", lambda: heard.append("ana"))
        sessions.listeners.listen("p-omar", lambda: heard.append("omar"))
        await rounds.turn()
        clocked.now = NOW + HOUR / 2
        await rounds.turn()
        await rounds.turn()
        await sessions.writer.close()
        return heard

    assert asyncio.run(story()) == ["ana"]

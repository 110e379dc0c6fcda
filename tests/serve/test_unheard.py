"""An act whose commit nobody heard of is told neither saved nor "not saved" until it is known."""

import asyncio

import pytest

from lidera_nb.clock import utc_now
from lidera_nb.errors import JournalAway, JournalInDoubt
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.acts import Act
from lidera_nb.serve.sessions import Sessions
from tests.ourcourse import our_course

AT = ("01-los-que-faltan", "consent")
STREAM = "person:p1"


class Shaky(MemoryJournal):
    """A journal whose storage comes and goes."""

    def __init__(self):
        super().__init__()
        self.troubles, self.away, self.meanwhile = [], False, lambda: None

    def leave(self):
        self.away = True

    def append(self, entries):
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble is JournalAway:
            raise JournalAway("it is starting")
        answers = super().append(entries)
        if trouble is JournalInDoubt:
            self.meanwhile()
            raise JournalInDoubt("the connection was lost during a commit")
        return answers

    def read(self, stream, after=0):
        if self.away:
            raise JournalAway("it is starting")
        return super().read(stream, after)


@pytest.fixture
def journal():
    journal = Shaky()
    made = kinds.CohortCreated(title="Valle", synthetic=False)
    joined = kinds.PersonEnrolled(person="p1", role="participant", name="Ana")
    events = (NewEvent(made), NewEvent(joined, "p1"))
    journal.append([Entry("cohort:valle", "made", b"", events, "system", utc_now())])
    return journal


def sessions_on(journal):
    writer = GroupWriter(journal, in_thread=False)
    return Sessions(our_course(), journal, writer, lambda _: False)


def consent(sessions, message="m1"):
    module = our_course().modules[AT[0]]
    form = sessions.views("p1", module, "es")["consent"]["form"]
    body = {"do": "submit", "form": form, "values": {"learning": True}}
    return Act(AT, message, sessions.story("p1").head, body)


def test_what_may_have_been_saved_is_not_told_to_be_unsaved(journal):
    async def story():
        sessions = sessions_on(journal)
        act = consent(sessions)
        journal.troubles, journal.meanwhile = [JournalInDoubt, JournalAway], journal.leave
        first = [await sessions.act("p1", act, "es") for _ in range(2)]
        journal.away = False
        return first, await sessions.act("p1", act, "es")

    before, after = asyncio.run(story())
    assert [one.unanswered for one in before] == [True, True]
    assert (after.status, after.n, after.unanswered) == ("saved", 1, False)
    assert [event.message_id for event in journal.read(STREAM)] == ["m1"]


def test_what_another_server_left_in_doubt_is_not_told_to_be_unsaved(journal):
    async def story():
        one, other = sessions_on(journal), sessions_on(journal)
        act = consent(one)
        other.story("p1")  # read before it happened
        journal.troubles = [JournalInDoubt, JournalAway]
        return [await server.act("p1", act, "es") for server in (one, other, other)]

    answers = asyncio.run(story())
    assert [one.unanswered for one in answers] == [True, True, False]
    assert (answers[-1].status, answers[-1].n) == ("saved", 1)
    assert [event.message_id for event in journal.read(STREAM)] == ["m1"]


def test_what_was_passed_over_while_it_was_committed_is_taken_in_later(journal):
    async def story():
        sessions = sessions_on(journal)
        act = consent(sessions)

        def looked_at():
            sessions.catch_up()
            journal.leave()

        journal.troubles, journal.meanwhile = [JournalInDoubt], looked_at
        answer = await sessions.act("p1", act, "es")
        unheard = sessions.story("p1").head
        journal.away = False
        sessions.catch_up()
        return answer, unheard, sessions.story("p1").head

    answer, unheard, head = asyncio.run(story())
    assert (answer.unanswered, unheard, head) == (True, 0, 1)

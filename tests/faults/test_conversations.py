"""Messages doubled, late, out of order, from other tabs, across crashes: against a simple model.

The real sessions, writer and journal are told what browsers may send, in any order; the model is
a list of messages and a number for each person.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count as numbers
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from lidera_nb import texts
from lidera_nb.activities import enrolment, rights
from lidera_nb.activities.course import Course, load_course
from lidera_nb.activities.registry import Registry
from lidera_nb.events import kinds
from lidera_nb.events.check import check_journal
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.acts import Act, Outcome
from lidera_nb.serve.sessions import Sessions
from lidera_nb.serve.stories import stream_of
from tests.faults import once
from tests.toycourse import MODULE, write_course

MOMENT = datetime(2026, 4, 7, 7, 52, tzinfo=UTC)
PEOPLE = ("ana", "eva")
ANYBODY = st.sampled_from(PEOPLE)
REASON = "Porque protege a quien menos puede hablar."
STALE, CONFLICT = (texts.say("es", f"refused.{name}") for name in ("stale", "conflict"))
TURNS = numbers()

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Letter:
    """A message as somebody's browser keeps it until it was answered."""

    person: str
    id: str
    n: int
    key: str
    body: Body


@dataclass
class Record:
    """What the model knows of a person."""

    head: int = 0
    saved: dict[str, tuple[str, Body]] = field(default_factory=dict)
    left: bool = False
    erased: bool = False


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return load_course(write_course(tmp_path_factory.mktemp("toy") / "course"))


class Conversations(RuleBasedStateMachine):
    """A server without its network; `course` is set by the test."""

    course: Course
    letters = Bundle("letters")

    # --- the server -----------------------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        self.folder, self.loop = Path(tempfile.mkdtemp()), asyncio.new_event_loop()
        self.records = {person: Record() for person in PEOPLE}
        self._open()
        made = enrolment.create_cohort(Registry(), "valle", "Valle", synthetic=True, seed=7)
        joined = [
            NewEvent(kinds.PersonEnrolled(person=p, role="participant", name=p), p) for p in PEOPLE
        ]
        entry = Entry("cohort:valle", "m0", b"", (*made, *joined), "system", MOMENT)
        assert self.journal.append([entry])[0].events
        self.sessions = self._sessions()
        self.form = self._view(PEOPLE[0], "consent")["form"]

    def _open(self) -> None:
        self.keys = Keys.open(self.folder / "keys.db")
        self.journal = SqliteJournal.open(self.folder / "journal.db", self.keys)

    def _sessions(self) -> Sessions:
        writer = GroupWriter(self.journal, in_thread=False)
        destroy = self.keys.destroy
        return Sessions(self.course, self.journal, writer, destroy, lambda: MOMENT)

    def _close(self) -> None:
        self.journal.close()
        self.keys.close()

    def _tell(self, *letters: Letter) -> list[Outcome]:
        acts = [
            self.sessions.act(
                one.person, Act((MODULE, one.key), one.id, one.n, one.body), "es"
            )
            for one in letters
        ]  # fmt: skip
        return list(self.loop.run_until_complete(_all(acts)))

    def _view(self, person: str, key: str) -> Mapping[str, Any]:
        module = self.sessions.course_of(person).modules[MODULE]
        return self.sessions.views(person, module, "es")[key]

    # --- what people write ----------------------------------------------------------------

    def _composed(self, person: str, case: bool) -> Letter:
        """What somebody's page would send now: a decision of the case, or the consent anew."""
        turn, view = next(TURNS), self._view(person, "case")
        body = _in_case(view) if case else None
        key = "case" if body else "consent"
        body = body or {
            "do": "submit",
            "form": self.form,
            "values": {"learning": True, "evaluation": turn % 2 == 0},
        }
        return Letter(person, f"message-{turn}", self.records[person].head, key, body)

    @rule(target=letters, person=ANYBODY, case=st.booleans())
    def composes_and_keeps(self, person: str, case: bool) -> Letter:
        """Without a connection: delivered later, in whatever order, or never."""
        return self._composed(person, case)

    @rule(target=letters, person=ANYBODY, case=st.booleans())
    def acts(self, person: str, case: bool) -> Letter:
        letter = self._composed(person, case)
        self._judge([letter], self._tell(letter))
        return letter

    @rule(target=letters, person=ANYBODY, case=st.booleans(), same=st.booleans())
    def presses_in_two_tabs(self, person: str, case: bool, same: bool) -> Any:
        """Both saw the same; one goes first."""
        first = self._composed(person, case)
        second = first if same else replace(first, id=f"message-{next(TURNS)}")
        self._judge([first, second], self._tell(first, second))
        return multiple(first, second)

    @rule(letter=letters)
    def delivers(self, letter: Letter) -> None:
        """Late, again, or for the first time."""
        self._judge([letter], self._tell(letter))

    @rule(letter=letters, other=letters)
    def delivers_two_at_once(self, letter: Letter, other: Letter) -> None:
        self._judge([letter, other], self._tell(letter, other))

    @rule(letter=letters)
    def sends_another_body_under_the_same_id(self, letter: Letter) -> None:
        other = replace(letter, body={**letter.body, "more": True})
        if letter.id in self.records[letter.person].saved:
            self._judge([other], self._tell(other))

    @rule(letter=letters, person=ANYBODY)
    def somebody_else_uses_the_id(self, letter: Letter, person: str) -> None:
        """A message's id is the person's own: what others sent under it is nothing to them."""
        mine = replace(self._composed(person, False), id=letter.id)
        self._judge([mine], self._tell(mine))

    @rule(letter=letters)
    def dies_before_the_answer(self, letter: Letter) -> None:
        """Committed or refused, and nobody hears of it."""
        self._judge([letter], self._tell(letter))
        self.starts_again()

    @rule()
    def starts_again(self) -> None:
        self._close()
        self._open()
        self.sessions = self._sessions()

    @rule(person=ANYBODY, erase=st.booleans())
    def leaves(self, person: str, erase: bool) -> None:
        record, facts = self.records[person], self.sessions.story(person).facts
        decision = rights.decide(facts, "withdraw_erase" if erase else "withdraw", person)
        if not decision:
            return
        noted = self.sessions.note(stream_of(person), decision, person)
        (event,) = self.loop.run_until_complete(noted)
        record.head, record.left = event.n, True
        record.erased |= erase
        record.saved[event.message_id] = ("", {})

    # --- what must follow -----------------------------------------------------------------

    def _judge(self, letters: list[Letter], outcomes: list[Outcome]) -> None:
        """Each answer is what the model says, one message after the other."""
        for letter, outcome in zip(letters, outcomes, strict=True):
            record = self.records[letter.person]
            known, fresh = record.saved.get(letter.id), letter.id not in record.saved
            if fresh and letter.n == record.head and not record.left:
                assert outcome.status == "saved", outcome
                record.saved[letter.id] = (letter.key, letter.body)
                record.head = self._head_after(letter)
            elif fresh:
                assert outcome.status == "refused"
                assert record.left or outcome.reason == STALE
            elif not record.erased:  # without its key nobody can compare
                same = known == (letter.key, letter.body)
                assert outcome.status == ("saved" if same else "refused")
                assert same or outcome.reason == CONFLICT

    def _head_after(self, letter: Letter) -> int:
        """An act may be told in several events; they follow each other."""
        events = self.journal.read(stream_of(letter.person))
        return max(event.n for event in events if event.message_id == letter.id)

    @invariant()
    def each_act_is_there_once_in_order(self) -> None:
        for person, record in self.records.items():
            events = self.journal.read(stream_of(person))
            assert once.faults(list(record.saved), events) == []
            assert len(list(groupby(events, lambda event: event.message_id))) == len(record.saved)
            assert self.sessions.story(person).head == record.head

    @invariant()
    def what_is_shown_is_what_the_journal_tells(self) -> None:
        fresh = self._sessions()
        for person in PEOPLE:
            module = self.sessions.course_of(person).modules[MODULE]
            shown = self.sessions.views(person, module, "es")
            assert shown == fresh.views(person, module, "es")

    def teardown(self) -> None:
        self.loop.close()
        self._close()
        report = check_journal(self.folder / "journal.db", self.folder / "keys.db")
        shutil.rmtree(self.folder)
        assert report.faults == ()


async def _all(acts: list[Any]) -> list[Outcome]:
    return list(await asyncio.gather(*acts))


def _in_case(view: Mapping[str, Any]) -> dict[str, Any] | None:
    """The next act of the case, None where there is none."""
    if "briefing" in view:
        return {"do": "start"}
    if view["status"] != "open" or "scene" not in view:
        return None
    scene = view["scene"]
    if scene.get("advance"):
        return {"do": "advance", "scene": scene["id"]}
    body = {"do": "decide", "scene": scene["id"], "reason": REASON,
            "choice": scene["decision"]["choices"][0]["id"]}  # fmt: skip
    return {**body, "confidence": 75} if "prediction" in scene["decision"] else body


def test_whatever_is_sent_in_whatever_order_counts_once(toy, count, figures) -> None:
    machine = type("Machine", (Conversations,), {"course": toy})
    examples, steps = count((20, 25), (300, 50))
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=count(True, False),
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    figures["conversations against a model"] = {"times": examples, "steps at most": steps}

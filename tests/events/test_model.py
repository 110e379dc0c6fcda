"""Whatever is done in whatever order, each real store answers as the one in memory does."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from lidera_nb.errors import JournalError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from tests.postgresserver import needs_postgres
from tests.stores import forget, in_databases, in_files

CONTEXT = kinds.Context(
    module="m1", step="case", definition="toma", version=1, hash="0" * 64, lang="es", node="n1"
)
MOMENT = datetime(2026, 4, 7, 7, 52, tzinfo=UTC)
PEOPLE = st.sampled_from(["p1", "p2", "p3"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@st.composite
def entries(draw):
    person, number = draw(PEOPLE), draw(st.integers(0, 6))
    decided = kinds.CaseDecided(ctx=CONTEXT, choice=draw(st.sampled_from("ab")), reason=draw(TEXTS))
    events = draw(st.sampled_from([(decided,), (decided, kinds.PersonBlocked()), ()]))
    return Entry(
        f"person:{person}",
        f"m{number}",
        draw(st.sampled_from([b"a", b"b"])),
        tuple(NewEvent(payload, person) for payload in events),
        person,
        MOMENT,
        draw(st.none() | st.integers(0, 5)),
    )


def plain(answer):
    return (type(answer), str(answer)) if isinstance(answer, JournalError) else answer


class Journals(RuleBasedStateMachine):
    """Two real connections to one store, used in turn, against the memory."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.place = self.made()
        self.keys = self.place.keys()
        self.model = MemoryJournal()
        self.real = [self.opened(), self.opened()]

    def opened(self):
        return self.place.journal(self.keys)

    def made(self):
        return in_files(self.folder)

    @rule(batch=st.lists(entries(), max_size=9), which=st.integers(0, 1))
    def append(self, batch, which):
        done, expected = self.real[which].append(batch), self.model.append(batch)
        assert [plain(answer) for answer in done] == [plain(answer) for answer in expected]

    @rule(which=st.integers(0, 1))
    def reopen(self, which):
        self.real[which].close()
        self.real[which] = self.opened()

    @invariant()
    def they_tell_the_same_story(self):
        assert list(self.real[0].events()) == list(self.model.events())
        assert self.real[1].streams() == self.model.streams()

    def teardown(self):
        for journal in self.real:
            journal.close()
        self.keys.close()
        report = self.place.check()
        self.forget()
        shutil.rmtree(self.folder)
        assert report.faults == ()

    def forget(self):
        """The folder goes anyway."""


def few(examples):
    return settings(
        max_examples=examples,
        stateful_step_count=15,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )


def test_files_answer_as_the_memory_does():
    run_state_machine_as_test(Journals, settings=few(25))


@needs_postgres
def test_databases_answer_as_the_memory_does(postgres):
    class InDatabases(Journals):
        def made(self):
            return in_databases(postgres, self.folder)

        def forget(self):
            forget(self.place)

    run_state_machine_as_test(InDatabases, settings=few(10))

"""Makes the frozen journal of a release: ``python tests/journals/make.py tests/journals/v2``.

A frozen journal is made once, with the release that first wrote its format, and is read for
ever after: it is never made again. Everything in it is synthetic.
"""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from lidera_nb.events import kinds
from lidera_nb.events.checkpoints import take_checkpoint
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal

BEGIN = datetime(2026, 4, 7, 11, 52, tzinfo=UTC)
ERASED = "synthetic-3"


def context(step: str, node: str = "") -> kinds.Context:
    """Where an act belongs, in a module made up for this journal."""
    return kinds.Context(
        module="module-1",
        step=step,
        definition="case-1",
        version=1,
        hash="0" * 64,
        lang="es",
        node=node,
    )


def story(person: str) -> list[kinds.Payload]:
    """One made-up person's events, a kind of each."""
    case, end = context("case", "scene-1"), context("case", "end-1")
    return [
        kinds.ConsentGiven(ctx=context("consent"), purposes={"learning": True}, text_hash="1" * 64),
        kinds.ProfileSaved(ctx=context("profile"), answers={"years": 7, "area": "rural"}),
        kinds.CaseStarted(ctx=case, seed=11),
        kinds.DocumentConsulted(ctx=case, document="minutes"),
        kinds.CaseDecided(ctx=case, choice="wait", reason=f"Razón de {person}, ñ.", confidence=60),
        kinds.CaseAdvanced(ctx=case),
        kinds.CaseEnded(ctx=end, ending="end-1", indicators={"trust": 3}),
        kinds.ReflectionSubmitted(
            ctx=context("reflection"), ratings={"r1": 4}, answers={"q1": "Aprendí a esperar."}
        ),
        kinds.DebriefSeen(ctx=context("debrief")),
    ]


def cohort(people: list[str]) -> list[NewEvent]:
    """How the cohort began."""
    return [
        NewEvent(kinds.CohortCreated(title="Synthetic cohort", synthetic=True, seed=1)),
        *(
            NewEvent(kinds.PersonEnrolled(person=one, role="participant", name=f"Name {one}"), one)
            for one in people
        ),
    ]


def entries() -> list[Entry]:
    """Everything that happens, a minute apart."""
    people = [f"synthetic-{number}" for number in (1, 2, 3)]
    at = (BEGIN + timedelta(minutes=minute) for minute in count())
    begun = [Entry("cohort:synthetic", "c1", b"c1", tuple(cohort(people)), "system", next(at))]
    return begun + [
        Entry(f"person:{one}", f"m{i}", b"body", (NewEvent(payload, one),), one, next(at))
        for one in people
        for i, payload in enumerate(story(one))
    ]


def make(folder: Path) -> None:
    """Write ``journal.db`` and ``keys.db`` into a new folder; one person is erased."""
    folder.mkdir(parents=True)
    with (
        closing(Keys.open(folder / "keys.db")) as keys,
        closing(SqliteJournal.open(folder / "journal.db", keys)) as journal,
    ):
        journal.append(entries())
        take_checkpoint(journal)
        keys.destroy(ERASED)


if __name__ == "__main__":
    make(Path(sys.argv[1]))

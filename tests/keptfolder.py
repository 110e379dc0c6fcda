"""A server's folder with something of everything that a backup must hold, and its course."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from lidera_nb.activities.course import load_course
from lidera_nb.events import kinds
from lidera_nb.events.checkpoints import take_checkpoint
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.serve.cardfiles import CardFiles
from lidera_nb.settings import Settings
from tests.toycourse import MODULE, write_course

AT = datetime(2026, 4, 7, 7, 52, tzinfo=UTC)
PEOPLE = ("p-ana", "p-beto", "p-caro")
CARD = "c-1"
SECRET = "lo que Ana escribió"


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[SqliteJournal, Keys]]:
    """The journal and the keys of a folder."""
    with (
        closing(Keys.open(settings.keys)) as keys,
        closing(SqliteJournal.open(settings.journal, keys)) as journal,
    ):
        yield journal, keys


def edited(journal: Path) -> None:
    """A row of a journal changed by a privileged hand, without the rule against it."""
    with closing(sqlite3.connect(journal)) as raw, raw:
        raw.execute("DROP TRIGGER events_refuse_update")
        raw.execute("UPDATE events SET actor = 'p9' WHERE seq = 2")


def decide(journal: SqliteJournal, person: str, reason: str, times: int = 1) -> None:
    """Decisions of a person, each a message of its own."""
    context = kinds.Context(
        module=MODULE, step="case", definition="el-recado", version=1, hash="0" * 64, lang="es"
    )
    event = NewEvent(kinds.CaseDecided(ctx=context, choice="a", reason=reason), person)
    append(journal, f"person:{person}", event, person, times)


def append(
    journal: SqliteJournal, stream: str, event: NewEvent, actor: str = "system", times: int = 1
) -> None:
    """The same event at the head of a stream, once or several times."""
    head = journal.head(stream)
    messages = [f"m-{head + number}" for number in range(times)]
    entries = [Entry(stream, message, b"", (event,), actor, AT) for message in messages]
    assert not any(isinstance(done, Exception) for done in journal.append(entries))


def erase(settings: Settings, person: str) -> None:
    """Somebody asks for erasure, and their key is destroyed, as the server does it."""
    with opened(settings) as (journal, keys):
        withdrew = NewEvent(kinds.PersonWithdrew(erase=True), person)
        append(journal, f"person:{person}", withdrew, person)
        keys.destroy(person)


def kept_folder(root: Path) -> Settings:
    """Three people who decided, a play pinned to a version, a card with a file, hand-ins."""
    settings = Settings(course=write_course(root / "course"), var=root / "var")
    course = load_course(settings.course)
    course.keep(settings.shelf)
    case = course.modules[MODULE].step("case").definition.current
    context = kinds.Context(
        module=MODULE, step="case", definition="el-recado", version=1, hash=case.hash, lang="es"
    )
    with opened(settings) as (journal, keys):
        for person in PEOPLE:
            started = NewEvent(kinds.CaseStarted(ctx=context, seed=7), person)
            append(journal, f"person:{person}", started, person)
            decide(journal, person, SECRET if person == "p-ana" else f"razones de {person}", 3)
        take_checkpoint(journal)
        digest = CardFiles(settings.cardfiles, keys).put("p-beto", CARD, b"una foto")
        attached = kinds.CardAttached(
            author="p-beto", file=digest, media="image/png", size=8, name="foto.png"
        )
        append(journal, f"card:{CARD}", NewEvent(attached, "p-beto"), "p-beto")
        decide(journal, "p-beto", "otra vez", 2)
        take_checkpoint(journal)
    handed_in = settings.assignments / "submitted" / "p-ana" / "tarea" / "tarea.ipynb"
    handed_in.parent.mkdir(parents=True)
    handed_in.write_text(SECRET)
    with closing(sqlite3.connect(settings.assignments / "gradebook.db")) as book, book:
        book.execute("CREATE TABLE grades (person, points)")
        book.execute("INSERT INTO grades VALUES ('p-ana', 3)")
    (settings.keys.parent / "crosswalk-valle.json").write_text("{}")
    return settings


def told(settings: Settings) -> list[tuple]:
    """Every event as it reads now."""
    with opened(settings) as (journal, _):
        return [(e.seq, e.stream, e.n, e.payload, e.erased) for e in journal.events()]

"""Entries and journals for the tests of the journal."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal

CONTEXT = kinds.Context(
    module="m1", step="case", definition="toma", version=1, hash="0" * 64, lang="es", node="n1"
)
MOMENT = datetime(2026, 4, 7, 7, 52, tzinfo=UTC)
Make = Callable[..., Entry]


@pytest.fixture
def entry() -> Make:
    """Makes an entry: decisions of a person, one for each reason."""

    def make(message="m1", *reasons, person="p1", body=None, expected=None, at=MOMENT) -> Entry:
        events = tuple(
            NewEvent(kinds.CaseDecided(ctx=CONTEXT, choice="a", reason=reason), person)
            for reason in reasons or ("porque sí",)
        )
        body = message.encode() if body is None else body
        return Entry(f"person:{person}", message, body, events, person, at, expected)

    return make


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path]:
    """Where the journal and the keys of a test are."""
    return tmp_path / "journal.db", tmp_path / "keys.db"


@pytest.fixture
def keys(paths: tuple[Path, Path]) -> Iterator[Keys]:
    """An open key file."""
    opened = Keys.open(paths[1])
    yield opened
    opened.close()


@pytest.fixture
def journal(paths: tuple[Path, Path], keys: Keys) -> Iterator[SqliteJournal]:
    """An open, empty journal."""
    opened = SqliteJournal.open(paths[0], keys)
    yield opened
    opened.close()

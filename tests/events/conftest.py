"""Entries and journals for the tests of the journal."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lidera_nb.events import kinds
from lidera_nb.events.checkpoints import take_checkpoint
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.store import StoredJournal
from tests.stores import Place, in_files

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
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where journal and keys of a test are: in files, or where its module says; see `EITHER`."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return in_files(tmp_path)
    found: Place = request.getfixturevalue("databases")
    return found


@pytest.fixture
def paths(place: Place) -> tuple[Path, Path]:
    """The files of journal and keys."""
    return place.settings.journal, place.settings.keys


@pytest.fixture
def keys(place: Place) -> Iterator[Keys]:
    """Open keys."""
    opened = place.keys()
    yield opened
    opened.close()


@pytest.fixture
def journal(place: Place, keys: Keys) -> Iterator[StoredJournal]:
    """An open, empty journal."""
    opened = place.journal(keys)
    yield opened
    opened.close()


@pytest.fixture
def filled(journal: StoredJournal, entry: Make) -> StoredJournal:
    """Six events of two people, a checkpoint at the fourth and one at the end."""
    journal.append([entry(f"m{i}", person=p) for i in (1, 2) for p in ("p1", "p2")])
    take_checkpoint(journal)
    journal.append([entry("m3", person=p) for p in ("p1", "p2")])
    take_checkpoint(journal)
    return journal

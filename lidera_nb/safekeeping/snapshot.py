"""Copies of databases in use, each as of one moment, each one file that needs no other.

A journal kept in PostgreSQL joins here: its rows and its keys are written as the files that a
server with SQLite would have (the rows' own bytes, so that chains and signatures hold). All that
follows, from verifying to putting back, knows those files alone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from lidera_nb.events.storage import connect, explained
from lidera_nb.settings import Settings

_PAGES = 2_000
Heard = Callable[[int, int], object]
"""Told how many pages (of an SQLite file) or events of how many are copied."""


class Source(Protocol):
    """Where the rows of a journal and its keys come from."""

    def copy_to(self, journal: Path, keys: Path | None, heard: Heard) -> None:
        """Write the journal as it is at one moment as a file, and the keys after it if asked.

        Raises
        ------
        JournalError
            They cannot be read, or there is no room for the copy.
        """


def source_of(settings: Settings) -> Source:
    """Where a server keeps its journal."""
    return StoreSource(settings) if settings.store else SqliteSource(settings)


@dataclass(frozen=True, slots=True)
class SqliteSource:
    """A journal and keys in SQLite files, which may be written meanwhile."""

    settings: Settings

    def copy_to(self, journal: Path, keys: Path | None, heard: Heard) -> None:
        """See `Source.copy_to`."""
        copy_database(self.settings.journal, journal, heard)
        if keys is not None:
            copy_database(self.settings.keys, keys)


@dataclass(frozen=True, slots=True)
class StoreSource:
    """A journal and keys in PostgreSQL, copied as `lidera migrate-store --back` copies them."""

    settings: Settings

    def copy_to(self, journal: Path, keys: Path | None, heard: Heard) -> None:
        """See `Source.copy_to`."""
        from lidera_nb.events.moving.ends import databases, files  # they need an extra
        from lidera_nb.events.moving.move import move

        with TemporaryDirectory(dir=journal.parent) as made:
            copy = Settings(var=Path(made))
            with (
                closing(databases(self.settings, read_only=True)) as source,
                closing(files(copy, read_only=False)) as target,
            ):
                move(source, target, partial(_counted, heard))
            copy_database(copy.journal, journal)
            if keys is not None:
                copy_database(copy.keys, keys)


def copy_database(path: Path, target: Path, heard: Heard | None = None) -> None:
    """Copy an SQLite file by SQLite's own backup, while others write to it.

    Raises
    ------
    JournalError
        It cannot be read, or there is no room for the copy.
    """
    with (
        explained(path),
        closing(connect(path, read_only=True)) as source,
        closing(connect(target)) as copy,
    ):
        # One read transaction for all steps: without it a backup begins anew after every commit
        # of somebody else, and beside a busy server it would never end.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(copy, pages=_PAGES, progress=partial(_told, heard))
        source.execute("ROLLBACK")
        # A copy in WAL mode would ask for a second file to be read.
        copy.execute("PRAGMA journal_mode = DELETE")


def _told(heard: Heard | None, _status: int, left: int, every: int) -> None:
    if heard is not None:
        heard(every - left, every)


def _counted(heard: Heard, done: int) -> None:
    heard(done, done)

"""Copies of databases in use, each as of one moment, each one file that needs no other.

A journal kept elsewhere than in SQLite joins here: whatever can write its events and checkpoints
of one moment as a journal file (the rows' own bytes, so that chains and signatures hold) is a
`Source`. All that follows, from verifying to putting back, knows that file alone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from lidera_nb.events.storage import connect, explained

_PAGES = 2_000
Heard = Callable[[int, int], object]
"""Told how many pages of how many are copied."""


class Source(Protocol):
    """Where the rows of a journal come from."""

    def copy_to(self, target: Path, heard: Heard) -> None:
        """Write the journal as it is at one moment as a journal file at `target`.

        Raises
        ------
        JournalError
            It cannot be read, or there is no room for the copy.
        """


@dataclass(frozen=True, slots=True)
class SqliteSource:
    """A journal in an SQLite file, which may be written meanwhile."""

    path: Path

    def copy_to(self, target: Path, heard: Heard) -> None:
        """See `Source.copy_to`."""
        copy_database(self.path, target, heard)


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

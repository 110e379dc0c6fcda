"""The one place that opens a journal and its keys: files in ``var``, or PostgreSQL.

Which of them is a matter of the settings; nobody above asks. PostgreSQL's side is loaded only
where it is used, since its driver is an extra.
"""

from __future__ import annotations

from contextlib import closing
from typing import Protocol

from lidera_nb.errors import JournalError
from lidera_nb.events.check import JournalReport, check_journal, examine
from lidera_nb.events.checkpoints import Pinned
from lidera_nb.events.journal import Journal
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.settings import Settings


class StoredJournal(Journal, Pinned, Protocol):
    """A journal that outlives the process, and of which checkpoints can be taken."""


def open_store(settings: Settings) -> tuple[StoredJournal, Keys]:
    """The journal and the keys of a server, made where there are none; close both.

    Raises
    ------
    JournalDamaged
        One of them is something else, is damaged, or lost its tail.
    JournalError
        One of them cannot be opened or reached, or was written by a newer LIDERA.
    """
    keys = open_keys(settings)
    try:
        return _open_journal(settings, keys), keys
    except BaseException:
        keys.close()
        raise


def open_keys(settings: Settings, *, read_only: bool = False) -> Keys:
    """The keys alone; see `open_store`."""
    if not settings.key_store:
        return Keys.open(settings.keys, read_only=read_only)
    from lidera_nb.events.postgres.keyroom import KeyRoom

    keys = Keys(KeyRoom.open(settings.key_store, read_only=read_only))
    return keys if read_only else keys.founded()


def existing(settings: Settings) -> None:
    """See that there is a store already; a database makes its tables when it is opened.

    Raises
    ------
    JournalError
        There is no journal in the server's folder.
    """
    if not settings.store and not settings.journal.exists():
        raise JournalError(
            f"there is no journal at {settings.journal}; name the server's folder with --var, "
            "or make a first one with 'lidera demo' or 'lidera people create'"
        )


def check_store(settings: Settings) -> JournalReport:
    """Verify journal and keys, read-only, beside running servers; see `events/check.py`."""
    if not settings.store:
        return check_journal(settings.journal, settings.keys)
    from lidera_nb.events.postgres.snapshot import DatabaseSnapshot

    try:
        with closing(open_keys(settings, read_only=True)) as keys:
            # Read before the snapshot: a checkpoint taken in between would look like a loss.
            mirror = keys.mirror()
            return examine(lambda: DatabaseSnapshot.open(settings.store), keys, mirror)
    except JournalError as error:
        return JournalReport(0, 0, 0, (str(error),))


def _open_journal(settings: Settings, keys: Keys) -> StoredJournal:
    if not settings.store:
        return SqliteJournal.open(settings.journal, keys)
    from lidera_nb.events.postgres.journal import PostgresJournal

    return PostgresJournal.open(settings.store, keys)

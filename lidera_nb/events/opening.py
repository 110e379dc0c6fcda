"""Opening one of LIDERA's SQLite files: is it ours, is it whole, is it up to date?

Nothing is written to a file before it is known to be ours or empty. This module must not know
what is in the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from sqlite3 import Connection

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events import schema
from lidera_nb.events.schema import Migration, migrate, pending
from lidera_nb.events.storage import connect, explained


def open_journal(path: Path, *, read_only: bool = False, untouched: bool = False) -> Connection:
    """A connection to a journal that is ours and up to date; a missing one is made.

    `untouched` with `read_only` leaves nothing beside a file that nobody has open.

    Raises
    ------
    JournalDamaged
        The file is something else, or is damaged.
    JournalError
        It is missing or out of date and may only be read, or it cannot be opened.
    """
    migrations = schema.JOURNAL
    return _open(
        path, migrations, schema.JOURNAL_ID, "journal", read_only=read_only, untouched=untouched
    )


def open_keys(path: Path, *, read_only: bool = False) -> Connection:
    """The same for a key file."""
    return _open(path, schema.KEYS, schema.KEYS_ID, "key file", read_only=read_only)


def _open(
    path: Path,
    migrations: Sequence[Migration],
    file_id: int,
    what: str,
    *,
    read_only: bool,
    untouched: bool = False,
) -> Connection:
    if read_only and not path.exists():
        raise JournalError(f"there is no {what} at {path}: check the path")
    with explained(path):
        connection = connect(path, read_only=read_only, untouched=untouched)
        try:
            _recognise(connection, path, file_id, what)
            _bring_up_to_date(connection, path, migrations, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _recognise(connection: Connection, path: Path, file_id: int, what: str) -> None:
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if found != file_id and (tables or found):
        raise JournalDamaged(
            f"{path} is an SQLite file but not a LIDERA {what}: "
            "check the path, or restore the file from a backup"
        )


def _bring_up_to_date(
    connection: Connection, path: Path, migrations: Sequence[Migration], *, read_only: bool
) -> None:
    try:
        missing = pending(connection, migrations)
    except JournalError as error:
        raise JournalError(f"{path}: {error}") from None
    if missing and read_only:
        raise JournalError(
            f"{path} lacks {missing[0]!r}: start the server once to bring it up to date"
        )
    if missing:
        migrate(connection, migrations)

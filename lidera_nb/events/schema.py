"""The tables of the journal and of the key file, as named migrations in order.

A migration that has been released is never edited: a change is a new one at the end. This
module must not know what the rows mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection
from typing import NamedTuple

from lidera_nb.errors import JournalError
from lidera_nb.events.storage import transaction


class Migration(NamedTuple):
    """A named step; its statements succeed together or not at all."""

    name: str
    statements: tuple[str, ...]


JOURNAL_ID = 0x4C494A31
"""SQLite's `application_id` of a journal file."""
KEYS_ID = 0x4C494B31
"""SQLite's `application_id` of a key file."""


def _append_only(table: str) -> tuple[str, ...]:
    return tuple(
        f"CREATE TRIGGER {table}_refuse_{verb.lower()} BEFORE {verb} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, 'the journal is append-only: nothing in {table} is ever {done}'); END"
        for verb, done in (("UPDATE", "changed"), ("DELETE", "removed"))
    )


_EVENTS = """
CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    n INTEGER NOT NULL,
    message_id TEXT NOT NULL,
    i INTEGER NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    key_id TEXT NOT NULL,
    payload TEXT NOT NULL,
    body_mac BLOB NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    prev_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (stream, n),
    UNIQUE (stream, message_id, i)
)"""
_CHECKPOINT_COLUMNS = """(
    id INTEGER PRIMARY KEY,
    upto_seq INTEGER NOT NULL,
    streams INTEGER NOT NULL,
    heads_hash BLOB NOT NULL,
    at TEXT NOT NULL,
    signature BLOB NOT NULL
)"""
_PERSON_KEYS = """
CREATE TABLE person_keys (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL UNIQUE,
    secret BLOB NOT NULL,
    created_at TEXT NOT NULL,
    destroyed_at TEXT NOT NULL DEFAULT ''
)"""

JOURNAL = (
    Migration(
        "0001 events",
        (f"PRAGMA application_id = {JOURNAL_ID}", _EVENTS, *_append_only("events")),
    ),
    Migration(
        "0002 checkpoints",
        (f"CREATE TABLE checkpoints {_CHECKPOINT_COLUMNS}", *_append_only("checkpoints")),
    ),
)
"""Migrations of the journal file."""

KEYS = (
    Migration("0001 person keys", (f"PRAGMA application_id = {KEYS_ID}", _PERSON_KEYS)),
    Migration(
        "0002 server secrets",
        ("CREATE TABLE secrets (name TEXT PRIMARY KEY, secret BLOB NOT NULL)",),
    ),
    Migration("0003 checkpoint mirror", (f"CREATE TABLE mirror {_CHECKPOINT_COLUMNS}",)),
)
"""Migrations of the key file."""


def pending(connection: Connection, migrations: Sequence[Migration] = JOURNAL) -> list[str]:
    """Names of the migrations that the file still lacks; reads only.

    Raises
    ------
    JournalError
        The file has migrations that this LIDERA does not know.
    """
    return lacking(_done(connection), migrations)


def lacking(done: set[str], migrations: Sequence[Migration]) -> list[str]:
    """Names of the migrations that are not among those done.

    Raises
    ------
    JournalError
        One was done that this LIDERA does not know.
    """
    newer = done - {migration.name for migration in migrations}
    if newer:
        raise JournalError(
            f"it was written by a newer LIDERA (it has {min(newer)!r}): upgrade this one"
        )
    return [migration.name for migration in migrations if migration.name not in done]


def migrate(connection: Connection, migrations: Sequence[Migration] = JOURNAL) -> list[str]:
    """Bring the file up to date, one transaction a migration, and name what was done."""
    missing = pending(connection, migrations)
    return [step.name for step in migrations if step.name in missing and _apply(connection, step)]


def _done(connection: Connection) -> set[str]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE name = 'migrations'")
    if tables.fetchone() is None:
        return set()
    return {name for (name,) in connection.execute("SELECT name FROM migrations")}


def _apply(connection: Connection, step: Migration) -> bool:
    with transaction(connection):
        connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)")
        # Two processes may start at once: the second finds the work done under the lock.
        if step.name in _done(connection):
            return False
        for statement in step.statements:
            connection.execute(statement)
        connection.execute("INSERT INTO migrations VALUES (?)", (step.name,))
    return True

"""The tables of journal and keys in PostgreSQL, as named migrations in order.

The columns are those of the SQLite files, and so are the names of the migrations. Names sort by
their bytes (``COLLATE "C"``), as they do in SQLite and in Python. A migration that has been
released is never edited: a change is a new one at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events.postgres.line import Line, Session
from lidera_nb.events.schema import JOURNAL_ID, KEYS_ID, Migration, lacking


class Kind(NamedTuple):
    """What a database is for: its name for people, its schema, its tables, its lock."""

    what: str
    schema: str
    migrations: tuple[Migration, ...]
    lock: int


def _append_only(table: str) -> tuple[str, ...]:
    return tuple(
        f"CREATE TRIGGER {table}_refuse_{verb.lower()} BEFORE {verb} ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION refuse('nothing in {table} is ever {done}');"
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuse_{verb.lower()}"
        for verb, done in (("UPDATE", "changed"), ("DELETE", "removed"), ("TRUNCATE", "removed"))
    )


_REFUSE = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the journal is append-only: %', TG_ARGV[0]; END $$"""
_EVENTS = """
CREATE TABLE events (
    seq BIGINT PRIMARY KEY,
    stream TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    message_id TEXT COLLATE "C" NOT NULL,
    i BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    key_id TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL,
    body_mac BYTEA NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    prev_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    UNIQUE (stream, n),
    UNIQUE (stream, message_id, i)
)"""
_SEALED = "CREATE INDEX events_sealed ON events (seq) WHERE key_id <> ''"
_CHECKPOINT_COLUMNS = """(
    id BIGINT PRIMARY KEY,
    upto_seq BIGINT NOT NULL,
    streams BIGINT NOT NULL,
    heads_hash BYTEA NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    signature BYTEA NOT NULL
)"""
_PERSON_KEYS = """
CREATE TABLE person_keys (
    id TEXT COLLATE "C" PRIMARY KEY,
    person TEXT COLLATE "C" NOT NULL UNIQUE,
    secret BYTEA NOT NULL,
    created_at TEXT COLLATE "C" NOT NULL,
    destroyed_at TEXT COLLATE "C" NOT NULL DEFAULT ''
)"""

JOURNAL = Kind(
    "journal",
    "lidera_journal",
    (
        Migration("0001 events", (_REFUSE, _EVENTS, _SEALED, *_append_only("events"))),
        Migration(
            "0002 checkpoints",
            (f"CREATE TABLE checkpoints {_CHECKPOINT_COLUMNS}", *_append_only("checkpoints")),
        ),
    ),
    JOURNAL_ID,
)
KEYS = Kind(
    "key store",
    "lidera_keys",
    (
        # Whoever destroys a key counts one up, by which other servers notice it.
        Migration(
            "0001 person keys",
            (
                _PERSON_KEYS,
                "CREATE TABLE erasures (n BIGINT NOT NULL)",
                "INSERT INTO erasures VALUES (0)",
            ),
        ),
        Migration(
            "0002 server secrets",
            ('CREATE TABLE secrets (name TEXT COLLATE "C" PRIMARY KEY, secret BYTEA NOT NULL)',),
        ),
        Migration("0003 checkpoint mirror", (f"CREATE TABLE mirror {_CHECKPOINT_COLUMNS}",)),
    ),
    KEYS_ID,
)

_FOREIGN = """
SELECT table_schema || '.' || table_name FROM information_schema.tables
WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'lidera_search', :ours)
ORDER BY 1 LIMIT 1"""


def bring_up_to_date(line: Line, kind: Kind) -> None:
    """See that the database is ours or empty, and make the tables that it lacks.

    Raises
    ------
    JournalDamaged
        The database holds something else.
    JournalError
        It is a standby, is not in UTF-8, was written by a newer LIDERA, or lacks tables and may
        only be read.
    """
    _recognise(line, kind)
    try:
        missing = lacking(set(_done(line, kind.schema)), kind.migrations)
    except JournalError as error:
        raise JournalError(f"PostgreSQL at {line.where}: {error}") from None
    if missing and line.read_only:
        raise JournalError(
            f"PostgreSQL at {line.where} lacks {missing[0]!r}: "
            "start the server once to bring it up to date"
        )
    for step in kind.migrations:
        if step.name in missing:
            line.together(lambda session, step=step: _apply(session, kind, step), kind.lock)  # type: ignore[misc]  # mypy sees no default


def _recognise(line: Line, kind: Kind) -> None:
    [[encoding]] = line.ask("SHOW server_encoding")
    if encoding != "UTF8":
        raise JournalError(
            f"the database is in {encoding} (PostgreSQL at {line.where}): "
            "make one with ENCODING 'UTF8'"
        )
    [[standby]] = line.ask("SELECT pg_is_in_recovery()")
    if standby and not line.read_only:
        raise JournalError(
            f"PostgreSQL at {line.where} is a standby, which can only be read: "
            f"name the primary server in {line.name}"
        )
    for [name] in line.ask(_FOREIGN, ours=kind.schema):
        raise JournalDamaged(
            f"the database holds {name} and so is not a LIDERA {kind.what} "
            f"(PostgreSQL at {line.where}): give one of its own in {line.name}, empty at first"
        )


def _done(line: Line, schema: str) -> Sequence[str]:
    [[known]] = line.ask("SELECT to_regclass(:table) IS NOT NULL", table=f"{schema}.migrations")
    return [name for (name,) in line.ask("SELECT name FROM migrations")] if known else []


def _apply(session: Session, kind: Kind, step: Migration) -> None:
    session.ask(f"CREATE SCHEMA IF NOT EXISTS {kind.schema}")
    session.ask("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)")
    # Two servers may start at once: the second finds the work done under the lock.
    if session.ask("SELECT 1 FROM migrations WHERE name = :name", name=step.name):
        return
    for statement in step.statements:
        session.ask(statement)
    session.ask("INSERT INTO migrations VALUES (:name)", name=step.name)

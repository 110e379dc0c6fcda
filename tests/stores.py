"""A journal with its keys in files, or in two databases of a throw-away PostgreSQL server."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import pg8000.native
import pytest

from lidera_nb.events.check import JournalReport
from lidera_nb.events.keys import Keys
from lidera_nb.events.postgres.journal import PostgresJournal
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.events.storage import connect
from lidera_nb.events.store import StoredJournal, check_store, open_keys, open_store
from lidera_nb.pgaddress import address
from lidera_nb.settings import Settings
from tests.postgresserver import needs_postgres

EITHER = ["sqlite", pytest.param("postgres", marks=needs_postgres)]
"""For a fixture of tests that hold for both stores."""

_numbers = count(1)
_free: list[tuple[str, str]] = []
_TABLES = ("events", "checkpoints")
_HANG_UP = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""
_EMPTY = ("SET client_min_messages = warning", "DROP SCHEMA IF EXISTS lidera_journal CASCADE",
          "DROP SCHEMA IF EXISTS lidera_keys CASCADE", "DROP SCHEMA public CASCADE",
          "CREATE SCHEMA public")  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Where a journal and its keys are or will be."""

    settings: Settings

    def keys(self) -> Keys:
        return open_keys(self.settings)

    def journal(self, keys: Keys, *, read_only: bool = False) -> StoredJournal:
        if self.settings.store:
            return PostgresJournal.open(self.settings.store, keys, read_only=read_only)
        return SqliteJournal.open(self.settings.journal, keys, read_only=read_only)

    def open(self) -> tuple[StoredJournal, Keys]:
        return open_store(self.settings)

    def check(self) -> JournalReport:
        return check_store(self.settings)

    def meddle(self, *statements: str) -> None:
        """Change the journal as somebody who owns it could: without the triggers."""
        if self.settings.store:
            off = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in _TABLES]
            on = [f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuse_{verb}"
                  for table in _TABLES for verb in ("update", "delete", "truncate")]  # fmt: skip
            told(self.settings.store, "SET search_path = lidera_journal", *off, *statements, *on)
            return
        with closing(connect(self.settings.journal)) as other:
            for table in _TABLES:
                for verb in ("update", "delete"):
                    other.execute(f"DROP TRIGGER {table}_refuse_{verb}")
            for statement in statements:
                other.execute(statement)


def in_files(folder: Path) -> Place:
    """A place in a folder."""
    return Place(Settings(var=folder))


def in_databases(cluster: str, folder: Path) -> Place:
    """A place in two empty databases of a cluster; `forget` gives them back."""
    # Used again: making and dropping a database takes much longer than dropping its tables.
    store, keys = _free.pop() if _free else _made(cluster)
    return Place(Settings(var=folder, store=store, key_store=keys))


def forget(place: Place) -> None:
    """Empty the databases of a place; whoever is still connected is hung up on."""
    urls = (place.settings.store, place.settings.key_store)
    for url in urls:
        told(url, _HANG_UP, *_EMPTY)
    _free.append(urls)


def _made(cluster: str) -> tuple[str, str]:
    number = next(_numbers)
    names = [f"{kind}{number}" for kind in ("journal", "keys")]
    for name in names:
        told(cluster, f"CREATE DATABASE {name} TEMPLATE template0")
    return database(cluster, names[0]), database(cluster, names[1])


def database(cluster: str, name: str) -> str:
    """The address of another database of the same cluster."""
    return cluster.replace("/postgres?", f"/{name}?")


def told(url: str, *statements: str) -> list[Any]:
    """What a server answers to the last of these statements."""
    connection = pg8000.native.Connection(**address(url, "LIDERA_STORE").options)
    try:
        return [connection.run(statement) for statement in statements][-1]
    finally:
        connection.close()


def elsewhere(place: Place, folder: Path) -> Place:
    """The same databases, seen from another server's folder."""
    return replace(place, settings=replace(place.settings, var=folder))

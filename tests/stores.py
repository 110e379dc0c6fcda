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
from lidera_nb.events.postgres import tables
from lidera_nb.events.postgres.journal import PostgresJournal, line
from lidera_nb.events.postgres.keyroom import KeyRoom
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.events.storage import connect
from lidera_nb.events.store import StoredJournal, check_store, open_keys, open_store
from lidera_nb.pgaddress import address
from lidera_nb.settings import Settings
from tests.postgresserver import needs_postgres

EITHER = ["sqlite", pytest.param("postgres", marks=needs_postgres)]
"""For a fixture of tests that hold for both stores."""

_numbers = count(1)


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


_TABLES = ("events", "checkpoints")


def in_files(folder: Path) -> Place:
    """A place in a folder."""
    return Place(Settings(var=folder))


def in_databases(cluster: str, folder: Path, *, empty: bool = False) -> Place:
    """A place in two new databases of a cluster, with their tables unless they are to be empty."""
    number = next(_numbers)
    names = [f"{kind}{number}" for kind in ("journal", "keys")]
    for name in names:
        model = "template0" if empty else _template(cluster, name)
        told(cluster, f"CREATE DATABASE {name} TEMPLATE {model}")
    store, keys = (database(cluster, name) for name in names)
    return Place(Settings(var=folder, store=store, key_store=keys))


def forget(cluster: str, place: Place) -> None:
    """Remove the databases of a place; whoever is still connected is hung up on."""
    names = [url.split("/")[3].partition("?")[0]
             for url in (place.settings.store, place.settings.key_store)]  # fmt: skip
    told(cluster, *(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)" for name in names))


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


_templates: dict[tuple[str, str], str] = {}


def _template(cluster: str, name: str) -> str:
    kind = "keys" if name.startswith("keys") else "journal"
    if (cluster, kind) not in _templates:
        template = f"template_{kind}"
        told(cluster, f"CREATE DATABASE {template} TEMPLATE template0")
        url = database(cluster, template)
        if kind == "keys":
            KeyRoom.open(url).close()
        else:
            _migrated(url)
        _templates[cluster, kind] = template
    return _templates[cluster, kind]


def _migrated(url: str) -> None:
    with closing(line(url)) as opened:
        tables.bring_up_to_date(opened, tables.JOURNAL)


def elsewhere(place: Place, folder: Path) -> Place:
    """The same databases, seen from another server's folder."""
    return replace(place, settings=replace(place.settings, var=folder))

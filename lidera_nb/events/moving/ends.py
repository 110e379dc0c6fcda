"""The two ends of a move: raw rows of a journal, in a file or in a database.

Nothing is opened, sealed or decided here: rows go as they are stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple, Protocol

from lidera_nb.events import queries
from lidera_nb.events.chain import Head, Row
from lidera_nb.events.checkpoints import Checkpoint
from lidera_nb.events.keyfile import KeyFile
from lidera_nb.events.opening import open_journal
from lidera_nb.events.postgres import tables
from lidera_nb.events.postgres.journal import line
from lidera_nb.events.postgres.keyroom import KeyRoom
from lidera_nb.events.postgres.line import Line, Session
from lidera_nb.events.postgres.rows import insert
from lidera_nb.events.storage import explained, transaction
from lidera_nb.events.vault import Vault
from lidera_nb.settings import Settings

_ADD = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Shelf(Protocol):
    """A journal's tables, as rows."""

    where: str

    def rows(self, after: int) -> list[Row]:
        """The next page of events with ``seq > after``."""

    def put(self, rows: Sequence[Row]) -> None:
        """Store events as they are, all or none."""

    def checkpoints(self) -> list[Checkpoint]:
        """All checkpoints, by what they cover."""

    def put_checkpoints(self, fresh: Sequence[Checkpoint]) -> None:
        """Store checkpoints as they are, all or none."""

    def heads(self) -> dict[str, Head]:
        """Where each stream stands."""

    def close(self) -> None:
        """Release the tables."""


class End(NamedTuple):
    """A journal and its keys."""

    journal: Shelf
    keys: Vault

    def close(self) -> None:
        """Release both."""
        self.journal.close()
        self.keys.close()


def files(settings: Settings, *, read_only: bool) -> End:
    """The files in a server's folder."""
    keys = KeyFile.open(settings.keys, read_only=read_only)
    try:
        return End(FileShelf(settings.journal, read_only=read_only), keys)
    except BaseException:
        keys.close()
        raise


def databases(settings: Settings, *, read_only: bool) -> End:
    """The databases that the settings name."""
    keys = KeyRoom.open(settings.key_store, read_only=read_only)
    opened = line(settings.store, read_only=read_only)
    try:
        tables.bring_up_to_date(opened, tables.JOURNAL)
        return End(DatabaseShelf(opened), keys)
    except BaseException:
        opened.close()
        keys.close()
        raise


class FileShelf:
    """A `Shelf` in an SQLite file."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path, self.where = path, str(path)
        self._connection: Connection = open_journal(path, read_only=read_only)

    def rows(self, after: int) -> list[Row]:
        """See `Shelf.rows`."""
        values = {"after": after, "most": queries.PAGE}
        with explained(self.path):
            return [Row(*row) for row in self._connection.execute(queries.EVENTS, values)]

    def put(self, rows: Sequence[Row]) -> None:
        """See `Shelf.put`."""
        with explained(self.path), transaction(self._connection):
            self._connection.executemany(_ADD, rows)

    def checkpoints(self) -> list[Checkpoint]:
        """See `Shelf.checkpoints`."""
        with explained(self.path):
            return [Checkpoint(*row) for row in self._connection.execute(queries.CHECKPOINTS)]

    def put_checkpoints(self, fresh: Sequence[Checkpoint]) -> None:
        """See `Shelf.put_checkpoints`."""
        with explained(self.path), transaction(self._connection):
            self._connection.executemany(
                queries.ADD_CHECKPOINT, [checkpoint._asdict() for checkpoint in fresh]
            )

    def heads(self) -> dict[str, Head]:
        """See `Shelf.heads`."""
        with explained(self.path):
            found = self._connection.execute(queries.HEADS)
            return {stream: Head(n, digest) for stream, n, digest in found}

    def close(self) -> None:
        """See `Shelf.close`."""
        self._connection.close()


class DatabaseShelf:
    """A `Shelf` in a PostgreSQL database."""

    def __init__(self, line: Line) -> None:
        self.where, self._line = line.where, line

    def rows(self, after: int) -> list[Row]:
        """See `Shelf.rows`."""
        found = self._line.ask(queries.EVENTS, after=after, most=queries.PAGE)
        return [Row(*row) for row in found]

    def put(self, rows: Sequence[Row]) -> None:
        """See `Shelf.put`."""
        self._line.together(lambda session: insert(session, rows), tables.JOURNAL.lock)

    def checkpoints(self) -> list[Checkpoint]:
        """See `Shelf.checkpoints`."""
        return [Checkpoint(*row) for row in self._line.ask(queries.CHECKPOINTS)]

    def put_checkpoints(self, fresh: Sequence[Checkpoint]) -> None:
        """See `Shelf.put_checkpoints`."""

        def work(session: Session) -> None:
            for checkpoint in fresh:
                session.ask(queries.ADD_CHECKPOINT, **checkpoint._asdict())

        self._line.together(work, tables.JOURNAL.lock)

    def heads(self) -> dict[str, Head]:
        """See `Shelf.heads`."""
        return {stream: Head(n, digest) for stream, n, digest in self._line.ask(queries.HEADS)}

    def close(self) -> None:
        """See `Shelf.close`."""
        self._line.close()

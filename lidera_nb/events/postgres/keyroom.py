"""Keys in a PostgreSQL database of their own, which is backed up apart from the journal's.

PostgreSQL keeps what was overwritten until the table is rewritten: a destroyed key is followed
by a rewrite. The server's log of changes (WAL) holds it until it is recycled, and whatever copies
that log for longer keeps it, too: such archives must be as short-lived as backups of keys.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from lidera_nb.errors import JournalError
from lidera_nb.events import vault
from lidera_nb.events.checkpoints import Checkpoint
from lidera_nb.events.postgres import tables
from lidera_nb.events.postgres.line import Line, Session
from lidera_nb.events.vault import KeyRow
from lidera_nb.pgaddress import address

_log = logging.getLogger(__name__)

_NAME = "LIDERA_KEYS"
_COUNT = "UPDATE erasures SET n = n + 1"


class KeyRoom:
    """A `Vault` in a database; other servers may use the same one."""

    def __init__(self, line: Line) -> None:
        self.line, self.where = line, line.where
        self._seen = -1

    @classmethod
    def open(cls, url: str, *, read_only: bool = False) -> KeyRoom:
        """Open the database at `url`, and make its tables where there are none.

        Raises
        ------
        JournalDamaged
            The database holds something else.
        JournalError
            It cannot be reached, refuses, or was written by a newer LIDERA.
        """
        room = cls(Line(address(url, _NAME), _NAME, tables.KEYS.schema, read_only=read_only))
        try:
            tables.bring_up_to_date(room.line, tables.KEYS)
        except BaseException:
            room.close()
            raise
        return room

    def changed(self) -> bool:
        """See `Vault.changed`."""
        [[seen]] = self.line.ask("SELECT n FROM erasures")
        before, self._seen = self._seen, seen
        return bool(before != seen)

    def by_id(self, key_id: str) -> KeyRow | None:
        """See `Vault.by_id`."""
        return self._one(vault.ONE_BY_ID, key_id)

    def by_person(self, person: str) -> KeyRow | None:
        """See `Vault.by_person`."""
        return self._one(vault.ONE_BY_PERSON, person)

    def add(self, rows: Iterable[KeyRow]) -> None:
        """See `Vault.add`."""
        fresh = list(rows)  # the work may be done twice

        def work(session: Session) -> None:
            for row in fresh:
                session.ask(vault.ADD, **row._asdict())

        self.line.together(work)

    def blank(self, row: KeyRow) -> bool:
        """See `Vault.blank`."""

        def work(session: Session) -> bool:
            session.ask(_COUNT)
            return bool(session.ask(vault.BLANK, **row._asdict()))

        done = self.line.together(work)
        try:
            self.line.ask("VACUUM (FULL) person_keys")
        except JournalError as error:  # it is destroyed for LIDERA; the next one takes it along
            _log.warning("the table of keys could not be rewritten: %s", error)
        return done

    def secret(self, name: str) -> bytes | None:
        """See `Vault.secret`."""
        found = self.line.ask(vault.SECRET, name=name)
        return bytes(found[0][0]) if found else None

    def add_secret(self, name: str, secret: bytes) -> None:
        """See `Vault.add_secret`."""
        self.line.ask(vault.ADD_SECRET, name=name, secret=secret)

    def rows(self) -> list[KeyRow]:
        """See `Vault.rows`."""
        return [KeyRow(*row) for row in self.line.ask(vault.ROWS)]

    def secrets(self) -> dict[str, bytes]:
        """See `Vault.secrets`."""
        return {name: bytes(secret) for name, secret in self.line.ask(vault.SECRETS)}

    def mirror(self) -> Checkpoint | None:
        """See `Vault.mirror`."""
        found = self.line.ask(vault.MIRROR)
        return Checkpoint(*found[0]) if found else None

    def set_mirror(self, checkpoint: Checkpoint) -> None:
        """See `Vault.set_mirror`."""

        def work(session: Session) -> None:
            found = session.ask(vault.MIRROR)
            if found and Checkpoint(*found[0]).upto_seq > checkpoint.upto_seq:
                return  # another server was faster
            session.ask(vault.CLEAR_MIRROR)
            session.ask(vault.SET_MIRROR, **checkpoint._asdict())

        self.line.together(work, tables.KEYS.lock)

    def replace_mirror(self, checkpoint: Checkpoint | None) -> None:
        """See `Vault.replace_mirror`."""

        def work(session: Session) -> None:
            session.ask(vault.CLEAR_MIRROR)
            if checkpoint is not None:
                session.ask(vault.SET_MIRROR, **checkpoint._asdict())

        self.line.together(work, tables.KEYS.lock)

    def close(self) -> None:
        """See `Vault.close`."""
        self.line.close()

    def _one(self, query: str, value: str) -> KeyRow | None:
        found = self.line.ask(query, value=value)
        return KeyRow(*found[0]) if found else None

"""Keys in one SQLite file.

It uses a rollback journal, not WAL, and `secure_delete`: a WAL would keep the page with a
destroyed key for a while. What a filesystem or an SSD keeps of freed blocks is out of reach.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from sqlite3 import Connection

from lidera_nb.errors import JournalError
from lidera_nb.events import vault
from lidera_nb.events.checkpoints import Checkpoint
from lidera_nb.events.opening import open_keys
from lidera_nb.events.storage import explained, transaction
from lidera_nb.events.vault import KeyRow


class KeyFile:
    """A `Vault` in a file; other processes may use the same one."""

    def __init__(self, path: Path, connection: Connection) -> None:
        self.path, self.where = path, str(path)
        self.connection = connection
        self._seen = -1

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> KeyFile:
        """Open the key file at `path`, and make it (mode 0600) where there is none.

        Raises
        ------
        JournalDamaged
            The file is not a key file, or is damaged.
        JournalError
            It cannot be opened, or was written by a newer LIDERA.
        """
        if not read_only:
            _keep_private(path)
        connection = open_keys(path, read_only=read_only)
        with explained(path):
            connection.execute("PRAGMA secure_delete = ON")
            # EXTRA also syncs the folder: a key must be durable before what it seals is.
            connection.execute("PRAGMA synchronous = EXTRA")
        return cls(path, connection)

    def changed(self) -> bool:
        """See `Vault.changed`."""
        with explained(self.path):
            (seen,) = self.connection.execute("PRAGMA data_version").fetchone()
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
        with explained(self.path), transaction(self.connection):
            self.connection.executemany(vault.ADD, [row._asdict() for row in rows])

    def blank(self, row: KeyRow) -> bool:
        """See `Vault.blank`."""
        with explained(self.path), transaction(self.connection):
            return bool(self.connection.execute(vault.BLANK, row._asdict()).fetchall())

    def secret(self, name: str) -> bytes | None:
        """See `Vault.secret`."""
        with explained(self.path):
            found = self.connection.execute(vault.SECRET, {"name": name}).fetchone()
        return bytes(found[0]) if found else None

    def add_secret(self, name: str, secret: bytes) -> None:
        """See `Vault.add_secret`."""
        with explained(self.path), transaction(self.connection):
            self.connection.execute(vault.ADD_SECRET, {"name": name, "secret": secret})

    def rows(self) -> list[KeyRow]:
        """See `Vault.rows`."""
        with explained(self.path):
            return [KeyRow(*row) for row in self.connection.execute(vault.ROWS)]

    def secrets(self) -> dict[str, bytes]:
        """See `Vault.secrets`."""
        with explained(self.path):
            return dict(self.connection.execute(vault.SECRETS).fetchall())

    def mirror(self) -> Checkpoint | None:
        """See `Vault.mirror`."""
        with explained(self.path):
            found = self.connection.execute(vault.MIRROR).fetchone()
        return Checkpoint(*found) if found else None

    def set_mirror(self, checkpoint: Checkpoint) -> None:
        """See `Vault.set_mirror`."""
        with explained(self.path), transaction(self.connection):
            known = self.mirror()
            if known is not None and known.upto_seq > checkpoint.upto_seq:
                return  # another process was faster
            self._put_mirror(checkpoint)

    def replace_mirror(self, checkpoint: Checkpoint | None) -> None:
        """See `Vault.replace_mirror`."""
        with explained(self.path), transaction(self.connection):
            self._put_mirror(checkpoint)

    def _put_mirror(self, checkpoint: Checkpoint | None) -> None:
        self.connection.execute(vault.CLEAR_MIRROR)
        if checkpoint is not None:
            self.connection.execute(vault.SET_MIRROR, checkpoint._asdict())

    def close(self) -> None:
        """See `Vault.close`."""
        self.connection.close()

    def _one(self, query: str, value: str) -> KeyRow | None:
        with explained(self.path):
            found = self.connection.execute(query, {"value": value}).fetchone()
        return KeyRow(*found) if found else None


def _keep_private(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)
    except OSError as error:
        raise JournalError(
            f"{path} cannot be opened ({error.strerror}): "
            "see that the folder exists and that the server may read and write it"
        ) from None

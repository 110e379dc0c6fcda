"""The key file: one key a person, the server's secrets, and a mirror of the last checkpoint.

It lives apart from the journal and is backed up apart from it, because erasure means to destroy
a key here: what the journal and its backups hold of that person can then be read by nobody.
Backups of *this* file must therefore be short-lived. It must not know events or payloads.

The file uses a rollback journal, not WAL, and `secure_delete`: a WAL would keep the page with a
destroyed key for a while. What a filesystem or an SSD keeps of freed blocks is out of reach.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from threading import RLock

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lidera_nb.clock import Clock, utc_now
from lidera_nb.errors import JournalError
from lidera_nb.events.checkpoints import Checkpoint
from lidera_nb.events.opening import open_keys
from lidera_nb.events.stamps import stamp
from lidera_nb.events.storage import explained, transaction

_SIGNING = "checkpoint-signing"
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class PersonKey:
    """A person's key; `cipher` is None and `secret` is empty once it is destroyed."""

    id: str
    person: str
    secret: bytes
    cipher: AESGCM | None


class Keys:
    """An open key file. It may be shared by threads; other processes may use the same file."""

    def __init__(self, path: Path, connection: Connection, clock: Clock) -> None:
        self.path = path
        self._connection = connection
        self._clock = clock
        self._lock = RLock()
        self._by_id: dict[str, PersonKey] = {}
        self._by_person: dict[str, PersonKey] = {}
        self._secrets: dict[str, bytes] = {}
        self._seen = -1

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False, clock: Clock = utc_now) -> Keys:
        """Open the key file at `path`, and make it (mode 0600) where there is none.

        Raises
        ------
        JournalDamaged
            The file is not a key file, or is damaged.
        JournalError
            It cannot be opened, or was written by a newer LIDERA.
        """
        path = Path(path)
        if not read_only:
            _keep_private(path)
        connection = open_keys(path, read_only=read_only)
        with explained(path):
            connection.execute("PRAGMA secure_delete = ON")
            # EXTRA also syncs the folder: a key must be durable before what it seals is.
            connection.execute("PRAGMA synchronous = EXTRA")
        keys = cls(path, connection, clock)
        if not read_only:
            keys.public_key()  # made once, so that readers always find it
        return keys

    def close(self) -> None:
        """Close the file. Calling it twice is harmless."""
        with self._lock:
            self._connection.close()

    # --- people ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Forget what is remembered if another process wrote: it may have destroyed a key."""
        with self._lock, explained(self.path):
            (seen,) = self._connection.execute("PRAGMA data_version").fetchone()
            if seen != self._seen:
                self._by_id.clear()
                self._by_person.clear()
                self._seen = seen

    def ensure(self, people: Iterable[str]) -> None:
        """Make the keys that are missing, durably, in one transaction."""
        with self._lock, explained(self.path):
            missing = [person for person in set(people) if self._of(person) is None]
            if not missing:
                return
            at = stamp(self._clock())
            rows = [(_new_id(), person, secrets.token_bytes(32), at) for person in missing]
            with transaction(self._connection):
                # Another process may have made one meanwhile: the first one stays.
                self._connection.executemany(
                    "INSERT INTO person_keys (id, person, secret, created_at) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT DO NOTHING",
                    rows,
                )

    def sealer(self, person: str) -> PersonKey:
        """The key that seals what is private about `person`, made on first need.

        Raises
        ------
        JournalError
            The person's key was destroyed: nothing can be written about them any more.
        """
        with self._lock, explained(self.path):
            self.ensure([person])
            key = self._of(person)
        if key is None or key.cipher is None:
            raise JournalError(
                f"the key of {person} was destroyed at their request: "
                "nothing private can be written about them; enrol them anew under another id"
            )
        return key

    def find(self, key_id: str) -> PersonKey | None:
        """The key with this id, alive or destroyed, or None if this file never held it."""
        with self._lock, explained(self.path):
            return self._by_id.get(key_id) or self._load("id", key_id)

    def alive(self, person: str) -> bool:
        """Whether a key of this person is there and was not destroyed."""
        with self._lock, explained(self.path):
            key = self._of(person)
        return key is not None and key.cipher is not None

    def destroy(self, person: str) -> bool:
        """Blank the person's key for good; False if that had been done before.

        A person without a key is marked as destroyed, so that none is made later.
        """
        with self._lock, explained(self.path):
            key = self._of(person)
            at = stamp(self._clock())
            with transaction(self._connection):
                done = self._connection.execute(
                    "INSERT INTO person_keys VALUES (?, ?, X'', ?, ?) ON CONFLICT (person) "
                    "DO UPDATE SET secret = X'', destroyed_at = excluded.destroyed_at "
                    "WHERE destroyed_at = ''",
                    (key.id if key else _new_id(), person, at, at),
                ).rowcount
            self._by_id.clear()
            self._by_person.clear()
            return done == 1

    # --- the server's own -----------------------------------------------------------------

    def secret(self, name: str) -> bytes:
        """32 random bytes under this name: always the same for this file."""
        with self._lock, explained(self.path):
            if name not in self._secrets:
                self._secrets[name] = self._kept_secret(name)
            return self._secrets[name]

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature (64 bytes) under the server's checkpoint key."""
        return self._signing_key().sign(message)

    def public_key(self) -> bytes:
        """The raw public key (32 bytes) with which anyone can verify checkpoints."""
        return self._signing_key().public_key().public_bytes_raw()

    def mirror(self) -> Checkpoint | None:
        """The last checkpoint that was taken, or None."""
        with self._lock, explained(self.path):
            found = self._connection.execute("SELECT * FROM mirror").fetchone()
            return Checkpoint(*found) if found else None

    def set_mirror(self, checkpoint: Checkpoint) -> None:
        """Remember the checkpoint that was just taken."""
        with self._lock, explained(self.path), transaction(self._connection):
            known = self.mirror()
            if known is not None and known.upto_seq > checkpoint.upto_seq:
                return  # another process was faster
            self._connection.execute("DELETE FROM mirror")
            self._connection.execute("INSERT INTO mirror VALUES (?, ?, ?, ?, ?, ?)", checkpoint)

    def wind_back(self, checkpoint: Checkpoint | None) -> None:
        """Hold the mirror of an earlier checkpoint, or of none: an older journal was restored."""
        with self._lock, explained(self.path), transaction(self._connection):
            self._connection.execute("DELETE FROM mirror")
            if checkpoint is not None:
                self._connection.execute("INSERT INTO mirror VALUES (?, ?, ?, ?, ?, ?)", checkpoint)

    def destroyed(self) -> dict[str, str]:
        """Persons whose key was destroyed, by the id of the key."""
        with self._lock, explained(self.path):
            found = self._connection.execute(
                "SELECT id, person FROM person_keys WHERE destroyed_at <> ''"
            )
            return dict(found.fetchall())

    # --- helpers --------------------------------------------------------------------------

    def _of(self, person: str) -> PersonKey | None:
        return self._by_person.get(person) or self._load("person", person)

    def _load(self, column: str, value: str) -> PersonKey | None:
        select = {
            "id": "SELECT id, person, secret FROM person_keys WHERE id = ?",
            "person": "SELECT id, person, secret FROM person_keys WHERE person = ?",
        }
        row = self._connection.execute(select[column], (value,)).fetchone()
        if row is None:
            return None
        key_id, owner, secret = row
        key = PersonKey(key_id, owner, secret, AESGCM(secret) if secret else None)
        self._by_id[key.id] = self._by_person[key.person] = key
        return key

    def _kept_secret(self, name: str) -> bytes:
        look = "SELECT secret FROM secrets WHERE name = ?"
        row = self._connection.execute(look, (name,)).fetchone()
        if row is None:
            with transaction(self._connection):
                self._connection.execute(
                    "INSERT INTO secrets VALUES (?, ?) ON CONFLICT DO NOTHING",
                    (name, secrets.token_bytes(_SECRET_BYTES)),
                )
            row = self._connection.execute(look, (name,)).fetchone()
        return bytes(row[0])

    def _signing_key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret(_SIGNING))


def _new_id() -> str:
    return f"k_{secrets.token_urlsafe(12)}"


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

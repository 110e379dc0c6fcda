"""The keys: one a person, the server's secrets, and a mirror of the last checkpoint.

They live apart from the journal and are backed up apart from it, because erasure means to destroy
a key here: what the journal and its backups hold of that person can then be read by nobody.
Backups of the *keys* must therefore be short-lived. It must not know events or payloads, nor
whether a file or a database keeps what it makes (`events/vault.py`).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lidera_nb.clock import Clock, utc_now
from lidera_nb.errors import JournalError
from lidera_nb.events.checkpoints import Checkpoint
from lidera_nb.events.keyfile import KeyFile
from lidera_nb.events.stamps import stamp
from lidera_nb.events.vault import KeyRow, Vault

SIGNING = "checkpoint-signing"
"""The name of the secret that signs checkpoints."""
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class PersonKey:
    """A person's key; `cipher` is None and `secret` is empty once it is destroyed."""

    id: str
    person: str
    secret: bytes
    cipher: AESGCM | None


class Keys:
    """Open keys. They may be shared by threads; other processes may use the same ones.

    `where` names the file or the database to people.
    """

    def __init__(self, vault: Vault, clock: Clock = utc_now) -> None:
        self.where = vault.where
        self._vault = vault
        self._clock = clock
        self._lock = RLock()
        self._by_id: dict[str, PersonKey] = {}
        self._by_person: dict[str, PersonKey] = {}
        self._secrets: dict[str, bytes] = {}

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
        keys = cls(KeyFile.open(Path(path), read_only=read_only), clock)
        return keys if read_only else keys.founded()

    def founded(self) -> Keys:
        """These keys, with the one that signs: it is made once, so that readers always find it."""
        self.public_key()
        return self

    def close(self) -> None:
        """Close file or database. Calling it twice is harmless."""
        with self._lock:
            self._vault.close()

    # --- people ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Forget what is remembered if another process wrote: it may have destroyed a key."""
        with self._lock:
            if self._vault.changed():
                self._by_id.clear()
                self._by_person.clear()

    def ensure(self, people: Iterable[str]) -> None:
        """Make the keys that are missing, durably, in one transaction."""
        with self._lock:
            missing = [person for person in set(people) if self._of(person) is None]
            if missing:
                at = stamp(self._clock())
                self._vault.add(
                    KeyRow(_new_id(), person, secrets.token_bytes(_SECRET_BYTES), at)
                    for person in missing
                )

    def sealer(self, person: str) -> PersonKey:
        """The key that seals what is private about `person`, made on first need.

        Raises
        ------
        JournalError
            The person's key was destroyed: nothing can be written about them any more.
        """
        with self._lock:
            key = self._of(person)
            if key is None:
                self.ensure([person])
                key = self._of(person)
        if key is None or key.cipher is None:
            raise JournalError(
                f"the key of {person} was destroyed at their request: "
                "nothing private can be written about them; enrol them anew under another id"
            )
        return key

    def find(self, key_id: str) -> PersonKey | None:
        """The key with this id, alive or destroyed, or None if there never was one."""
        with self._lock:
            return self._by_id.get(key_id) or self._remembered(self._vault.by_id(key_id))

    def alive(self, person: str) -> bool:
        """Whether a key of this person is there and was not destroyed."""
        with self._lock:
            key = self._of(person)
        return key is not None and key.cipher is not None

    def destroy(self, person: str) -> bool:
        """Blank the person's key for good; False if that had been done before.

        A person without a key is marked as destroyed, so that none is made later.
        """
        with self._lock:
            key = self._of(person)
            at = stamp(self._clock())
            done = self._vault.blank(KeyRow(key.id if key else _new_id(), person, b"", at, at))
            self._by_id.clear()
            self._by_person.clear()
            return done

    # --- the server's own -----------------------------------------------------------------

    def secret(self, name: str) -> bytes:
        """32 random bytes under this name: always the same."""
        with self._lock:
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
        with self._lock:
            return self._vault.mirror()

    def set_mirror(self, checkpoint: Checkpoint) -> None:
        """Remember the checkpoint that was just taken."""
        with self._lock:
            self._vault.set_mirror(checkpoint)

    def wind_back(self, checkpoint: Checkpoint | None) -> None:
        """Hold the mirror of an earlier checkpoint, or of none: an older journal was restored."""
        with self._lock:
            self._vault.replace_mirror(checkpoint)

    def destroyed(self) -> dict[str, str]:
        """Persons whose key was destroyed, by the id of the key."""
        with self._lock:
            return {row.id: row.person for row in self._vault.rows() if row.destroyed_at}

    # --- helpers --------------------------------------------------------------------------

    def _of(self, person: str) -> PersonKey | None:
        return self._by_person.get(person) or self._remembered(self._vault.by_person(person))

    def _remembered(self, row: KeyRow | None) -> PersonKey | None:
        if row is None:
            return None
        key = PersonKey(row.id, row.person, row.secret, AESGCM(row.secret) if row.secret else None)
        self._by_id[key.id] = self._by_person[key.person] = key
        return key

    def _kept_secret(self, name: str) -> bytes:
        kept = self._vault.secret(name)
        if kept is None:
            # Another process may be faster: what is there afterwards holds for both.
            self._vault.add_secret(name, secrets.token_bytes(_SECRET_BYTES))
            kept = self._vault.secret(name)
        assert kept is not None
        return kept

    def _signing_key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret(SIGNING))


def _new_id() -> str:
    return f"k_{secrets.token_urlsafe(12)}"

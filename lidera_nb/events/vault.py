"""Where keys are kept: what `Keys` asks of a file or of a database.

It stores and finds; what a key is good for is not its business.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from lidera_nb.events.checkpoints import Checkpoint


class KeyRow(NamedTuple):
    """A person's key as stored; `secret` is empty once it was destroyed."""

    id: str
    person: str
    secret: bytes
    created_at: str
    destroyed_at: str = ""


ONE_BY_ID = "SELECT * FROM person_keys WHERE id = :value"
ONE_BY_PERSON = "SELECT * FROM person_keys WHERE person = :value"
# Another process may have made one meanwhile: the first one stays.
ADD = (
    "INSERT INTO person_keys VALUES (:id, :person, :secret, :created_at, :destroyed_at) "
    "ON CONFLICT DO NOTHING"
)
BLANK = (
    "INSERT INTO person_keys VALUES (:id, :person, :secret, :created_at, :destroyed_at) "
    "ON CONFLICT (person) DO UPDATE SET secret = excluded.secret, "
    "destroyed_at = excluded.destroyed_at WHERE person_keys.destroyed_at = '' RETURNING id"
)
SECRET = "SELECT secret FROM secrets WHERE name = :name"  # noqa: S105 - a query
ROWS = "SELECT * FROM person_keys ORDER BY id"
SECRETS = "SELECT name, secret FROM secrets"
ADD_SECRET = "INSERT INTO secrets VALUES (:name, :secret) ON CONFLICT DO NOTHING"  # noqa: S105
MIRROR = "SELECT * FROM mirror"
CLEAR_MIRROR = "DELETE FROM mirror"
SET_MIRROR = "INSERT INTO mirror VALUES (:id, :upto_seq, :streams, :heads_hash, :at, :signature)"


class Vault(Protocol):
    """A place for keys; whoever shares it between threads brings a lock.

    Every call may raise `JournalError`, in a sentence that names `where`.
    """

    where: str

    def changed(self) -> bool:
        """Whether another process may have destroyed a key since this was asked last."""

    def by_id(self, key_id: str) -> KeyRow | None:
        """The key with this id."""

    def by_person(self, person: str) -> KeyRow | None:
        """The key of this person."""

    def add(self, rows: Iterable[KeyRow]) -> None:
        """Store keys durably, all or none; one that the person has already stays."""

    def blank(self, row: KeyRow) -> bool:
        """Put this blank row in the place of the person's key; False if it was blank before."""

    def secret(self, name: str) -> bytes | None:
        """The secret under this name."""

    def add_secret(self, name: str, secret: bytes) -> None:
        """Store a secret; one that is there already stays."""

    def rows(self) -> list[KeyRow]:
        """The keys of all people, by their ids."""

    def secrets(self) -> dict[str, bytes]:
        """All secrets by their names."""

    def mirror(self) -> Checkpoint | None:
        """The last checkpoint that was mirrored."""

    def set_mirror(self, checkpoint: Checkpoint) -> None:
        """Mirror a checkpoint, unless a newer one is mirrored."""

    def replace_mirror(self, checkpoint: Checkpoint | None) -> None:
        """Mirror this checkpoint, or none, whatever is mirrored now."""

    def close(self) -> None:
        """Release the place. Twice is harmless."""

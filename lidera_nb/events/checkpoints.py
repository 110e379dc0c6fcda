"""Signed checkpoints: what all streams' heads were at one moment.

A chain shows a change within a stream, but not that its end is missing. A checkpoint does, and
its mirror in the key file does so even when the journal lost its newest checkpoints too.
This module must not know payloads.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from lidera_nb.clock import Clock, utc_now
from lidera_nb.events.chain import Head, canonical
from lidera_nb.events.stamps import stamp
from lidera_nb.events.storage import connect, explained

if TYPE_CHECKING:  # both of them import this module
    from lidera_nb.events.keys import Keys
    from lidera_nb.events.sqlite import SqliteJournal

_LAST = "SELECT * FROM checkpoints ORDER BY id DESC LIMIT 1"
# Jumps from stream to stream: the cost grows with the streams, not with the events.
_HEADS = """
WITH RECURSIVE names (stream) AS (
    SELECT min(stream) FROM events
    UNION ALL
    SELECT (SELECT min(stream) FROM events WHERE stream > names.stream)
    FROM names WHERE names.stream IS NOT NULL
)
SELECT events.stream, events.n, events.hash FROM names JOIN events ON
    events.stream = names.stream
    AND events.n = (SELECT max(n) FROM events WHERE events.stream = names.stream)"""


class Checkpoint(NamedTuple):
    """A row of the table; `heads_hash` covers every stream's head at ``seq <= upto_seq``."""

    id: int
    upto_seq: int
    streams: int
    heads_hash: bytes
    at: str
    signature: bytes

    def message(self) -> bytes:
        """What is signed: everything but the signature."""
        return canonical(self[:5])

    def signed_by(self, public_key: bytes) -> bool:
        """Whether the signature is that of this key and fits the content."""
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(self.signature, self.message())
        except (InvalidSignature, TypeError):
            return False
        return True


def heads_hash(heads: Mapping[str, Head]) -> bytes:
    """SHA-256 over all (stream, n, hash), sorted by stream."""
    return sha256(
        canonical(part for stream in sorted(heads) for part in (stream, *heads[stream]))
    ).digest()


def lost_tail(path: Path, seq: int, mirror: Checkpoint) -> str:
    """The sentence that says that the journal ends too early."""
    return (
        f"{path} ends at event {seq}, but a checkpoint was taken at event {mirror.upto_seq} "
        f"({mirror.at}): it lost its tail; restore the newest backup of the journal, "
        "or run `lidera check --journal` to see what is wrong"
    )


def take_checkpoint(journal: SqliteJournal, clock: Clock = utc_now) -> Checkpoint:
    """Sign what all heads are now, in the journal first and then in the key file's mirror.

    Without news since the last checkpoint that one is returned. It may run in a thread beside
    the writer: the heads are read from a snapshot, and the write lock is held for one row.
    """
    upto, heads = _snapshot(journal.path)
    with journal.writing() as connection:
        found = connection.execute(_LAST).fetchone()
        checkpoint = Checkpoint(*found) if found else None
        if checkpoint is None or checkpoint.upto_seq < upto:
            number = checkpoint.id + 1 if checkpoint else 1
            news = (number, upto, len(heads), heads_hash(heads), stamp(clock()))
            checkpoint = _signed(news, journal.keys)
            connection.execute("INSERT INTO checkpoints VALUES (?, ?, ?, ?, ?, ?)", checkpoint)
    journal.keys.set_mirror(checkpoint)
    return checkpoint


def _snapshot(path: Path) -> tuple[int, dict[str, Head]]:
    with explained(path), closing(connect(path, read_only=True)) as connection:
        connection.execute("BEGIN")
        (upto,) = connection.execute("SELECT coalesce(max(seq), 0) FROM events").fetchone()
        heads = connection.execute(_HEADS)
        return upto, {stream: Head(n, digest) for stream, n, digest in heads}


def _signed(news: tuple[int, int, int, bytes, str], keys: Keys) -> Checkpoint:
    unsigned = Checkpoint(*news, b"")
    return unsigned._replace(signature=keys.sign(unsigned.message()))

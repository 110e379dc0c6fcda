"""Signed checkpoints: what all streams' heads were at one moment.

A chain shows a change within a stream, but not that its end is missing. A checkpoint does, and
its mirror in the key file does so even when the journal lost its newest checkpoints too.
This module must not know payloads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from lidera_nb.clock import Clock, utc_now
from lidera_nb.events.chain import Head, canonical
from lidera_nb.events.stamps import stamp

if TYPE_CHECKING:  # it imports this module
    from lidera_nb.events.keys import Keys


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


def lost_tail(where: Path | str, seq: int, mirror: Checkpoint) -> str:
    """The sentence that says that the journal ends too early."""
    return (
        f"{where} ends at event {seq}, but a checkpoint was taken at event {mirror.upto_seq} "
        f"({mirror.at}): it lost its tail; restore the newest backup of the journal, "
        "or run `lidera check --journal` to see what is wrong"
    )


class Pinned(Protocol):
    """A journal of which checkpoints can be taken."""

    keys: Keys

    def heads(self) -> tuple[int, dict[str, Head]]:
        """The newest `seq` and all heads at that moment."""

    def pin(self, make: Callable[[Checkpoint | None], Checkpoint]) -> Checkpoint:
        """Store what `make` makes of the last checkpoint, unless it is the last one."""


def take_checkpoint(journal: Pinned, clock: Clock = utc_now) -> Checkpoint:
    """Sign what all heads are now, in the journal first and then in the key file's mirror.

    Without news since the last checkpoint that one is returned. It may run in a thread beside
    the writer: the heads are read from a snapshot, and the write lock is held for one row.
    """
    upto, heads = journal.heads()

    def made(last: Checkpoint | None) -> Checkpoint:
        if last is not None and last.upto_seq >= upto:
            return last
        number = last.id + 1 if last else 1
        return _signed((number, upto, len(heads), heads_hash(heads), stamp(clock())), journal.keys)

    checkpoint = journal.pin(made)
    journal.keys.set_mirror(checkpoint)
    return checkpoint


def _signed(news: tuple[int, int, int, bytes, str], keys: Keys) -> Checkpoint:
    unsigned = Checkpoint(*news, b"")
    return unsigned._replace(signature=keys.sign(unsigned.message()))

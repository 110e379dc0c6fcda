"""The hash chain of each stream, over the very bytes that are stored.

A row's hash covers every column but `seq` (which the store gives) and the hash before it, so a
changed, missing or moved row shows. Sealed fields are covered as ciphertext: destroying a key
leaves the chain whole. This module must not know about keys, payload types or SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple


class Row(NamedTuple):
    """An event as stored; the order of the fields is the order of the columns."""

    seq: int
    stream: str
    n: int
    message_id: str
    i: int
    kind: str
    version: int
    key_id: str
    payload: str
    body_mac: bytes
    actor: str
    at: str
    prev_hash: bytes
    hash: bytes


class Head(NamedTuple):
    """Where a stream stands: its last `n` and that row's hash."""

    n: int
    hash: bytes


def canonical(fields: Iterable[str | int | bytes]) -> bytes:
    """Fields as bytes, each behind its length, so that no two lists of fields look alike.

    >>> canonical(["ab", "c"]) == canonical(["a", "bc"])
    False
    """
    parts: list[bytes] = []
    for field in fields:
        raw = field if isinstance(field, bytes) else str(field).encode()
        parts += (len(raw).to_bytes(8, "big"), raw)
    return b"".join(parts)


def genesis(stream: str) -> Head:
    """The head of a stream in which nothing happened: n is 0, the hash is that of its name."""
    return Head(0, sha256(stream.encode()).digest())


def digest(row: Row) -> bytes:
    """The hash that `row` ought to carry."""
    return sha256(canonical(row[1:13])).digest()


def linked(row: Row) -> Row:
    """`row` with its hash in place."""
    return Row(*row[:13], digest(row))


class Chains:
    """Follows the chains of all streams at once; rows must come in order of `seq`."""

    def __init__(self) -> None:
        self.heads: dict[str, Head] = {}

    def follow(self, row: Row) -> Iterator[str]:
        """Take one more row in and name what is wrong with it, a sentence each."""
        before = self.heads.get(row.stream) or genesis(row.stream)
        self.heads[row.stream] = Head(row.n, row.hash)
        where = f"event {row.n} of {row.stream} (seq {row.seq})"
        if row.n != before.n + 1:
            yield f"{where} follows event {before.n}: events between them are missing or moved"
        elif row.prev_hash != before.hash:
            yield f"{where} does not continue the event before it: one of them was replaced"
        if row.hash != digest(row):
            yield f"{where} was changed after it was written: its hash does not fit its content"


def verify(rows: Iterable[Row]) -> list[str]:
    """Everything that is wrong with the chains of `rows`; an empty list when they hold."""
    chains = Chains()
    return [fault for row in rows for fault in chains.follow(row)]

"""What a batch of entries does, decided entry by entry inside one transaction.

A batch sees the store's heads and messages and its own: two entries of one stream in the same
batch follow each other, and a repeat within the batch is a repeat. A refusal leaves no trace.
This module must not know SQL; the store hands in how to look things up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC

from lidera_nb.errors import JournalError, MessageConflict, StaleStream
from lidera_nb.events.admission import admit
from lidera_nb.events.chain import Head, Row, linked
from lidera_nb.events.journal import Appended, Entry, Event
from lidera_nb.events.keys import Keys
from lidera_nb.events.seal import Sealed, body_mac, same_body, seal, unseal
from lidera_nb.events.stamps import stamp

Messages = dict[tuple[str, str], list[Row]]
"""The rows of messages, by stream and id."""


class Batch:
    """The rows that are about to be inserted, and the heads as they will stand.

    Parameters
    ----------
    seq
        The journal's last `seq`.
    head_of, rows_of
        Look up a stream's head and a message's rows in the store.
    """

    def __init__(
        self,
        keys: Keys,
        seq: int,
        head_of: Callable[[str], Head],
        rows_of: Callable[[str, str], list[Row]],
    ) -> None:
        self.seq = seq
        self.rows: list[Row] = []
        self.heads: dict[str, Head] = {}
        self._messages: Messages = {}
        self._keys, self._head_of, self._rows_of = keys, head_of, rows_of

    def answer(self, entry: Entry) -> Appended | JournalError:
        """Take the entry in, or say why not."""
        try:
            admit(entry)
            known = self._known(entry.stream, entry.message_id)
            return self._repeat(entry, known) if known else self._take(entry)
        except JournalError as refusal:
            return refusal

    def _known(self, stream: str, message_id: str) -> list[Row]:
        return self._messages.get((stream, message_id)) or self._rows_of(stream, message_id)

    def _head(self, stream: str) -> Head:
        return self.heads.get(stream) or self._head_of(stream)

    def _repeat(self, entry: Entry, known: list[Row]) -> Appended:
        return repeated(known, entry.body, self._head(entry.stream).n, self._keys)

    def _take(self, entry: Entry) -> Appended:
        head = self._head(entry.stream)
        if entry.expected is not None and entry.expected != head.n:
            raise StaleStream(entry.stream, entry.expected, head.n)
        # Everything that can refuse is done before the batch changes.
        sealed = [seal(entry, i, self._keys) for i in range(len(entry.events))]
        if not sealed:
            return Appended((), head.n)
        rows = self._chained(entry, head, sealed)
        self.rows += rows
        self.seq = rows[-1].seq
        self.heads[entry.stream] = Head(rows[-1].n, rows[-1].hash)
        self._messages[entry.stream, entry.message_id] = rows
        return Appended(tuple(map(_happened, rows, [entry] * len(rows))), rows[-1].n)

    def _chained(self, entry: Entry, head: Head, sealed: list[Sealed]) -> list[Row]:
        key_ids = [one.key_id for one in sealed]
        mac = body_mac(entry.stream, entry.message_id, entry.body, key_ids, self._keys)
        at = stamp(entry.at)
        rows: list[Row] = []
        for i, one in enumerate(sealed):
            place = (self.seq + i + 1, entry.stream, head.n + 1, entry.message_id, i)
            row = linked(Row(*place, *one, mac, entry.actor, at, head.hash, b""))
            rows.append(row)
            head = Head(row.n, row.hash)
        return rows


def asked(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Streams and ids of messages, for a store that looks them all up at once.

    Names that cannot travel are left out: `admit` refuses them.
    """
    names = {(entry.stream, entry.message_id) for entry in entries}
    return sorted(name for name in names if all(part.isprintable() for part in name))


def found(rows: Iterable[Row]) -> Messages:
    """What a store found of them; the rows of a message come in its order."""
    known: Messages = {}
    for row in rows:
        known.setdefault((row.stream, row.message_id), []).append(row)
    return known


def repeated(known: list[Row], body: bytes, head: int, keys: Keys) -> Appended:
    """The answer to a message that came again.

    Raises
    ------
    MessageConflict
        It came with another body.
    """
    first = known[0]
    if not same_body(known, body, keys):
        raise MessageConflict(
            f"{first.stream}: message {first.message_id} came again with another body"
        )
    return Appended(tuple(unseal(row, keys) for row in known), head, repeated=True)


def _happened(row: Row, entry: Entry) -> Event:
    """The event as it will be read, without opening what was just sealed."""
    payload = entry.events[row.i].payload
    at = entry.at.astimezone(UTC)
    return Event(*row[:7], payload, row.actor, at)

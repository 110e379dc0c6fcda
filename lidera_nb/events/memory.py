"""A journal in memory, for tests and for trying a fold without a file.

It keeps the contract of `journal.py` and nothing more: no sealing, no chain, gone at the end.
It is written apart from the real store on purpose, so that each can check the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC

from lidera_nb.errors import JournalError, MessageConflict, StaleStream
from lidera_nb.events.admission import admit
from lidera_nb.events.catalogue import kind_of
from lidera_nb.events.journal import Appended, Entry, Event
from lidera_nb.events.kinds import VERSIONS


class MemoryJournal:
    """A `Journal` whose events live as long as the object.

    Examples
    --------
    >>> MemoryJournal().head("person:p1")
    0
    """

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._streams: dict[str, list[Event]] = {}
        self._messages: dict[tuple[str, str], tuple[bytes, Appended]] = {}

    def append(self, entries: Sequence[Entry]) -> list[Appended | JournalError]:
        """See `Journal.append`."""
        return [self._answer(entry) for entry in entries]

    def find(self, stream: str, message_id: str, body: bytes) -> Appended | None:
        """See `Journal.find`."""
        known = self._messages.get((stream, message_id))
        if known is None:
            return None
        if known[0] != body:
            raise MessageConflict(f"{stream}: message {message_id} came again with another body")
        return replace(known[1], head=self.head(stream), repeated=True)

    def read(self, stream: str, after: int = 0) -> list[Event]:
        """See `Journal.read`."""
        return self._streams.get(stream, [])[after:]

    def head(self, stream: str) -> int:
        """See `Journal.head`."""
        return len(self._streams.get(stream, ()))

    def last(self) -> int:
        """See `Journal.last`."""
        return max((event.seq for event in self.events()), default=0)

    def streams(self, prefix: str = "") -> list[str]:
        """See `Journal.streams`."""
        return sorted(name for name in self._streams if name.startswith(prefix))

    def events(self, after: int = 0) -> Iterator[Event]:
        """See `Journal.events`."""
        return iter(self._events[after:])

    def on_news(self, wake: Callable[[], None]) -> None:
        """See `Journal.on_news`: no other process can append here."""

    def close(self) -> None:
        """Nothing to release."""

    def _answer(self, entry: Entry) -> Appended | JournalError:
        try:
            admit(entry)
            return self.find(entry.stream, entry.message_id, entry.body) or self._store(entry)
        except JournalError as refusal:
            return refusal

    def _store(self, entry: Entry) -> Appended:
        head = self.head(entry.stream)
        if entry.expected is not None and entry.expected != head:
            raise StaleStream(entry.stream, entry.expected, head)
        happened = tuple(self._happened(entry, head, i) for i in range(len(entry.events)))
        done = Appended(happened, head + len(happened))
        if happened:
            self._events += happened
            self._streams.setdefault(entry.stream, []).extend(happened)
            self._messages[entry.stream, entry.message_id] = (entry.body, done)
        return done

    def _happened(self, entry: Entry, head: int, i: int) -> Event:
        payload = entry.events[i].payload
        kind = kind_of(payload)
        return Event(
            seq=len(self._events) + i + 1,
            stream=entry.stream,
            n=head + i + 1,
            message_id=entry.message_id,
            i=i,
            kind=kind,
            version=VERSIONS[kind],
            payload=payload,
            actor=entry.actor,
            at=entry.at.astimezone(UTC),
        )

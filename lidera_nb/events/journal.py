"""The journal's contract: what every store of events promises, and the words it uses.

A *stream* is one story (a person's, a cohort's). An *entry* is what one message meant: its
events commit together. The same message again is answered with what it did; the same id with
another body is a conflict. Nothing is ever changed or removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from lidera_nb.errors import JournalError
from lidera_nb.events.kinds import Payload
from lidera_nb.value import value


@value
class NewEvent:
    """An event about to happen; `subject` is the person whose key seals its private fields."""

    payload: Payload
    subject: str | None = None


@value
class Event:
    """An event that happened.

    Attributes
    ----------
    seq
        Position in the whole journal (1, 2, …); gaps are allowed, order is not changed.
    stream, n
        The story it belongs to and its place there, from 1 without gaps.
    message_id, i
        The message that caused it and its place among that message's events, from 0.
    kind, version, payload
        Its name in the catalogue, the payload's version and the typed payload.
    actor
        Who did it: a person's id, or ``system``.
    at
        The server's clock, UTC.
    erased
        True where private fields read as blank because their key was destroyed.
    """

    seq: int
    stream: str
    n: int
    message_id: str
    i: int
    kind: str
    version: int
    payload: Payload
    actor: str
    at: datetime
    erased: bool = False


@value
class Entry:
    """What one message means.

    `body` is the message as canonical bytes: it decides whether a repeated id is the same
    message. `expected` is the stream's head that the author of the message saw; ``None``
    appends at the head whatever it is.
    """

    stream: str
    message_id: str
    body: bytes
    events: tuple[NewEvent, ...]
    actor: str
    at: datetime
    expected: int | None = None


@value
class Appended:
    """What an entry did. `repeated` says that it had been done before."""

    events: tuple[Event, ...]
    head: int
    repeated: bool = False


class Journal(Protocol):
    """An append-only store of events.

    All calls are synchronous; the server calls `append` from its one writer with everything
    that waits (group commit) and acknowledges after it returns.
    """

    def append(self, entries: Sequence[Entry]) -> list[Appended | JournalError]:
        """Store all entries in one durable transaction; one answer for each, in order.

        An entry that is refused (`StaleStream`, `MessageConflict`) does not disturb the others.
        """

    def find(self, stream: str, message_id: str, body: bytes) -> Appended | None:
        """What this message did before, or None.

        Raises
        ------
        MessageConflict
            The id is known in this stream with another body.
        """

    def read(self, stream: str, after: int = 0) -> list[Event]:
        """Events of a stream with ``n > after``, in order."""

    def head(self, stream: str) -> int:
        """The last `n` of a stream, 0 when there is none."""

    def streams(self, prefix: str = "") -> list[str]:
        """Names of all streams that begin with `prefix`, sorted."""

    def last(self) -> int:
        """The `seq` of the newest event, 0 when there is none."""

    def events(self, after: int = 0) -> Iterator[Event]:
        """All events with ``seq > after``, in order."""

    def on_news(self, wake: Callable[[], None]) -> None:
        """Call `wake`, in whatever thread, when another process appended; until `close`.

        A store that cannot tell never calls it, and none promises to tell of everything: who
        must not miss anything also looks at `events` now and then.
        """

    def close(self) -> None:
        """Release the store. Calling it twice is harmless."""

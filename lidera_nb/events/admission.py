"""What an entry must be before any store looks at it.

Both stores ask here, so that a test against memory refuses what the real journal refuses.
This module must not know what a store holds: heads and repeats are the store's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from lidera_nb.errors import JournalError
from lidera_nb.events.catalogue import kind_of, private_fields
from lidera_nb.events.journal import Entry, NewEvent

LONGEST_NAME = 200
"""Characters that a stream, a message id, an actor or a subject may have."""

sealed_fields = cache(private_fields)
"""`private_fields`, remembered: it is asked for every event."""


def subject_to_seal(event: NewEvent) -> str | None:
    """The person whose key seals something in `event`, or None when nothing is private."""
    return event.subject if sealed_fields(kind_of(event.payload)) else None


def people_to_seal(entries: Iterable[Entry]) -> set[str]:
    """Everyone about whom these entries say something private."""
    people = {subject_to_seal(event) for entry in entries for event in entry.events}
    return {person for person in people if person is not None}


def admit(entry: Entry) -> None:
    """Refuse an entry that no store could keep faithfully.

    Raises
    ------
    JournalError
        A name is empty, too long or not printable; the time has no zone; a payload is not in
        the catalogue; or something private has no subject.
    """
    for what, name in _names(entry):
        if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
            raise JournalError(
                f"{what} {name[:40]!r} cannot be stored: "
                f"expected 1 to {LONGEST_NAME} printable characters"
            )
    if entry.at.tzinfo is None:
        raise JournalError(f"{entry.stream}: the time {entry.at} has no zone; hand in UTC")
    for event in entry.events:
        _admit_event(entry.stream, event)


def _names(entry: Entry) -> list[tuple[str, str]]:
    names = [("stream", entry.stream), ("message id", entry.message_id), ("actor", entry.actor)]
    subjects = [event.subject for event in entry.events if event.subject is not None]
    return names + [("subject", subject) for subject in subjects]


def _admit_event(stream: str, event: NewEvent) -> None:
    try:
        kind = kind_of(event.payload)
    except KeyError:
        name = type(event.payload).__name__
        raise JournalError(f"{stream}: {name} is not in the catalogue of events") from None
    if sealed_fields(kind) and event.subject is None:
        raise JournalError(
            f"{stream}: {kind} holds private fields, so the event must name its subject"
        )

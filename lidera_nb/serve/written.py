"""What this server appended since its last look at the journal: it knows these events already."""

from __future__ import annotations

from collections.abc import Iterable

from lidera_nb.events.journal import Event


class Written:
    """Events by their place in the journal, from being stored to the next look."""

    def __init__(self) -> None:
        self._events: dict[int, Event] = {}

    def __contains__(self, seq: int) -> bool:
        return seq in self._events

    def add(self, events: Iterable[Event]) -> None:
        """These events were stored, and somebody who takes them in waits for them."""
        self._events.update((event.seq, event) for event in events)

    def after(self, seq: int) -> list[Event]:
        """The events that follow `seq` without a gap: nobody else wrote between them.

        Earlier ones are forgotten.
        """
        known = sorted(one for one in self._events if one > seq)
        fresh = [self._events[one] for place, one in enumerate(known, seq + 1) if one == place]
        upto = seq + len(fresh)
        self._events = {one: self._events[one] for one in known if one > upto}
        return fresh

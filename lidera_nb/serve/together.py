"""How what many people share is changed: decided on its newest state, or decided anew.

Rooms, cohorts and cards are streams of their own. Within one server a lock keeps their messages
apart; several servers on one journal cannot lock each other out, so an entry names the head that
it was decided on, and is decided again if another server was quicker.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lidera_nb.activities.activity import Decision, Refusal
from lidera_nb.clock import Clock
from lidera_nb.errors import StaleStream
from lidera_nb.events.journal import Entry, Event, Journal
from lidera_nb.events.writer import GroupWriter

AGAIN = 12
"""How often a message is decided before it is refused: that many others were quicker each time."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message to what many share: its id, its bytes, and what it says."""

    message_id: str
    wire: bytes
    body: Mapping[str, Any]


@dataclass(slots=True)
class Together:
    """The road to the streams that many share; `catch_up` takes in what other servers did."""

    journal: Journal
    writer: GroupWriter
    clock: Clock
    catch_up: Callable[[], object]
    _locks: defaultdict[str, asyncio.Lock] = field(
        default_factory=lambda: defaultdict(asyncio.Lock)
    )

    async def act(
        self, stream: str, person: str, said: Said, decide: Callable[[], Decision]
    ) -> Refusal | tuple[Event, ...]:
        """What a message did to a stream: its events, none if it was known or means nothing.

        Raises
        ------
        StaleStream
            Others were quicker, every time.
        JournalError
            It could not be stored.
        """
        async with self._locks[stream]:
            for left in reversed(range(AGAIN)):
                if self.journal.find(stream, said.message_id, said.wire) is not None:
                    return ()
                head = self.journal.head(stream)
                self.catch_up()
                decision = decide()
                if isinstance(decision, Refusal):
                    return decision
                if not isinstance(decision, tuple) or not decision:
                    return ()
                at = self.clock()
                entry = Entry(stream, said.message_id, said.wire, decision, person, at, head)
                try:
                    return (await self.writer.append(entry)).events
                except StaleStream:
                    if not left:
                        raise
        raise AssertionError  # the loop ends by returning or raising

    async def settle(self, entry: Entry) -> tuple[Event, ...]:
        """Commit what the server itself settled, once: the id tells that it is the same."""
        async with self._locks[entry.stream]:
            if self.journal.find(entry.stream, entry.message_id, entry.body) is not None:
                return ()
            return (await self.writer.append(entry)).events

    def forget(self, stream: str) -> None:
        """Let go of the lock of a stream that is over."""
        self._locks.pop(stream, None)

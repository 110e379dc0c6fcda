"""What many share is decided on its newest state, whichever server was quicker."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from lidera_nb.activities.activity import Refusal
from lidera_nb.errors import StaleStream
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve import together
from lidera_nb.serve.together import Said, Together

NOW = datetime(2026, 3, 2, tzinfo=UTC)
STREAM = "room:1"
SEEN = kinds.LoginSeen(login="x")


class Two:
    """A server whose neighbour on the same journal is quicker, so many times."""

    def __init__(self, times: int) -> None:
        self.journal = MemoryJournal()
        self.times, self.looked, self.decided = times, 0, 0
        self.writer = GroupWriter(self.journal)
        self.road = Together(self.journal, self.writer, lambda: NOW, self.look)

    def look(self) -> None:
        self.looked += 1

    def decide(self):
        """The neighbour appends between the look and the commit."""
        self.decided += 1
        if self.decided <= self.times:
            event = (NewEvent(SEEN),)
            name = f"other-{self.decided}"
            self.journal.append([Entry(STREAM, name, b"", event, "system", NOW)])
        return (NewEvent(SEEN),)

    async def act(self, message: str = "mine"):
        said = Said(message, b"{}", {})
        return await self.road.act(STREAM, "p-ana", said, self.decide)


def run(what):
    return asyncio.run(what)


def test_a_message_that_another_server_overtook_is_decided_again():
    two = Two(times=3)
    [event] = run(two.act())
    assert event.n == 4
    assert (two.decided, two.looked) == (4, 4)


def test_a_message_that_comes_again_is_not_decided_again():
    two = Two(times=0)

    async def twice():
        return await two.act(), await two.act()

    first, second = run(twice())
    assert (len(first), second, two.decided) == (1, (), 1)


def test_who_is_overtaken_every_time_is_told():
    two = Two(times=together.AGAIN)
    with pytest.raises(StaleStream):
        run(two.act())


def test_a_refusal_is_handed_on():
    two = Two(times=0)
    two.decide = lambda: Refusal("refused.room_over")
    assert run(two.act()) == Refusal("refused.room_over")


def test_what_the_server_settles_is_settled_once():
    two = Two(times=0)
    entry = Entry(STREAM, "settled", b"x", (NewEvent(SEEN),), "system", NOW)

    async def twice():
        return await two.road.settle(entry), await two.road.settle(entry)

    first, second = run(twice())
    assert (len(first), second) == (1, ())

"""Live rooms in memory: who is in which, and the one road by which a room changes.

A room is decided at the head of its own stream, one message after the other in order of arrival
(`together`); a repeated message is answered with what it did. Everything here can be told from the
journal again, but for who has a room on their screen at the moment, at this server.
"""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lidera_nb.activities.activity import Decision, Refusal
from lidera_nb.activities.colleagues import SHARES
from lidera_nb.activities.course import Course
from lidera_nb.activities.readmodels import led_by
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.room import LASTS, Cases, Room, tell
from lidera_nb.activities.seat import Seat
from lidera_nb.activities.storystate import Story
from lidera_nb.clock import Clock
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal
from lidera_nb.people.roomcodes import new_room_code, parse_room_code
from lidera_nb.serve.caps.lockout import PAIR, Tally
from lidera_nb.serve.together import Said, Together

PREFIX = "room:"
_DAY = "%Y%m%d-%H%M%S"


@dataclass(slots=True)
class Rooms:
    """The rooms of the last hours, kept up event by event.

    `registry` and `story` give what is known of people; `announce` tells the pages of a person
    that something changed; `tick` is a clock that does not jump.
    """

    course: Course
    journal: Journal
    road: Together
    clock: Clock
    registry: Callable[[], Registry]
    story: Callable[[str], Story]
    announce: Callable[[str], None]
    tick: Callable[[], float] = time.monotonic
    wrong: Tally = field(default_factory=lambda: Tally(PAIR))
    _rooms: dict[str, Room] = field(default_factory=dict)
    _joined: dict[str, str] = field(default_factory=dict)
    _hosted: dict[str, str] = field(default_factory=dict)
    _here: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Tell the rooms that may still be open; older ones stay in the journal."""
        since = PREFIX + (self.clock() - LASTS).strftime(_DAY)
        streams = [name for name in self.journal.streams(PREFIX) if name >= since]
        self._follow(event for name in streams for event in self.journal.read(name))

    # --- looking --------------------------------------------------------------------------

    def seat(self, person: str, *, host: bool) -> Seat:
        """The seat of a person in the room they hosted or joined last."""
        held = self._hosted if host else self._joined
        return self._seat(person, self._rooms.get(held.get(person, "")))

    def _seat(self, person: str, room: Room | None) -> Seat:
        registry = self.registry()
        led = tuple((cohort.id, cohort.title) for cohort in led_by(person, registry))
        facts = {one: self.story(one).facts for one in room.people} if room else {}
        return Seat(
            room=room,
            member=room is not None and _takes_part(person, room, registry),
            cohorts=led,
            cases=tuple(self._cases().values()) if led else (),
            code=new_room_code([one.code for one in self._rooms.values()]) if led else "",
            present=frozenset(one for one in facts if self._here[one]),
            resting=frozenset(one for one, of in facts.items() if of.resting),
            sharing=frozenset(one for one, of in facts.items() if of.purposes.get(SHARES)),
        )

    def _cases(self) -> Cases:
        steps = (step for module in self.course.of("participant") for step in module.steps)
        return {(s.module, s.key): s for s in steps if s.activity == "simulation"}

    # --- acting ---------------------------------------------------------------------------

    async def act(
        self, person: str, said: Said, decide: Callable[[Seat], Decision]
    ) -> Refusal | None:
        """Decide and commit a message to a room; a refusal if it means nothing.

        Raises
        ------
        JournalError
            It could not be stored.
        """
        name = self._meant(person, said)
        if isinstance(name, Refusal):
            return name
        done = await self.road.act(
            PREFIX + name, person, said, lambda: decide(self._seat_for(person, said, name))
        )
        if isinstance(done, Refusal):
            return done
        self.take(done)
        return None

    def _seat_for(self, person: str, said: Said, name: str) -> Seat:
        """The seat that a message is decided in; before opening, that of the last room."""
        opening = said.body.get("do") == "open"
        return self.seat(person, host=True) if opening else self._seat(person, self._rooms[name])

    def _meant(self, person: str, said: Said) -> str | Refusal:
        """Which room a message is for."""
        do = said.body.get("do")
        if do == "open":
            return self._opened_by(person, said) or self._fresh(person)
        if do == "join":
            return self._by_code(person, said.body.get("code"))
        name = said.body.get("room")
        known = isinstance(name, str) and name in self._rooms
        return str(name) if known else Refusal("refused.room_over")

    def _opened_by(self, person: str, said: Said) -> str:
        """The room that this very message opened before; empty if none."""
        name = self._hosted.get(person, "")
        known = name and self.journal.find(PREFIX + name, said.message_id, said.wire)
        return name if known else ""

    def _fresh(self, person: str) -> str:
        """A name for a new room; a second press meanwhile waits at the same name."""
        open_now = self._rooms.get(self._hosted.get(person, ""))
        if open_now is not None and not open_now.over(self.clock()):
            return open_now.id
        return f"{self.clock().strftime(_DAY)}-{secrets.token_hex(4)}"

    def _by_code(self, person: str, typed: Any) -> str | Refusal:
        """The open room with this code in a cohort of the person; guessing is slowed down."""
        wait = self.wrong.wait(person, self.tick())
        if wait:
            return Refusal("refused.room_wait", {"minutes": max(1, round(wait / 60))})
        code = parse_room_code(typed) if isinstance(typed, str) else ""
        now, registry = self.clock(), self.registry()
        for name, room in self._rooms.items():
            if code == room.code and not room.over(now) and _takes_part(person, room, registry):
                self.wrong.clear(person)
                return name
        self.wrong.fail(person, self.tick())
        return Refusal("refused.room_code")

    # --- following ------------------------------------------------------------------------

    def take(self, events: Iterable[Event]) -> None:
        """Take in events of one room, and tell the pages of those whom they concern."""
        fresh = [event for event in events if self._is_new(event)]
        if fresh:
            self._follow(fresh)
            room = self._rooms[fresh[0].stream.removeprefix(PREFIX)]
            quiet = all(isinstance(event.payload, _QUIET) for event in fresh)
            self._tell(room, fresh[0].actor, quiet=quiet)

    def _is_new(self, event: Event) -> bool:
        room = self._rooms.get(event.stream.removeprefix(PREFIX))
        return event.n > (room.head if room else 0)

    def _follow(self, events: Iterable[Event]) -> None:
        for event in sorted(events, key=lambda event: event.seq):
            name = event.stream.removeprefix(PREFIX)
            room = self._rooms.get(name) or Room(name, self._cases())
            self._rooms[name] = tell(room, (event,))
            if isinstance(event.payload, kinds.RoomOpened):
                self._hosted[event.actor] = name
            elif isinstance(event.payload, kinds.RoomJoined):
                self._joined[event.actor] = name

    def _tell(self, room: Room, actor: str, *, quiet: bool) -> None:
        """Tell everyone; where only a count changed, the facilitator and whoever made it so."""
        for person in {room.host, actor} if quiet else {room.host, *room.people}:
            self.announce(person)

    def forget(self, person: str) -> None:
        """Read anew the rooms of somebody who was erased: what they wrote is gone."""
        for name, room in list(self._rooms.items()):
            if person in room.people or person == room.host:
                events = self.journal.read(PREFIX + name)
                self._rooms[name] = tell(Room(name, self._cases()), events)

    def sweep(self, now: datetime) -> None:
        """Let go of rooms that ended long ago."""
        for name, room in list(self._rooms.items()):
            if room.opened_at is not None and now - room.opened_at > 2 * LASTS:
                del self._rooms[name]
                self.road.forget(PREFIX + name)

    def of(self, person: str) -> list[Event]:
        """All that a person ever did in rooms: for a copy of their own data."""
        streams = (self.journal.read(name) for name in self.journal.streams(PREFIX))
        return [event for stream in streams for event in stream if event.actor == person]

    # --- who is here ----------------------------------------------------------------------

    def arrive(self, person: str) -> None:
        """Somebody opened the page of rooms."""
        self._here[person] += 1
        self._counted(person, 1)

    def depart(self, person: str) -> None:
        """Somebody's page of rooms was closed, or its connection was lost."""
        self._here[person] -= 1
        self._counted(person, 0)
        if self._here[person] <= 0:
            del self._here[person]

    def _counted(self, person: str, edge: int) -> None:
        """Tell the facilitator when somebody came or went altogether."""
        room = self._rooms.get(self._joined.get(person, ""))
        if room is not None and self._here[person] == edge:
            self.announce(room.host)


_QUIET = (kinds.RoomJoined, kinds.VoteCast)


def _takes_part(person: str, room: Room, registry: Registry) -> bool:
    """Whether somebody is a participant of the room's cohort."""
    cohort = registry.cohorts.get(room.cohort)
    member = cohort.members.get(person) if cohort else None
    return member is not None and member.role == "participant"

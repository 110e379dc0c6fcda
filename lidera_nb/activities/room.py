"""A live room: a case played by a group, folded from the room's own stream.

The play is the same as anyone's, by the same engine, pinned to the content that the room was
opened with. What differs is who decides: people vote in rounds, and the group's decision is one
event. This module must not know who may do what, nor who is told what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from lidera_nb.activities.activity import Step
from lidera_nb.activities.said import Said
from lidera_nb.activities.shelf import Shelf
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.scenario import engine
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play

LASTS = timedelta(hours=6)
"""How long a room stays open if nobody closes it: a training day, not a night."""

ROUNDS = 2
"""Rounds of votes on one decision: before the group has talked, and after."""

Cases = Mapping[tuple[str, str], Step]
"""The cases that can be played, by module and key of their steps."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one person voted for, and why; the reason is blank once they were erased."""

    choice: str
    reason: str


@dataclass(frozen=True, slots=True)
class Round:
    """A round of votes on the decision of the scene, by person."""

    number: int
    votes: Mapping[str, Vote] = field(default_factory=dict)
    revealed: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision of the group: how it came about, and the rounds before it."""

    scene: str
    choice: str
    by: str
    reason: str
    rounds: tuple[Round, ...]

    @property
    def said(self) -> Said:
        """The decision as a play tells it; the reason is the facilitator's, if they picked."""
        return Said(self.scene, self.choice, self.reason, None)


@dataclass(frozen=True, slots=True)
class Room:
    """A room at event number `head` of its stream.

    Attributes
    ----------
    step, case, role
        Which case is played, in the version that the room was opened with (None when that
        version is not at hand), and in whose role.
    host
        The facilitator who opened it and alone steers it.
    people
        Who joined, in order.
    rounds
        The rounds of votes on the decision of the scene so far.
    """

    id: str
    cases: Cases
    step: Step | None = None
    case: Case | None = None
    role: str | None = None
    play: Play | None = None
    cohort: str = ""
    code: str = ""
    host: str = ""
    opened_at: datetime | None = None
    people: tuple[str, ...] = ()
    rounds: tuple[Round, ...] = ()
    settled: tuple[Settled, ...] = ()
    closed: bool = False
    head: int = 0

    def over(self, now: datetime) -> bool:
        """Whether the room was closed or has been open for too long."""
        return self.closed or self.opened_at is None or now - self.opened_at >= LASTS

    @property
    def round(self) -> Round | None:
        """The latest round on the decision of the scene."""
        return self.rounds[-1] if self.rounds else None

    @property
    def phase(self) -> str:
        """``lobby`` (not begun), ``scene``, ``voting``, ``revealed`` or ``ended``."""
        if self.play is None:
            return "lobby"
        if self.round is not None:
            return "revealed" if self.round.revealed else "voting"
        return "ended" if self.play.ended else "scene"


def tell(room: Room, events: Iterable[Event]) -> Room:
    """The room after more events of its stream; those that it knows already are passed over."""
    for event in events:
        if event.n > room.head:
            room = replace(_evolve(room, event), head=event.n)
    return room


def _evolve(room: Room, event: Event) -> Room:
    payload = event.payload
    match payload:
        case kinds.RoomOpened():
            return _opened(room, event, payload)
        case kinds.RoomJoined():
            known = event.actor in room.people
            return room if known else replace(room, people=(*room.people, event.actor))
        case kinds.RoomClosed():
            return replace(room, closed=True)
        case kinds.CaseStarted() if room.case is not None:
            play = engine.begin(room.case.scenario, payload.seed, payload.role)
            return replace(room, play=play)
    if room.case is None or room.play is None:
        return room
    return _played(room, room.case, room.play, event)


def _opened(room: Room, event: Event, payload: kinds.RoomOpened) -> Room:
    step = room.cases.get((payload.ctx.module, payload.ctx.step))
    shelf: Shelf | None = step.definition if step else None
    return replace(
        room,
        step=step,
        case=shelf.get(payload.ctx.hash) if shelf else None,
        role=payload.role,
        cohort=payload.cohort,
        code=payload.code,
        host=event.actor,
        opened_at=event.at,
    )


def _played(room: Room, case: Case, play: Play, event: Event) -> Room:
    payload = event.payload
    match payload:
        case kinds.DocumentConsulted():
            return replace(room, play=engine.consult(case.scenario, play, payload.document))
        case kinds.CaseAdvanced():
            return replace(room, play=engine.advance(case.scenario, play))
        case kinds.VotingOpened():
            return replace(room, rounds=(*room.rounds, Round(payload.round)))
        case kinds.VoteCast() if room.rounds:
            vote = Vote(payload.choice, payload.reason)
            return _in_round(room, votes={**room.rounds[-1].votes, event.actor: vote})
        case kinds.VotesRevealed() if room.rounds:
            return _in_round(room, revealed=True)
        case kinds.GroupDecided():
            return _decided(room, case, play, payload)
        case _:
            return room


def _in_round(room: Room, **changes: object) -> Room:
    last = replace(room.rounds[-1], **changes)  # type: ignore[arg-type]  # fields of Round
    return replace(room, rounds=(*room.rounds[:-1], last))


def _decided(room: Room, case: Case, play: Play, payload: kinds.GroupDecided) -> Room:
    made = Settled(play.scene, payload.choice, payload.by, payload.reason, room.rounds)
    after = engine.choose(case.scenario, play, payload.choice)
    return replace(room, play=after, rounds=(), settled=(*room.settled, made))

"""What a participant does in a room: come in by its code, and vote with a reason.

A vote is locked until the group sees the result, and can be changed only in another round. It is
an event of the room about the person: their reason is sealed under their own key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lidera_nb.activities.activity import Decision, Env, Message, Refusal, act, gate, parse
from lidera_nb.activities.moves import context, reasoned
from lidera_nb.activities.room import Room
from lidera_nb.activities.seat import seat_of
from lidera_nb.events import kinds
from lidera_nb.scenario import asking
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play

MOST = 50
"""People in a room."""


class Join(Message):
    """Come in; the server has found the room by its code."""

    code: str


class Vote(Message):
    """Vote on the decision of the scene, in the round that is open."""

    room: str
    scene: str
    round: int
    choice: str
    reason: str


MESSAGES: dict[str, type[Message]] = {"join": Join, "vote": Vote}


def decide(_state: None, body: Mapping[str, Any], env: Env) -> Decision:
    """What a participant's message means."""
    closed = gate(env)
    if closed:
        return closed
    seat, message = seat_of(env), parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    if seat is None or seat.room is None or not seat.member:
        return Refusal("refused.room_code")
    if seat.room.over(env.now):
        return Refusal("refused.room_over")
    if seat.room.case is None:
        return Refusal("refused.case_lost")
    if isinstance(message, Join):
        return _join(seat.room, env)
    assert isinstance(message, Vote)
    return _vote(seat.room, message, env)


def _join(room: Room, env: Env) -> Decision:
    if env.person not in room.people and len(room.people) >= MOST:
        return Refusal("refused.room_full", {"most": MOST})
    return (act(kinds.RoomJoined(ctx=within(room, env)), env),)


def within(room: Room, env: Env) -> kinds.Context:
    """The context of something that is done in a room: the case's, at its present scene."""
    assert room.step is not None
    assert room.case is not None
    node = room.play.scene if room.play else ""
    return context(room.case, replace(env, step=room.step), node)


def _vote(room: Room, message: Vote, env: Env) -> Decision:
    if env.person not in room.people:
        return Refusal("refused.room_code")
    if room.case is None or room.play is None or not _open(room, room.play, message):
        return Refusal("refused.vote_over")
    point = room.case.scenario.scenes[room.play.scene].decision
    reason = reasoned(message.reason, point.reason_min if point else 0)
    if isinstance(reason, Refusal):
        return reason
    if message.choice not in open_choices(room.case, room.play):
        return Refusal("refused.not_here")
    voted = room.rounds[-1].votes.get(env.person)
    if voted is not None:
        same = (voted.choice, voted.reason) == (message.choice, reason)
        return () if same else Refusal("refused.voted")
    cast = kinds.VoteCast(
        ctx=within(room, env), round=message.round, choice=message.choice, reason=reason
    )
    return (act(cast, env),)


def _open(room: Room, play: Play, message: Vote) -> bool:
    """Whether the round that the person was looking at takes votes."""
    asked = room.phase == "voting" and play.scene == message.scene
    return asked and room.rounds[-1].number == message.round


def open_choices(case: Case, play: Play) -> list[str]:
    """The choices that a group can take now."""
    return [choice.id for choice in asking.open_choices(case.scenario, play)]

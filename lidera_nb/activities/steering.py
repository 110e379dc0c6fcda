"""What a facilitator does with a room: open it, lead the group through the case, close it.

Only whoever opened a room steers it. Every message names the scene and the round that were on
the screen, so that a press which comes late, or twice, does nothing that was not meant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Literal

from lidera_nb.activities import moves
from lidera_nb.activities.activity import Decision, Env, Message, Refusal, act, parse
from lidera_nb.activities.room import ROUNDS, Room
from lidera_nb.activities.seat import Seat, seat_of
from lidera_nb.activities.tally import tally
from lidera_nb.activities.voting import open_choices, within
from lidera_nb.errors import PlayError
from lidera_nb.events import kinds
from lidera_nb.scenario import engine
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play


class Open(Message):
    """Open a room of a cohort on a case, in a role where the case has several."""

    cohort: str
    module: str
    step: str
    role: str | None = None


class InRoom(Message):
    """Base of what is done in a room that is open."""

    room: str


class Begin(InRoom):
    """Begin the case."""


class Consult(InRoom):
    """Open a document or a message for the whole group."""

    document: str


class Advance(InRoom):
    """Go on from a scene without a decision."""

    scene: str


class Ask(InRoom):
    """Open a round of votes."""

    scene: str
    round: int


class Reveal(InRoom):
    """End the round, and show how the group voted."""

    scene: str
    round: int


class Settle(InRoom):
    """Take the group's decision: what most voted for, or a pick of one's own with a reason."""

    scene: str
    round: int
    by: Literal["majority", "facilitator"]
    choice: str
    reason: str = ""


class Close(InRoom):
    """Close the room."""


MESSAGES: dict[str, type[Message]] = {
    "open": Open,
    "begin": Begin,
    "consult": Consult,
    "advance": Advance,
    "ask": Ask,
    "reveal": Reveal,
    "settle": Settle,
    "close": Close,
}


def decide(_state: None, body: Mapping[str, Any], env: Env) -> Decision:
    """What a facilitator's message means."""
    seat, message = seat_of(env), parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    if seat is None:
        return Refusal("refused.not_yours")
    if isinstance(message, Open):
        return _open(seat, message, env)
    room = seat.room
    if room is None or room.host != env.person or room.cohort not in dict(seat.cohorts):
        return Refusal("refused.not_yours")
    if isinstance(message, Close):
        return () if room.closed else (act(kinds.RoomClosed(), env),)
    if room.over(env.now):
        return Refusal("refused.room_over")
    if room.case is None:
        return Refusal("refused.case_lost")
    try:
        return _STEPS[type(message)](seat, room, message, env)
    except PlayError:
        return Refusal("refused.not_here")


def _open(seat: Seat, message: Open, env: Env) -> Decision:
    step = next(
        (s for s in seat.cases if (s.module, s.key) == (message.module, message.step)), None
    )
    if step is None or message.cohort not in dict(seat.cohorts):
        return Refusal("refused.not_yours")
    if seat.room is not None and not seat.room.over(env.now):
        return Refusal("refused.room_open")
    case: Case = step.definition.current
    roles = case.scenario.roles
    if (message.role not in roles) if roles else (message.role is not None):
        return Refusal("refused.role")
    ctx = moves.context(case, replace(env, step=step), "")
    opened = kinds.RoomOpened(ctx=ctx, cohort=message.cohort, code=seat.code, role=message.role)
    return (act(opened, env),)


def _begin(_seat: Seat, room: Room, _message: Any, env: Env) -> Decision:
    if room.play is not None:
        return ()
    begun = kinds.CaseStarted(ctx=within(room, env), seed=env.seed, role=room.role)
    return (act(begun, env),)


def _going(room: Room) -> tuple[Case, Play]:
    """The case and its play; PlayError where there is none that goes on."""
    if room.case is None or room.play is None:
        raise PlayError("the case of this room has not begun")
    return room.case, room.play


def _move(_seat: Seat, room: Room, message: Consult | Advance, env: Env) -> Decision:
    """The moves of any play. Papers are read before the vote: a price may close a choice."""
    case, play = _going(room)
    if room.rounds:
        return Refusal("refused.vote_first")
    assert room.step is not None
    inner = {key: value for key, value in message if key != "room"}
    kind = moves.Consult if isinstance(message, Consult) else moves.Advance
    return moves.move(case, play, kind(**inner), replace(env, step=room.step))


def _ask(_seat: Seat, room: Room, message: Ask, env: Env) -> Decision:
    case, play = _going(room)
    if case.scenario.scenes[play.scene].decision is None or message.scene != play.scene:
        return Refusal("refused.not_here")
    if message.round == len(room.rounds):
        return ()
    may = room.phase in ("scene", "revealed") and message.round == len(room.rounds) + 1
    if not may or message.round > ROUNDS:
        return Refusal("refused.not_here")
    return (act(kinds.VotingOpened(ctx=within(room, env), round=message.round), env),)


def _reveal(_seat: Seat, room: Room, message: Reveal, env: Env) -> Decision:
    _, play = _going(room)
    last = room.round
    if last is None or message.scene != play.scene or message.round != last.number:
        return Refusal("refused.not_here")
    revealed = act(kinds.VotesRevealed(ctx=within(room, env), round=last.number), env)
    return () if last.revealed else (revealed,)


def _settle(seat: Seat, room: Room, message: Settle, env: Env) -> Decision:
    case, play = _going(room)
    last = room.round
    if message.scene != play.scene or last is None or not last.revealed:
        return Refusal("refused.not_here")
    if message.round != last.number or message.choice not in open_choices(case, play):
        return Refusal("refused.not_here")
    reason: str | Refusal = ""
    if message.by == "facilitator":
        reason = moves.reasoned(message.reason, 1)
    elif tally(last, seat.resting).leader != message.choice:
        reason = Refusal("refused.tie")
    if isinstance(reason, Refusal):
        return reason
    decided = kinds.GroupDecided(
        ctx=within(room, env), choice=message.choice, by=message.by, reason=reason
    )
    after = engine.choose(case.scenario, play, message.choice)
    assert room.step is not None
    return moves.with_ending(act(decided, env), case, after, replace(env, step=room.step))


_STEPS: dict[type[Message], Callable[[Seat, Room, Any, Env], Decision]] = {
    Begin: _begin,
    Consult: _move,
    Advance: _move,
    Ask: _ask,
    Reveal: _reveal,
    Settle: _settle,
}

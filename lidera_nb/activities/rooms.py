"""The three pages of a live room as activities: a participant's, the facilitator's, the wall's.

None of them keeps a state of its own: all that they show is the room, which the server hands in
as a seat in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lidera_nb.activities import playview, steering, voting
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Refusal,
    Step,
    View,
    gate,
)
from lidera_nb.activities.room import ROUNDS, Room
from lidera_nb.activities.roomview import COUNTS, DRAWN, WALL, nowhere, shared
from lidera_nb.activities.seat import MODEL, Seat, seat_of
from lidera_nb.activities.tally import tally
from lidera_nb.activities.voting import open_choices
from lidera_nb.events.journal import Event
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.reading import minutes


def _nothing(_step: Step) -> None:
    return None


def _same(_state: None, _event: Event) -> None:
    return None


def _still(_state: None, _body: Mapping[str, Any], _env: Env) -> Decision:
    return Refusal("refused.malformed")


def _guest(_state: None, env: Env) -> View:
    """What a participant sees: the door, or the room with their own vote in it."""
    title, closed, seat = env.step.titles[env.lang], gate(env), seat_of(env)
    if closed:
        return playview.closed(title, closed, env)
    if seat is None:
        return nowhere(env)
    view: View = {"status": "open", "title": title, "seat": "guest"}
    room = seat.room
    if room is None or not seat.member:
        return view
    if room.over(env.now) or room.case is None:
        return view | {"over": True}
    view |= shared(room, seat, env)
    view["room"] = _uncounted(view["room"])
    if "vote" in view:
        view["vote"] = _uncounted(view["vote"]) | _own(room, env)
    return view


def _uncounted(part: dict[str, Any]) -> dict[str, Any]:
    """Without the counts that move with everyone: phones are not told of each vote."""
    return {name: value for name, value in part.items() if name not in COUNTS}


def _own(room: Room, env: Env) -> dict[str, Any]:
    """A person's own vote in the latest round, and the one before it to begin from."""
    votes = [shown.votes.get(env.person) for shown in room.rounds]
    told = [None if vote is None else {"choice": vote.choice, "reason": vote.reason}
            for vote in votes]  # fmt: skip
    return {"mine": told[-1], "before": told[-2] if len(told) > 1 else None}


def _host(_state: None, env: Env) -> View:
    """What a facilitator sees: what a room can be opened on, or the room and what can be done."""
    title, seat = env.step.titles[env.lang], seat_of(env)
    if seat is None:
        return nowhere(env)
    view: View = {"status": "open", "title": title, "seat": "host"}
    room = seat.room
    if room is None or room.over(env.now) or room.case is None:
        return view | {"offers": _offers(seat, env.lang), "over": room is not None}
    can = _can(room, room.case, seat, env.lang)
    notes = [room.case.texts[env.lang][f"note.{name}"] for name in room.case.scenario.notes]
    return view | shared(room, seat, env) | {"can": can, "wall": WALL, "notes": notes}


def _offers(seat: Seat, lang: str) -> dict[str, Any]:
    """The cohorts and the cases to choose from."""
    return {
        "cohorts": [{"id": cohort, "title": title} for cohort, title in seat.cohorts],
        "cases": [_offer(step, lang) for step in seat.cases],
    }


def _offer(step: Step, lang: str) -> dict[str, Any]:
    case: Case = step.definition.current
    words = case.texts[lang]
    roles = [{"id": role, "name": words[f"roles.{role}.name"]} for role in case.scenario.roles]
    about = {"module": step.module, "step": step.key, "title": words["title"]}
    return {**about, "minutes": minutes(case, lang), "roles": roles}


def _can(room: Room, case: Case, seat: Seat, lang: str) -> dict[str, Any]:
    """What the facilitator can do next; what is not there cannot be done now."""
    phase, play, last = room.phase, room.play, room.round
    if play is None:
        return {"begin": True}
    if phase == "scene":
        asks = case.scenario.scenes[play.scene].decision is not None
        return {"ask": 1} if asks else {"advance": play.scene}
    if phase == "voting" and last is not None:
        return {"reveal": last.number}
    if phase == "revealed" and last is not None:
        again = {"ask": last.number + 1} if last.number < ROUNDS else {}
        return {**again, "settle": _settling(room, case, seat, lang)}
    return {}


def _settling(room: Room, case: Case, seat: Seat, lang: str) -> dict[str, Any]:
    """What can be decided: the choices, and the one that most voted for, if there is one."""
    assert room.play is not None
    assert room.round is not None
    scene = room.play.scene
    leader = tally(room.round, seat.resting).leader
    names = open_choices(case, room.play)
    labels = {name: case.texts[lang][f"choice.{scene}.{name}.label"] for name in names}
    return {
        "round": room.round.number,
        "choices": [{"id": name, "label": label} for name, label in labels.items()],
        "majority": {"id": leader, "label": labels[leader]} if leader in labels else None,
    }


def _wall(_state: None, env: Env) -> View:
    """What is projected: the room of whoever projects, without reasons."""
    title, seat = env.step.titles[env.lang], seat_of(env)
    if seat is None:
        return nowhere(env)
    view: View = {"status": "open", "title": title, "seat": "wall"}
    room = seat.room
    if room is None or room.over(env.now) or room.case is None:
        return view | {"over": room is not None}
    view |= shared(room, seat, env) | {"drawn": DRAWN + room.code}
    for one in view.get("tallies", ()):
        for choice in one["choices"]:
            choice["reasons"] = []
    return view


ROOM = Activity(_nothing, _same, voting.decide, _guest, models=(MODEL,))
FACILITATE = Activity(_nothing, _same, steering.decide, _host, models=(MODEL,))
PROJECT = Activity(_nothing, _same, _still, _wall, models=(MODEL,))

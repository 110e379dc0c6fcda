"""How a room looks: the part that all three pages share, read from the play and the votes.

Nobody is ever shown who voted for what. A person sees their own vote; everyone sees how a round
fell once it was revealed. Texts of scenes that were not reached are not read.
"""

from __future__ import annotations

from typing import Any

from lidera_nb import texts
from lidera_nb.activities import playview
from lidera_nb.activities.activity import Env, View
from lidera_nb.activities.peers import FEWEST
from lidera_nb.activities.room import Room, Round, Settled
from lidera_nb.activities.seat import Seat
from lidera_nb.activities.tally import reasons, tally
from lidera_nb.activities.voting import open_choices
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play

DOOR = "/m/room"
"""Where participants come in."""
WALL = "/staff/project"
"""What a facilitator projects."""
DRAWN = "/qr/"
"""Where the way in is drawn, for a code."""
COUNTS = ("joined", "present", "votes", "missing")
"""How many came, are there, have voted, have not."""


def shared(room: Room, seat: Seat, env: Env) -> View:
    """What everybody in the room sees of it."""
    assert room.case is not None
    view: View = {"room": _room(room, seat, env.lang)}
    if room.play is None:
        brief = playview.briefing("", room.case, env.lang)["briefing"]
        return view | {"briefing": {k: v for k, v in brief.items() if k != "roles"}}
    return view | _stage(room, room.case, room.play, seat, env)


def _room(room: Room, seat: Seat, lang: str) -> dict[str, Any]:
    assert room.case is not None
    return {
        "id": room.id,
        "code": room.code,
        "door": DOOR,
        "title": room.case.texts[lang]["title"],
        "phase": room.phase,
        "joined": len(room.people),
        "present": len(seat.present.intersection(room.people)),
    }


def _stage(room: Room, case: Case, play: Play, seat: Seat, env: Env) -> View:
    said = [one.said for one in room.settled]
    view = playview.playing("", case, play, said, env.lang, untimed=True)
    for name in ("status", "title"):
        del view[name]
    if room.round is not None:
        view["vote"] = _vote(room, room.round, view["scene"]["decision"], seat)
    view["scene"].pop("decision", None)
    shown = [one for one in room.rounds if one.revealed]
    if shown:
        view["tallies"] = [_tally(one, room, case, play.scene, seat, env) for one in shown]
    if play.ended:
        names = case.scenario.questions
        view["questions"] = [case.texts[env.lang][f"question.{name}"] for name in names]
    if "consequence" in view:
        view["settled"] = settled(room.settled[-1], case, seat, env.lang)
    return view


def _vote(room: Room, last: Round, point: dict[str, Any], seat: Seat) -> dict[str, Any]:
    """The round: what is asked, and how many have voted of those who are there."""
    point.pop("prediction", None)
    point.pop("limit", None)
    here = seat.present.intersection(room.people) - seat.resting
    return {
        "round": last.number,
        "open": not last.revealed,
        "decision": point,
        "votes": tally(last, seat.resting).people,
        "missing": len(here.difference(last.votes)),
    }


def _tally(
    shown: Round, room: Room, case: Case, scene: str, seat: Seat, env: Env
) -> dict[str, Any]:
    """How a revealed round fell, choice by choice."""
    counted, words = tally(shown, seat.resting), case.texts[env.lang]
    point = case.scenario.scenes[scene].decision
    assert point is not None
    assert room.play is not None
    told = reasons(shown, room.id, seat.sharing, seat.resting)
    mine = shown.votes.get(env.person)
    offered = [one.id for one in point.choices if one.id in _offered(room, shown)]
    return {
        "round": shown.number,
        "people": counted.people,
        "few": FEWEST if counted.people < FEWEST else 0,
        "choices": [
            {
                "id": choice,
                "label": words[f"choice.{scene}.{choice}.label"],
                "count": counted.choices.get(choice, 0),
                "share": counted.share(choice),
                "mine": mine is not None and mine.choice == choice,
                "reasons": [text for of, text in told if of == choice],
            }
            for choice in offered
        ],
    }


def _offered(room: Room, shown: Round) -> set[str]:
    """The choices that were open, and any that somebody voted for."""
    assert room.case is not None
    assert room.play is not None
    voted = {vote.choice for vote in shown.votes.values()}
    return voted | set(open_choices(room.case, room.play))


def settled(made: Settled, case: Case, seat: Seat, lang: str) -> dict[str, Any]:
    """What the group decided, and how that came about."""
    counted = tally(made.rounds[-1], seat.resting) if made.rounds else None
    return {
        "choice": case.texts[lang][f"choice.{made.scene}.{made.choice}.label"],
        "by": made.by,
        "reason": made.reason,
        "count": counted.choices.get(made.choice, 0) if counted else 0,
        "people": counted.people if counted else 0,
    }


def nowhere(env: Env) -> View:
    """A page of rooms where there is no server to have them."""
    title = env.step.titles[env.lang]
    return {"status": "locked", "title": title, "lock": texts.say(env.lang, "locked.no_rooms")}

"""Looking back on a case: the path taken, indicators over time, predictions and what happened.

Of several attempts it is the latest one that came to an ending; all that did stand side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lidera_nb.activities import comparison, lookback, playview, simulation, together
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    Step,
    View,
    act,
    concerns,
    cover,
    parse,
)
from lidera_nb.activities.experts import experts_of
from lidera_nb.activities.pathmap import path_map
from lidera_nb.activities.peers import Peers
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.value import value


@value
class LookingBack:
    """The play that is looked back on, and whether that was done."""

    step: Step
    playing: simulation.Playing
    seen: bool = False


class Seen(Message):
    """The debrief was read to its end."""


def initial(step: Step) -> LookingBack:
    """Nothing to look back on yet."""
    assert step.of is not None
    return LookingBack(step, simulation.initial(step.of))


def evolve(state: LookingBack, event: Event) -> LookingBack:
    """Follow the play, and note when its debrief was read."""
    if isinstance(event.payload, kinds.DebriefSeen) and concerns(event, state.step):
        return replace(state, seen=True)
    playing = simulation.evolve(state.playing, event)
    return state if playing is state.playing else replace(state, playing=playing)


def tells(state: LookingBack) -> tuple[Any, ...]:
    """What of the play is looked back on: the attempts that ended, and whether another goes on.

    That is told beside several attempts only.
    """
    playing = state.playing
    ended = [one.play for one in (*playing.earlier, playing) if one.ended]
    return (state.seen, not playing.ended and len(ended) > 1, *ended)


def decide(state: LookingBack, body: Mapping[str, Any], env: Env) -> Decision:
    """Reading the debrief is all that can be done, and it can be done after the module closed."""
    closed = cover(env)
    if closed:
        return closed
    message = parse({"seen": Seen}, body)
    if isinstance(message, Refusal):
        return message
    looked_on = state.playing.finished
    if state.seen or looked_on is None or looked_on.case is None:
        return () if state.seen else Refusal("refused.not_here")
    case = looked_on.case
    ctx = env.context(case.scenario.id, case.scenario.version, case.hash, "debrief")
    return (act(kinds.DebriefSeen(ctx=ctx), env),)


def view(state: LookingBack, env: Env) -> View:
    """The debrief, once the case has ended."""
    title = env.step.titles[env.lang]
    closed = cover(env)
    if closed:
        return playview.closed(title, closed, env)
    playing = state.playing.finished
    if playing is None or playing.case is None or playing.play is None:
        return playview.closed(title, Refusal("refused.case_lost"), env)
    words = playing.case.texts[env.lang]
    of = playing.step
    peers: Peers = env.models.get("peers", {}).get((of.module, of.key), {})
    panel = experts_of(of.definition.panel_for(playing.case.hash), playing.play.role)
    steps = together.path(playing.case, playing.play, playing.said, (peers, panel), env.lang)
    return {
        "status": "done" if state.seen else "open",
        "title": title,
        "attempts": comparison.view(state.playing, env.lang),
        "intro": env.step.intros.get(env.lang, ""),
        "ending": lookback.ending(playing.case, playing.play, env.lang),
        "map": path_map(playing.case, playing.play, env.lang),
        "panel": panel.told() if panel else None,
        "steps": steps,
        "waiting": lookback.waiting(playing.case, playing.play, env.lang),
        "indicators": lookback.indicator_series(playing.case, playing.play, env.lang),
        "people": lookback.people_series(playing.case, playing.play, env.lang),
        "calibration": together.calibrated(env.models.get("plays", ())),
        "estimates": together.estimated(steps),
        "questions": [words[f"question.{q}"] for q in playing.case.scenario.questions],
    }


ACTIVITY: Activity = Activity(initial, evolve, decide, view, models=("peers", "plays"), tells=tells)

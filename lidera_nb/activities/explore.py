"""Exploring one's own play: what one chose to look at, and a note on what one saw.

What is shown is made from the person's own stream alone. Choices of what to look at and the note
are events, so a page that lost its kernel comes back as it was. This module draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from lidera_nb.activities import exploreview, playview, simulation
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
    gate,
    parse,
)
from lidera_nb.activities.exploreview import Before
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.plaintext import TextFault, examine
from lidera_nb.value import value

NOTE_LEAST, NOTE_MOST = 10, 2000


@value
class Exploring:
    """The play that is explored, what came before each of its decisions, and what was kept.

    `since` is when the person last arrived at a decision, `opened` what they consulted there.
    While a further attempt is under way, `kept` is the exploration of the one before.
    """

    step: Step
    playing: simulation.Playing
    before: tuple[Before, ...] = ()
    since: datetime | None = None
    opened: tuple[str, ...] = ()
    arranged: kinds.ExplorationArranged | None = None
    note: str = ""
    kept: Exploring | None = None

    @property
    def ended(self) -> Exploring:
        """The exploration of the latest attempt that ended; this one while none did."""
        return self if self.playing.ended or self.kept is None else self.kept


class Arrange(Message):
    """Choose what to look at."""

    indicators: list[str]
    late: bool
    order: Literal["case", "sure"]
    before: Literal["documents", "minutes"]


class Note(Message):
    """Write down what one saw."""

    text: str


def initial(step: Step) -> Exploring:
    """Nothing to explore yet."""
    assert step.of is not None
    return Exploring(step, simulation.initial(step.of))


def evolve(state: Exploring, event: Event) -> Exploring:
    """Follow the play, and what was arranged and noted here."""
    payload = event.payload
    if concerns(event, state.step):
        if isinstance(payload, kinds.ExplorationArranged):
            return replace(state, arranged=payload)
        if isinstance(payload, kinds.ExplorationNoted):
            return replace(state, note=payload.note)
    if not concerns(event, state.playing.step):
        return state
    if isinstance(payload, kinds.CaseStarted) and state.playing.ended:
        state = replace(state, kept=replace(state, kept=None), before=(), opened=())
    return replace(_timed(state, event), playing=simulation.evolve(state.playing, event))


def _timed(state: Exploring, event: Event) -> Exploring:
    """The time and the documents before a decision, as the server's clock and journal have it."""
    payload = event.payload
    if isinstance(payload, kinds.DocumentConsulted):
        return replace(state, opened=(*state.opened, payload.document))
    if isinstance(payload, kinds.CaseDecided):
        took = (event.at - state.since).total_seconds() if state.since else None
        before = Before(took, state.opened)
        return replace(state, before=(*state.before, before), since=event.at, opened=())
    if isinstance(payload, kinds.CaseStarted | kinds.CaseAdvanced):
        return replace(state, since=event.at)
    return state


def decide(state: Exploring, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message of the person means."""
    closed = gate(env) or _unplayed(state, env)
    if closed:
        return closed
    message = parse({"arrange": Arrange, "note": Note}, body)
    if isinstance(message, Refusal):
        return message
    if isinstance(message, Arrange):
        return _arrange(state, message, env)
    assert isinstance(message, Note)
    return _note(state, message, env)


def _unplayed(state: Exploring, env: Env) -> Refusal | None:
    """Why there is nothing to explore; the case comes first, and it may be on another page."""
    playing = state.ended.playing
    if playing.lost:
        return Refusal("refused.case_lost")
    if not playing.ended:
        return Refusal("locked.case", {"step": state.playing.step.titles[env.lang]})
    return None


def _arrange(state: Exploring, message: Arrange, env: Env) -> Decision:
    case = state.ended.playing.case
    assert case is not None
    known = list(case.scenario.indicators)
    if not set(message.indicators) <= set(known):
        return Refusal("refused.malformed")
    payload = kinds.ExplorationArranged(
        ctx=_context(state, env),
        indicators=tuple(name for name in known if name in message.indicators),
        late=message.late,
        order=message.order,
        before=message.before,
    )
    now = _arrangement(state)
    same = all(getattr(payload, name) == value for name, value in now.items())
    return () if same else (act(payload, env),)


def _note(state: Exploring, message: Note, env: Env) -> Decision:
    note = examine(message.text, NOTE_MOST)
    if note is TextFault.TOO_LONG:
        return Refusal("refused.reason_long", {"most": NOTE_MOST})
    if isinstance(note, TextFault):
        return Refusal("refused.reason_characters")
    if len(note) < NOTE_LEAST:
        return Refusal("refused.reason_short", {"least": NOTE_LEAST})
    if note == state.note:
        return ()
    return (act(kinds.ExplorationNoted(ctx=_context(state, env), note=note), env),)


def _context(state: Exploring, env: Env) -> kinds.Context:
    case = state.ended.playing.case
    assert case is not None
    return env.context(case.scenario.id, case.scenario.version, case.hash, "explore")


def _arrangement(state: Exploring) -> dict[str, Any]:
    """What is looked at: as it was arranged last, and all indicators at first."""
    kept, case = state.arranged, state.ended.playing.case
    assert case is not None
    if kept is None:
        every = tuple(case.scenario.indicators)
        return {"indicators": every, "late": False, "order": "case", "before": "documents"}
    return {"indicators": kept.indicators, "late": kept.late, "order": kept.order,
            "before": kept.before}  # fmt: skip


def view(state: Exploring, env: Env) -> View:
    """What there is to explore once the case has ended."""
    title = env.step.titles[env.lang]
    closed = cover(env) or _unplayed(state, env)
    if closed:
        return playview.closed(title, closed, env)
    looked_on = state.ended
    case, play = looked_on.playing.case, looked_on.playing.play
    assert case is not None
    assert play is not None
    arranged = _arrangement(state)
    return {
        "status": "done" if state.note else "open",
        "title": title,
        "arranged": {**arranged, "indicators": list(arranged["indicators"])},
        "note": {"text": state.note, "least": NOTE_LEAST, "most": NOTE_MOST},
        **exploreview.seen(case, play, looked_on.playing.said, looked_on.before, env.lang),
    }


ACTIVITY = Activity(initial, evolve, decide, view)

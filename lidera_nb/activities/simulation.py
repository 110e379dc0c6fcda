"""Playing a case: each decision locks choice, reason and confidence before its consequence.

The view holds the scene on the screen and what was already read, never a line of a scene that
was not reached. A play is pinned to the content hash it began with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from lidera_nb.activities import moves, pilot, playview
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Refusal,
    Step,
    View,
    act,
    concerns,
    cover,
    gate,
    parse,
)
from lidera_nb.activities.said import Said
from lidera_nb.activities.shelf import Shelf
from lidera_nb.errors import PlayError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.scenario import engine
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.state import Play
from lidera_nb.value import value


@value
class Playing:
    """A case as one person plays it.

    `lost` says that its content version is not on the shelf, `untimed` that the person switched
    the time limits off. `earlier` are the attempts before this one, oldest first; each stays
    pinned to the version that it began with. `tested` is what a tester said of the case.
    """

    step: Step
    case: Case | None = None
    play: Play | None = None
    said: tuple[Said, ...] = ()
    lost: bool = False
    untimed: bool = False
    earlier: tuple[Playing, ...] = ()
    tested: pilot.Tested = field(default_factory=pilot.Tested)

    @property
    def ended(self) -> bool:
        """Whether the play reached an ending."""
        return self.play is not None and self.play.ended

    @property
    def attempts(self) -> tuple[Playing, ...]:
        """All attempts in order, this one last; none of them knows of the others."""
        return (*self.earlier, self._alone)

    @property
    def number(self) -> int:
        """Which attempt this is, from 1."""
        return len(self.earlier) + 1

    @property
    def _alone(self) -> Playing:
        return replace(self, earlier=()) if self.earlier else self

    @property
    def first(self) -> Playing:
        """The first attempt: what the person did before they knew what would come of it."""
        return self.earlier[0] if self.earlier else self

    @property
    def finished(self) -> Playing | None:
        """The latest attempt that came to an ending."""
        if self.ended:
            return self._alone
        return next((attempt for attempt in reversed(self.earlier) if attempt.ended), None)


def initial(step: Step) -> Playing:
    """Nothing played yet."""
    return Playing(step)


_latest: tuple[Playing, Event, Playing] | None = None
"""The last step that any play took. A debrief and Explora follow the same play, and take each of
its steps right after it: it is worked out once, and they share what comes of it."""


def evolve(state: Playing, event: Event) -> Playing:
    """The play after one more event."""
    global _latest
    if not concerns(event, state.step):
        return state
    latest = _latest  # another thread may fold, too
    if latest is not None and latest[1] is event and _alike(latest[0], state, event):
        return latest[2]
    after = _evolved(state, event)
    _latest = (state, event, after)
    return after


def _alike(one: Playing, other: Playing, event: Event) -> bool:
    """Whether two plays are the same; they become the same object when they begin."""
    return one is other or (isinstance(event.payload, kinds.CaseStarted) and one == other)


def _evolved(state: Playing, event: Event) -> Playing:
    payload = event.payload
    if isinstance(payload, kinds.CaseStarted):
        return _started(state, payload)
    if state.case is None or state.play is None:
        return state
    scenario = state.case.scenario
    match payload:
        case kinds.DocumentConsulted():
            return replace(state, play=engine.consult(scenario, state.play, payload.document))
        case kinds.CaseAdvanced():
            return replace(state, play=engine.advance(scenario, state.play))
        case kinds.CaseDecided():
            return _decided(state, state.play, scenario, payload)
        case kinds.LimitsLifted():
            return replace(state, untimed=True)
        case _:
            tested = pilot.evolve(state.tested, payload, len(state.play.taken))
            return state if tested is state.tested else replace(state, tested=tested)


def _decided(state: Playing, play: Play, scenario: Scenario, payload: kinds.CaseDecided) -> Playing:
    said = Said(play.scene, payload.choice, payload.reason, payload.confidence, payload.share)
    after = engine.choose(scenario, play, payload.choice, payload.late)
    return replace(state, play=after, said=(*state.said, said))


def _started(state: Playing, payload: kinds.CaseStarted) -> Playing:
    shelf: Shelf = state.step.definition
    case = shelf.get(payload.ctx.hash)
    earlier = state.attempts if state.ended else state.earlier
    fresh = Playing(state.step, untimed=state.untimed, earlier=earlier)
    if case is None:
        return replace(fresh, lost=True)
    if state.case is not None and state.case.hash == case.hash:
        fresh = replace(fresh, tested=state.tested.anew())
    return replace(fresh, case=case, play=shelf.begin(case, payload.seed, payload.role))


def decide(state: Playing, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message of the player means."""
    closed = gate(env)
    if closed:
        return closed
    message = parse({**moves.MESSAGES, **pilot.messages(env)}, body)
    if isinstance(message, Refusal):
        return message
    if state.lost:
        return Refusal("refused.case_lost")
    if isinstance(message, moves.Start):
        return () if state.play is not None else _start(state, message.role, 1, env)
    if isinstance(message, moves.Again):
        return _again(state, message, env)
    if state.case is None or state.play is None:
        return Refusal("refused.not_started")
    if isinstance(message, pilot.Word):
        return pilot.decide(state.case, state.play, state.tested, message, env)
    if isinstance(message, moves.Untimed):
        ctx = moves.context(state.case, env, state.play.scene)
        return () if state.untimed else (act(kinds.LimitsLifted(ctx=ctx), env),)
    if isinstance(message, moves.Decide) and message.late and state.untimed:
        return Refusal("refused.not_here")
    try:
        return moves.move(state.case, state.play, message, env)
    except PlayError:
        return Refusal("refused.not_here")


def _again(state: Playing, message: moves.Again, env: Env) -> Decision:
    number, most = state.number, state.step.attempts.most
    if message.attempt == number > 1:
        return ()
    if message.attempt != number + 1 or not state.ended:
        return Refusal("refused.not_here")
    if message.attempt > most:
        return Refusal("refused.attempts", {"most": most})
    return _start(state, message.role, message.attempt, env)


def _start(state: Playing, role: str | None, attempt: int, env: Env) -> Decision:
    shelf: Shelf = state.step.definition
    case = shelf.current
    try:
        play = shelf.begin(case, env.seed, role)
    except PlayError:
        return Refusal("refused.role")
    begun = kinds.CaseStarted(
        ctx=moves.context(case, env, play.scene), seed=env.seed, role=role, attempt=attempt
    )
    return (act(begun, env),)


def view(state: Playing, env: Env) -> View:
    """What the person may see of the case now."""
    title = env.step.titles[env.lang]
    closed = cover(env)
    if closed:
        return playview.closed(title, closed, env)
    if state.lost:
        return playview.closed(title, Refusal("refused.case_lost"), env)
    current: Case = env.step.definition.current
    if state.case is None or state.play is None:
        rule = env.step.attempts.told(current, env.lang)
        brief = {**playview.briefing(title, current, env.lang), **({"rule": rule} if rule else {})}
        return pilot.briefed(brief, env.lang) if pilot.asked(env) else brief
    shown = playview.playing(title, state.case, state.play, state.said, env.lang, state.untimed)
    shown |= _attempt(state, current, env.lang)
    if not pilot.asked(env):
        return shown
    return pilot.view(shown, state.case, state.play, state.tested, env.lang)


def _attempt(state: Playing, current: Case, lang: str) -> View:
    """Which attempt this is, and the next one where there may be one."""
    number, most = state.number, state.step.attempts.most
    told: View = {"attempt": {"number": number, "most": most}} if number > 1 else {}
    if state.ended and number < most:
        roles = playview.roles(current, lang)
        rule = state.step.attempts.told(current, lang)
        told["again"] = {"attempt": number + 1, "rule": rule} | ({"roles": roles} if roles else {})
    return told


ACTIVITY = Activity(initial, evolve, decide, view, models=("pilot",))

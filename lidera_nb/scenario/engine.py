"""The rules of a play: pure functions from a scenario and a play to the next play.

Playing, resuming, replaying, checking and tests all go through here. The engine must not know
texts, people, clocks or storage; chance comes from the play's seed alone.

A decision happens in a fixed order: its cost, the choice's effect, what being late brings, its
chance, the late consequences that are due, its own late consequences set on their way, and then
the way to the next scene, where messages arrive. Conditions asked on the way already see the
decision itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from types import MappingProxyType

from lidera_nb.errors import PlayError
from lidera_nb.scenario.asking import affords, allows, holds, open_choices
from lidera_nb.scenario.decisions import Exit
from lidera_nb.scenario.effects import Chance, Later
from lidera_nb.scenario.model import (
    Document,
    Incoming,
    Indicator,
    Resource,
    Scenario,
    Scene,
    Stakeholder,
)
from lidera_nb.scenario.state import Arrival, Levels, Pending, Play
from lidera_nb.scenario.turn import Turn


def begin(scenario: Scenario, seed: int, role: str | None = None) -> Play:
    """A play at its first scene; `seed` settles every chance in it.

    Raises
    ------
    PlayError
        If the case is played in roles and `role` is none of them, or it has none and one is given.
    """
    if role not in scenario.roles and (scenario.roles or role is not None):
        listed = ", ".join(scenario.roles) or "none"
        raise PlayError(f"this case has no role '{role}'; take one of: {listed}")
    first = scenario.roles[role].start if role else None
    play = Play(
        seed,
        visited=(),
        indicators=_starts(scenario.indicators),
        attitudes=_starts(scenario.stakeholders),
        resources=_starts(scenario.resources),
        role=role,
    )
    turn = Turn(play)
    _enter(scenario, turn, first or scenario.start)
    return turn.play()


def consult(scenario: Scenario, play: Play, name: str) -> Play:
    """Open a document of the current scene or a message of the inbox; once is enough.

    Raises
    ------
    PlayError
        If the play has ended, nothing of that name is at hand, or its cost is more than is left.
    """
    paper = at_hand(scenario, play, name)
    if paper is None:
        raise PlayError(f"scene '{play.scene}' does not offer the document '{name}'")
    if name in play.consulted:
        return play
    if not affords(paper.cost, play):
        raise PlayError(f"there is not enough left to consult '{name}'")
    turn = Turn(play)
    turn.consulted |= {name}
    turn.pay(paper.cost)
    turn.apply(paper.effect)
    return turn.play()


def at_hand(scenario: Scenario, play: Play, name: str) -> Document | Incoming | None:
    """What can be consulted under this name now, None if nothing can."""
    if name in _current(scenario, play).documents:
        return scenario.documents[name]
    return scenario.messages[name] if name in play.inbox else None


def advance(scenario: Scenario, play: Play) -> Play:
    """Go on from a scene that asks for no decision.

    Raises
    ------
    PlayError
        If the play has ended, the scene asks for a decision, or no way on is open.
    """
    scene = _current(scenario, play)
    if not scene.next:
        raise PlayError(f"scene '{play.scene}' goes on only through a decision")
    turn = Turn(play)
    _enter(scenario, turn, _way(scene.next, turn))
    return turn.play()


def choose(scenario: Scenario, play: Play, choice_id: str, late: bool = False) -> Play:
    """Take a choice of the current scene, with all that follows from it at once.

    Raises
    ------
    PlayError
        If the choice is not open now, or `late` where there is no time limit.
    """
    decision = _current(scenario, play).decision
    offered = open_choices(scenario, play)
    choice = next((one for one in offered if one.id == choice_id), None)
    if decision is None or choice is None:
        raise PlayError(f"scene '{play.scene}' does not offer the choice '{choice_id}' now")
    if late and decision.limit is None:
        raise PlayError(f"scene '{play.scene}' has no time limit")
    turn, names = Turn(play), tuple([one.id for one in offered])
    turn.pay(choice.cost)
    turn.apply(choice.effect)
    if late and decision.limit is not None:
        turn.apply(decision.limit.effect)
    number = len(play.taken) + 1
    chance = _draw(turn, choice.chance, number) if choice.chance is not None else None
    arrivals: tuple[Arrival, ...] = ()
    if turn.pending:
        # Conditions that are asked from here on see the decision itself.
        turn.taken = (*play.taken, turn.taking(play.scene, choice_id, names, chance))
        arrivals = _arrive(scenario, turn, number)
    taken = turn.taking(play.scene, choice_id, names, chance, arrivals, late)
    turn.taken = (*play.taken, taken)
    for later in choice.later:
        sent = Pending(later.id, play.scene, choice_id, number + later.after)
        turn.pending = (*turn.pending, sent)
    _enter(scenario, turn, _way(choice.to, turn))
    return turn.play()


def enter(scenario: Scenario, play: Play, name: str) -> Play:
    """The play with this scene on the screen, where its messages arrive."""
    turn = Turn(play)
    _enter(scenario, turn, name)
    return turn.play()


def later_of(scenario: Scenario, pending: Pending | Arrival) -> Later:
    """The authored consequence behind one that is on its way or has arrived."""
    decision = scenario.scenes[pending.scene].decision
    for choice in decision.choices if decision else ():
        if choice.id == pending.choice:
            return next(later for later in choice.later if later.id == pending.id)
    raise PlayError(f"the scenario sends no '{pending.id}' from '{pending.scene}'; mend it")


def draw(seed: int, chance: str, decisions: int) -> float:
    """A number from 0 up to 1 that settles a chance at decision number `decisions` (1-based)."""
    digest = blake2b(f"{seed}:{chance}:{decisions}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64


def _starts(levels: Mapping[str, Indicator | Stakeholder | Resource]) -> Levels:
    return MappingProxyType({name: one.start for name, one in levels.items()})


def _current(scenario: Scenario, play: Play) -> Scene:
    if play.ended:
        raise PlayError("this play has ended; start another one")
    return scenario.scenes[play.visited[-1]]


def _draw(turn: Turn, chance: Chance, number: int) -> bool:
    hit = draw(turn.seed, chance.id, number) < chance.p
    turn.apply(chance.hit if hit else chance.miss)
    return hit


def _arrive(scenario: Scenario, turn: Turn, number: int) -> tuple[Arrival, ...]:
    due = [pending for pending in turn.pending if pending.due <= number]
    if not due:
        return ()
    turn.pending = tuple([pending for pending in turn.pending if pending.due > number])
    arrivals = []
    for pending in due:
        later = later_of(scenario, pending)
        if later.when is None or holds(later.when, turn):
            turn.apply(later.effect)
            arrivals.append(Arrival(pending.id, pending.scene, pending.choice, number))
    return tuple(arrivals)


def _way(exits: Iterable[Exit], turn: Turn) -> str:
    for way in exits:
        if way.when is None or holds(way.when, turn):
            return way.to
    raise PlayError(f"scene '{turn.visited[-1]}' has no way on that is open; mend the scenario")


def _enter(scenario: Scenario, turn: Turn, name: str) -> None:
    scene = scenario.scenes[name]
    turn.visited = (*turn.visited, name)
    turn.ended = scene.ending
    for arriving in scene.inbox:
        if arriving.id not in turn.inbox and allows(arriving.when, turn):
            turn.inbox = (*turn.inbox, arriving.id)

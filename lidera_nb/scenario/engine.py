"""The rules of a play: pure functions from a scenario and a play to the next play.

Playing, resuming, replaying, checking and tests all go through here. The engine must not know
texts, people, clocks or storage; chance comes from the play's seed alone.

A decision happens in a fixed order: the choice's effect, its chance, the late consequences
that are due, its own late consequences set on their way, and then the way to the next scene.
Conditions asked on the way already see the decision itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from types import MappingProxyType

from lidera_nb.errors import PlayError
from lidera_nb.scenario.model import (
    Beat,
    Chance,
    Choice,
    Condition,
    Effect,
    Exit,
    Later,
    Prediction,
    Scenario,
    Scene,
)
from lidera_nb.scenario.state import Arrival, Pending, Play, Taken


def begin(scenario: Scenario, seed: int) -> Play:
    """A play at its first scene; `seed` settles every chance in it."""
    start = {name: indicator.start for name, indicator in scenario.indicators.items()}
    ended = scenario.scenes[scenario.start].ending
    return Play(seed, (scenario.start,), MappingProxyType(start), ended=ended)


def consult(scenario: Scenario, play: Play, document: str) -> Play:
    """Open a document of the current scene; opening it again changes nothing.

    Raises
    ------
    PlayError
        If the play has ended or the scene does not offer the document.
    """
    if document not in _current(scenario, play).documents:
        raise PlayError(f"scene '{play.scene}' does not offer the document '{document}'")
    if document in play.consulted:
        return play
    read = replace(play, consulted=play.consulted | {document})
    return _affected(read, scenario.documents[document].effect)


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
    return _moved(scenario, play, scene.next)


def open_choices(scenario: Scenario, play: Play) -> tuple[Choice, ...]:
    """The choices that this play may take now; empty where nothing is to be decided."""
    decision = scenario.scenes[play.scene].decision
    choices = decision.choices if decision else ()
    return tuple(choice for choice in choices if _allows(choice.when, play))


def choose(scenario: Scenario, play: Play, choice_id: str) -> Play:
    """Take a choice of the current scene, with all that follows from it at once.

    Raises
    ------
    PlayError
        If the choice is not open now.
    """
    open_now = {choice.id: choice for choice in open_choices(scenario, play)}
    if choice_id not in open_now:
        raise PlayError(f"scene '{play.scene}' does not offer the choice '{choice_id}' now")
    choice = open_now[choice_id]
    taken = Taken(play.scene, choice_id, play.indicators, offered=tuple(open_now))
    decided = replace(play, taken=(*play.taken, taken))
    settled = _chanced(_affected(decided, choice.effect), choice.chance)
    arrived = _arrived(scenario, settled)
    return _moved(scenario, _sent(arrived, choice), choice.to)


def beats(scenario: Scenario, play: Play) -> tuple[Beat, ...]:
    """The lines of the current scene that belong to this play."""
    return tuple(beat for beat in scenario.scenes[play.scene].beats if _allows(beat.when, play))


def settle(prediction: Prediction, play: Play) -> bool | None:
    """Whether a prediction came true; None before the ending and where it does not apply."""
    if not play.ended or not _allows(prediction.applies, play):
        return None
    return holds(prediction.outcome, play)


def holds(condition: Condition, play: Play) -> bool:
    """Whether a condition is true of a play as it stands."""
    if condition.indicator is not None:
        return _within(condition, play.indicators[condition.indicator])
    if condition.chose is not None:
        decisions = {(taken.scene, taken.choice) for taken in play.taken}
        return decisions.issuperset(condition.chose.items())
    if condition.all_ is not None:
        return all(holds(part, play) for part in condition.all_)
    if condition.any_ is not None:
        return any(holds(part, play) for part in condition.any_)
    if condition.not_ is not None:
        return not holds(condition.not_, play)
    return condition.consulted in play.consulted or condition.mark in play.marks


def later_of(scenario: Scenario, pending: Pending | Arrival) -> Later:
    """The authored consequence behind one that is on its way or has arrived."""
    decision = scenario.scenes[pending.scene].decision
    choices = decision.choices if decision else ()
    sent = (later for choice in choices if choice.id == pending.choice for later in choice.later)
    return next(later for later in sent if later.id == pending.id)


def _within(condition: Condition, value: int) -> bool:
    if condition.below is not None:
        return value < condition.below
    return condition.at_least is not None and value >= condition.at_least


def _allows(condition: Condition | None, play: Play) -> bool:
    return condition is None or holds(condition, play)


def _current(scenario: Scenario, play: Play) -> Scene:
    if play.ended:
        raise PlayError("this play has ended; start another one")
    return scenario.scenes[play.scene]


def _affected(play: Play, effect: Effect) -> Play:
    levels = dict(play.indicators)
    for name, change in effect.indicators.items():
        levels[name] = min(100, max(0, levels[name] + change))
    marks = play.marks.union(effect.marks)
    return replace(play, indicators=MappingProxyType(levels), marks=marks)


def _chanced(play: Play, chance: Chance | None) -> Play:
    if chance is None:
        return play
    hit = _draw(play.seed, chance.id, len(play.taken)) < chance.p
    drawn = _with_last(play, replace(play.taken[-1], chance=hit))
    return _affected(drawn, chance.hit if hit else chance.miss)


def _draw(seed: int, chance: str, decisions: int) -> float:
    digest = blake2b(f"{seed}:{chance}:{decisions}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64


def _arrived(scenario: Scenario, play: Play) -> Play:
    count = len(play.taken)
    due = [pending for pending in play.pending if pending.due <= count]
    waiting = tuple(pending for pending in play.pending if pending.due > count)
    play, arrivals = replace(play, pending=waiting), []
    for pending in due:
        later = later_of(scenario, pending)
        if _allows(later.when, play):
            play = _affected(play, later.effect)
            arrivals.append(Arrival(pending.id, pending.scene, pending.choice, count))
    last = replace(play.taken[-1], indicators=play.indicators, arrivals=tuple(arrivals))
    return _with_last(play, last)


def _sent(play: Play, choice: Choice) -> Play:
    count = len(play.taken)
    new = tuple(
        Pending(later.id, play.scene, choice.id, count + later.after) for later in choice.later
    )
    return replace(play, pending=play.pending + new)


def _moved(scenario: Scenario, play: Play, exits: Iterable[Exit]) -> Play:
    target = next((way.to for way in exits if _allows(way.when, play)), None)
    if target is None:
        raise PlayError(f"scene '{play.scene}' has no way on that is open; mend the scenario")
    ended = scenario.scenes[target].ending
    return replace(play, visited=(*play.visited, target), ended=ended)


def _with_last(play: Play, taken: Taken) -> Play:
    return replace(play, taken=(*play.taken[:-1], taken))

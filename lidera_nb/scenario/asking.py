"""Asking a play: whether a condition holds, what is open, which lines belong to it."""

from __future__ import annotations

from lidera_nb.scenario.conditions import Condition
from lidera_nb.scenario.decisions import Choice, Prediction
from lidera_nb.scenario.effects import Cost
from lidera_nb.scenario.model import Beat, Scenario
from lidera_nb.scenario.state import Play
from lidera_nb.scenario.turn import Turn

Asked = Play | Turn
"""What conditions ask of: a play, or one in which something is happening."""


def holds(condition: Condition, play: Asked) -> bool:
    """Whether a condition is true of a play as it stands."""
    if condition.mark is not None:
        return condition.mark in play.marks
    if condition.indicator is not None:
        return _within(condition, play.indicators[condition.indicator])
    if condition.chose is not None:
        decisions = {(taken.scene, taken.choice) for taken in play.taken}
        return decisions.issuperset(condition.chose.items())
    if condition.consulted is not None:
        return condition.consulted in play.consulted
    return _combined(condition, play)


def _combined(condition: Condition, play: Asked) -> bool:
    if condition.all_ is not None:
        return all(holds(part, play) for part in condition.all_)
    if condition.any_ is not None:
        return any(holds(part, play) for part in condition.any_)
    if condition.not_ is not None:
        return not holds(condition.not_, play)
    if condition.attitude is not None:
        return _within(condition, play.attitudes[condition.attitude])
    if condition.resource is not None:
        return _within(condition, play.resources[condition.resource])
    if condition.visited is not None:
        return condition.visited in play.visited
    return condition.role == play.role


def _within(condition: Condition, value: int) -> bool:
    if condition.below is not None:
        return value < condition.below
    return condition.at_least is not None and value >= condition.at_least


def allows(condition: Condition | None, play: Asked) -> bool:
    """Whether something with this condition is there; without one it always is."""
    return condition is None or holds(condition, play)


def affords(cost: Cost, play: Asked) -> bool:
    """Whether there is enough left of every resource."""
    return all(play.resources[name] >= amount for name, amount in cost.items())


def shown_choices(scenario: Scenario, play: Play) -> tuple[Choice, ...]:
    """The choices that this play may see now; empty where nothing is to be decided."""
    decision = scenario.scenes[play.visited[-1]].decision
    choices = decision.choices if decision else ()
    return tuple([c for c in choices if c.when is None or holds(c.when, play)])


def open_choices(scenario: Scenario, play: Play) -> tuple[Choice, ...]:
    """The choices that this play may take now: those it sees and can pay."""
    shown = shown_choices(scenario, play)
    return tuple([c for c in shown if not c.cost or affords(c.cost, play)])


def beats(scenario: Scenario, play: Play) -> tuple[Beat, ...]:
    """The lines of the current scene that belong to this play."""
    lines = scenario.scenes[play.scene].beats
    return tuple([beat for beat in lines if beat.when is None or holds(beat.when, play)])


def settle(prediction: Prediction, play: Play) -> bool | None:
    """Whether a prediction about the case came true.

    None before the ending, where it does not apply, and for one about other people.
    """
    if prediction.outcome is None or not play.ended or not allows(prediction.applies, play):
        return None
    return holds(prediction.outcome, play)

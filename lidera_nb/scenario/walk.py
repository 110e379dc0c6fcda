"""Walking through a scenario: every exit, choice, effect, cost and condition, with its place.

A place is the path of keys at which something stands; whoever read the file finds the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lidera_nb.scenario.conditions import Condition
from lidera_nb.scenario.decisions import Choice, Decision, Exit
from lidera_nb.scenario.effects import Cost, Effect
from lidera_nb.scenario.model import Scenario, Scene
from lidera_nb.yamlfile import Step

Path = tuple[Step, ...]


@dataclass(frozen=True)
class Fault:
    """Something wrong at a path of keys into ``scenario.yaml``."""

    path: Path
    message: str


def exits(scenario: Scenario) -> Iterator[tuple[Path, Exit]]:
    """Every way from one scene to another."""
    for name, scene in scenario.scenes.items():
        here: Path = ("scenes", name)
        yield from (((*here, "next", i), way) for i, way in enumerate(scene.next))
        for path, choice in choices(name, scene):
            yield from (((*path, "to", i), way) for i, way in enumerate(choice.to))


def decisions(scenario: Scenario) -> Iterator[tuple[str, Decision]]:
    """Every decision by the name of its scene."""
    for name, scene in scenario.scenes.items():
        if scene.decision is not None:
            yield name, scene.decision


def choices(name: str, scene: Scene) -> Iterator[tuple[Path, Choice]]:
    """The choices of one scene."""
    listed = scene.decision.choices if scene.decision else ()
    for i, choice in enumerate(listed):
        yield ("scenes", name, "decision", "choices", i), choice


def all_choices(scenario: Scenario) -> Iterator[tuple[Path, Choice]]:
    """The choices of all scenes."""
    for name, scene in scenario.scenes.items():
        yield from choices(name, scene)


def effects(scenario: Scenario) -> Iterator[tuple[Path, Effect]]:
    """Every effect of a document, message, choice, chance, late consequence or time limit."""
    for name, document in scenario.documents.items():
        yield ("documents", name, "effect"), document.effect
    for name, message in scenario.messages.items():
        yield ("messages", name, "effect"), message.effect
    for name, decision in decisions(scenario):
        if decision.limit is not None:
            yield ("scenes", name, "decision", "limit", "effect"), decision.limit.effect
    for path, choice in all_choices(scenario):
        yield (*path, "effect"), choice.effect
        for i, later in enumerate(choice.later):
            yield (*path, "later", i, "effect"), later.effect
        if choice.chance is not None:
            yield (*path, "chance", "hit"), choice.chance.hit
            yield (*path, "chance", "miss"), choice.chance.miss


def costs(scenario: Scenario) -> Iterator[tuple[Path, Cost]]:
    """Every cost of a document, message or choice."""
    for name, document in scenario.documents.items():
        yield ("documents", name, "cost"), document.cost
    for name, message in scenario.messages.items():
        yield ("messages", name, "cost"), message.cost
    for path, choice in all_choices(scenario):
        yield (*path, "cost"), choice.cost


def conditions(scenario: Scenario) -> Iterator[tuple[Path, Condition]]:
    """Every single test, those inside `all`, `any` and `not` included."""
    for path, condition in rules(scenario):
        yield from parts(path, condition)


def rules(scenario: Scenario) -> Iterator[tuple[Path, Condition]]:
    """Every condition as a whole, as its author wrote it."""
    for path, condition in _slots(scenario):
        if condition is not None:
            yield path, condition


def parts(path: Path, condition: Condition) -> Iterator[tuple[Path, Condition]]:
    """A condition and all that it consists of."""
    yield path, condition
    for key, inside in (("all", condition.all_), ("any", condition.any_)):
        for i, part in enumerate(inside or ()):
            yield from parts((*path, key, i), part)
    if condition.not_ is not None:
        yield from parts((*path, "not"), condition.not_)


def _slots(scenario: Scenario) -> Iterator[tuple[Path, Condition | None]]:
    for name, scene in scenario.scenes.items():
        for i, beat in enumerate(scene.beats):
            yield ("scenes", name, "beats", i, "when"), beat.when
        for i, arriving in enumerate(scene.inbox):
            yield ("scenes", name, "inbox", i, "when"), arriving.when
        if scene.decision is not None and scene.decision.prediction is not None:
            here = ("scenes", name, "decision", "prediction")
            yield (*here, "outcome"), scene.decision.prediction.outcome
            yield (*here, "applies"), scene.decision.prediction.applies
    for path, way in exits(scenario):
        yield (*path, "when"), way.when
    for path, choice in all_choices(scenario):
        yield (*path, "when"), choice.when
        for i, later in enumerate(choice.later):
            yield (*path, "later", i, "when"), later.when

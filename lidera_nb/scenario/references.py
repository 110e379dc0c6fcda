"""Does everything that a scenario refers to exist?

Walks a scenario once and names each reference to a scene, indicator, document, character, mark
or choice that is not there. It must not know files: a fault carries the path of keys at which
it stands, and whoever read the file finds the line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lidera_nb.scenario.conditions import Condition
from lidera_nb.scenario.decisions import Choice, Exit
from lidera_nb.scenario.effects import Effect
from lidera_nb.scenario.model import Scenario, Scene
from lidera_nb.yamlfile import Step

Path = tuple[Step, ...]


@dataclass(frozen=True)
class Fault:
    """Something wrong at a path of keys into ``scenario.yaml``."""

    path: Path
    message: str


def broken_references(scenario: Scenario) -> Iterator[Fault]:
    """Every reference to something that does not exist, in the order of the file."""
    yield from _unknown("scene", scenario.start, scenario.scenes, ("start",))
    marks = frozenset(mark for _, effect in effects(scenario) for mark in effect.marks)
    for path, way in exits(scenario):
        yield from _unknown("scene", way.to, scenario.scenes, (*path, "to"))
    for path, effect in effects(scenario):
        for name in effect.indicators:
            here = (*path, "indicators", name)
            yield from _unknown("indicator", name, scenario.indicators, here)
    for path, condition in conditions(scenario):
        yield from _in_condition(scenario, marks, path, condition)
    yield from _in_scenes(scenario)


def exits(scenario: Scenario) -> Iterator[tuple[Path, Exit]]:
    """Every way from one scene to another, with its path."""
    for name, scene in scenario.scenes.items():
        here: Path = ("scenes", name)
        yield from (((*here, "next", i), way) for i, way in enumerate(scene.next))
        for path, choice in choices(name, scene):
            yield from (((*path, "to", i), way) for i, way in enumerate(choice.to))


def choices(name: str, scene: Scene) -> Iterator[tuple[Path, Choice]]:
    """The choices of one scene, with their paths."""
    listed = scene.decision.choices if scene.decision else ()
    for i, choice in enumerate(listed):
        yield ("scenes", name, "decision", "choices", i), choice


def all_choices(scenario: Scenario) -> Iterator[tuple[Path, Choice]]:
    """The choices of all scenes, with their paths."""
    for name, scene in scenario.scenes.items():
        yield from choices(name, scene)


def effects(scenario: Scenario) -> Iterator[tuple[Path, Effect]]:
    """Every effect of a document, choice, chance or late consequence, with its path."""
    for name, document in scenario.documents.items():
        yield ("documents", name, "effect"), document.effect
    for path, choice in all_choices(scenario):
        yield (*path, "effect"), choice.effect
        for i, later in enumerate(choice.later):
            yield (*path, "later", i, "effect"), later.effect
        if choice.chance is not None:
            yield (*path, "chance", "hit"), choice.chance.hit
            yield (*path, "chance", "miss"), choice.chance.miss


def conditions(scenario: Scenario) -> Iterator[tuple[Path, Condition]]:
    """Every single test, those inside `all`, `any` and `not` included, with its path."""
    for path, condition in _roots(scenario):
        if condition is not None:
            yield from _parts(path, condition)


def _roots(scenario: Scenario) -> Iterator[tuple[Path, Condition | None]]:
    for name, scene in scenario.scenes.items():
        for i, beat in enumerate(scene.beats):
            yield ("scenes", name, "beats", i, "when"), beat.when
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


def _parts(path: Path, condition: Condition) -> Iterator[tuple[Path, Condition]]:
    yield path, condition
    for key, parts in (("all", condition.all_), ("any", condition.any_)):
        for i, part in enumerate(parts or ()):
            yield from _parts((*path, key, i), part)
    if condition.not_ is not None:
        yield from _parts((*path, "not"), condition.not_)


def _in_condition(
    scenario: Scenario, marks: Collection[str], path: Path, condition: Condition
) -> Iterator[Fault]:
    if condition.indicator is not None:
        here = (*path, "indicator")
        yield from _unknown("indicator", condition.indicator, scenario.indicators, here)
    if condition.consulted is not None:
        here = (*path, "consulted")
        yield from _unknown("document", condition.consulted, scenario.documents, here)
    if condition.mark is not None and condition.mark not in marks:
        message = f"the mark '{condition.mark}' is never set; set it in an effect or mend its name"
        yield Fault((*path, "mark"), message)
    for scene, choice in (condition.chose or {}).items():
        yield from _chosen(scenario, scene, choice, (*path, "chose", scene))


def _chosen(scenario: Scenario, scene: str, choice: str, path: Path) -> Iterator[Fault]:
    if scene not in scenario.scenes:
        yield from _unknown("scene", scene, scenario.scenes, path)
        return
    offered = [known.id for _, known in choices(scene, scenario.scenes[scene])]
    yield from _unknown(f"choice of the scene '{scene}' called", choice, offered, path)


def _in_scenes(scenario: Scenario) -> Iterator[Fault]:
    for name, scene in scenario.scenes.items():
        for i, document in enumerate(scene.documents):
            here: Path = ("scenes", name, "documents", i)
            yield from _unknown("document", document, scenario.documents, here)
        for i, beat in enumerate(scene.beats):
            if beat.who is not None:
                here = ("scenes", name, "beats", i, "who")
                yield from _unknown("character", beat.who, scenario.cast, here)
    for path, choice in all_choices(scenario):
        for i, later in enumerate(choice.later):
            if later.who is not None:
                here = (*path, "later", i, "who")
                yield from _unknown("character", later.who, scenario.cast, here)


def _unknown(what: str, name: str, known: Collection[str], path: Path) -> Iterator[Fault]:
    if name not in known:
        listed = ", ".join(known) or "none"
        yield Fault(path, f"there is no {what} '{name}'; write one of: {listed}")

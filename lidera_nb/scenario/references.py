"""Does everything that a scenario refers to exist?

Names each reference to a scene, choice, level, document, character, mark or role that is not
there. It must not know files: a fault carries the path of keys at which it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lidera_nb.scenario.conditions import Condition
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.walk import (
    Fault,
    Path,
    all_choices,
    choices,
    conditions,
    costs,
    decisions,
    effects,
    exits,
)


def broken_references(scenario: Scenario) -> Iterator[Fault]:
    """Every reference to something that does not exist."""
    yield from _unknown("scene", scenario.start, scenario.scenes, ("start",))
    for role, begun in scenario.roles.items():
        if begun.start is not None:
            yield from _unknown("scene", begun.start, scenario.scenes, ("roles", role, "start"))
    for path, way in exits(scenario):
        yield from _unknown("scene", way.to, scenario.scenes, (*path, "to"))
    yield from _in_effects(scenario)
    marks = frozenset(mark for _, effect in effects(scenario) for mark in effect.marks)
    for path, condition in conditions(scenario):
        yield from _in_condition(scenario, marks, path, condition)
    yield from _in_scenes(scenario)
    yield from _characters(scenario)


def _in_effects(scenario: Scenario) -> Iterator[Fault]:
    for path, effect in effects(scenario):
        for what, field, changed, known in (
            ("indicator", "indicators", effect.indicators, scenario.indicators),
            ("stakeholder", "attitudes", effect.attitudes, scenario.stakeholders),
            ("resource", "resources", effect.resources, scenario.resources),
        ):
            for name in changed:
                yield from _unknown(what, name, known, (*path, field, name))
    for path, cost in costs(scenario):
        for name in cost:
            yield from _unknown("resource", name, scenario.resources, (*path, name))


def _in_condition(
    scenario: Scenario, marks: Collection[str], path: Path, condition: Condition
) -> Iterator[Fault]:
    for what, field, known in (
        ("indicator", "indicator", scenario.indicators),
        ("stakeholder", "attitude", scenario.stakeholders),
        ("resource", "resource", scenario.resources),
        ("document or message", "consulted", {**scenario.documents, **scenario.messages}),
        ("scene", "visited", scenario.scenes),
        ("role", "role", scenario.roles),
    ):
        name = getattr(condition, field)
        if name is not None:
            yield from _unknown(what, name, known, (*path, field))
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
        for i, arriving in enumerate(scene.inbox):
            here = ("scenes", name, "inbox", i)
            yield from _unknown("message", arriving.id, scenario.messages, here)
    for name, decision in decisions(scenario):
        if decision.prediction is not None and decision.prediction.choice is not None:
            here = ("scenes", name, "decision", "prediction", "choice")
            yield from _chosen(scenario, name, decision.prediction.choice, here)


def _characters(scenario: Scenario) -> Iterator[Fault]:
    for who in scenario.stakeholders:
        yield from _unknown("character", who, scenario.cast, ("stakeholders", who))
    for path, named in _named(scenario):
        if named is not None:
            yield from _unknown("character", named, scenario.cast, path)


def _named(scenario: Scenario) -> Iterator[tuple[Path, str | None]]:
    for name, scene in scenario.scenes.items():
        for i, beat in enumerate(scene.beats):
            yield ("scenes", name, "beats", i, "who"), beat.who
    for name, message in scenario.messages.items():
        yield ("messages", name, "who"), message.who
    for path, choice in all_choices(scenario):
        for i, later in enumerate(choice.later):
            yield (*path, "later", i, "who"), later.who


def _unknown(what: str, name: str, known: Collection[str], path: Path) -> Iterator[Fault]:
    if name not in known:
        listed = ", ".join(known) or "none"
        yield Fault(path, f"there is no {what} '{name}'; write one of: {listed}")

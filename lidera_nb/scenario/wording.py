"""Which text ids a scenario needs: they follow from its structure, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.scenario.decisions import Choice, Decision
from lidera_nb.scenario.model import CLIPS, Scenario, Scene


def text_ids(scenario: Scenario) -> Iterator[str]:
    """Every text id that each language file must hold, and no others.

    Ids are dotted paths into the language file, for instance
    ``scene.oficina.b1`` or ``choice.oficina.citar.label``.
    """
    yield from ("title", "summary", "role", "situation")
    yield from _level_ids(scenario)
    for who in scenario.cast:
        yield f"cast.{who}.name"
        yield f"cast.{who}.role"
    yield from (f"stakeholder.{who}.interest" for who in scenario.stakeholders)
    for role in scenario.roles:
        yield f"roles.{role}.name"
        yield f"roles.{role}.brief"
    for kind, names in (("document", scenario.documents), ("message", scenario.messages)):
        for name in names:
            yield f"{kind}.{name}.title"
            yield f"{kind}.{name}.body"
    for name, scene in scenario.scenes.items():
        yield from _scene_ids(name, scene)
    yield from (f"question.{question}" for question in scenario.questions)
    yield from (f"note.{note}" for note in scenario.notes)


def _level_ids(scenario: Scenario) -> Iterator[str]:
    for name, indicator in scenario.indicators.items():
        yield f"indicator.{name}.label"
        yield from (f"indicator.{name}.band{i}" for i in range(len(indicator.bands)))
    yield from (f"resource.{name}.label" for name in scenario.resources)


def _scene_ids(name: str, scene: Scene) -> Iterator[str]:
    yield f"scene.{name}.when"
    yield f"scene.{name}.title"
    yield from (f"scene.{name}.{beat.id}" for beat in scene.beats)
    yield from (f"transcript.{name}.{beat.id}" for beat in scene.beats if beat.kind in CLIPS)
    if scene.decision is not None:
        yield from _decision_ids(name, scene.decision)


def _decision_ids(name: str, decision: Decision) -> Iterator[str]:
    yield f"decision.{name}.prompt"
    yield f"decision.{name}.reason"
    if decision.prediction is not None:
        yield f"decision.{name}.prediction"
    if decision.limit is not None:
        yield f"decision.{name}.late"
    for choice in decision.choices:
        yield from _choice_ids(name, choice)


def _choice_ids(scene: str, choice: Choice) -> Iterator[str]:
    yield f"choice.{scene}.{choice.id}.label"
    yield f"choice.{scene}.{choice.id}.consequence"
    if choice.chance is not None:
        yield f"chance.{choice.chance.id}.hit"
        yield f"chance.{choice.chance.id}.miss"
    for later in choice.later:
        yield f"later.{later.id}.title"
        yield f"later.{later.id}.text"

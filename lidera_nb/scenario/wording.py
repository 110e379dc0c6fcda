"""Which text ids a scenario needs: they follow from its structure, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.scenario.model import Choice, Scenario, Scene


def text_ids(scenario: Scenario) -> Iterator[str]:
    """Every text id that each language file must hold, and no others.

    Ids are dotted paths into the language file, for instance
    ``scene.oficina.b1`` or ``choice.oficina.citar.label``.
    """
    yield from ("title", "summary", "role", "situation")
    for name in scenario.indicators:
        yield f"indicator.{name}.label"
        bands = scenario.indicators[name].bands
        yield from (f"indicator.{name}.band{i}" for i in range(len(bands)))
    for who in scenario.cast:
        yield f"cast.{who}.name"
        yield f"cast.{who}.role"
    for document in scenario.documents:
        yield f"document.{document}.title"
        yield f"document.{document}.body"
    for name, scene in scenario.scenes.items():
        yield from _scene_ids(name, scene)
    yield from (f"question.{question}" for question in scenario.questions)


def _scene_ids(name: str, scene: Scene) -> Iterator[str]:
    yield f"scene.{name}.when"
    yield f"scene.{name}.title"
    yield from (f"scene.{name}.{beat.id}" for beat in scene.beats)
    if scene.decision is None:
        return
    yield f"decision.{name}.prompt"
    yield f"decision.{name}.reason"
    if scene.decision.prediction is not None:
        yield f"decision.{name}.prediction"
    for choice in scene.decision.choices:
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

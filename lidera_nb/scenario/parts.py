"""Is each part of a scenario whole by itself? Doubled ids, bands, documents, lines.

What a part refers to is the business of `lidera_nb.scenario.references`, how scenes hang
together that of `lidera_nb.scenario.graph`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lidera_nb.scenario.model import Beat, Scenario, Scene
from lidera_nb.scenario.walk import Fault, Path, all_choices, choices, decisions

_RESERVED = ("when", "title")


def broken_parts(scenario: Scenario) -> Iterator[Fault]:
    """Every fault that a part has by itself."""
    yield from _doubled_ids(scenario)
    yield from _bands(scenario)
    yield from _documents(scenario)
    yield from _messages(scenario)
    for name, scene in scenario.scenes.items():
        for i, beat in enumerate(scene.beats):
            yield from _line(("scenes", name, "beats", i), beat)


def _doubled_ids(scenario: Scenario) -> Iterator[Fault]:
    yield from _doubled("character", ((("cast", i), who) for i, who in enumerate(scenario.cast)))
    asked = enumerate(scenario.questions)
    yield from _doubled("question", ((("questions", i), name) for i, name in asked))
    told = enumerate(scenario.notes)
    yield from _doubled("note", ((("notes", i), name) for i, name in told))
    for name, scene in scenario.scenes.items():
        yield from _doubled_in_scene(name, scene)
    yield from _doubled("later", _laters(scenario))
    yield from _doubled("chance", _chances(scenario))
    yield from _doubled("prediction", _predictions(scenario))


def _doubled_in_scene(name: str, scene: Scene) -> Iterator[Fault]:
    lines = enumerate(scene.beats)
    here: Path = ("scenes", name)
    yield from _doubled("beat", (((*here, "beats", i, "id"), beat.id) for i, beat in lines))
    offered = choices(name, scene)
    yield from _doubled("choice", (((*path, "id"), choice.id) for path, choice in offered))
    documents = enumerate(scene.documents)
    yield from _doubled("document", (((*here, "documents", i), doc) for i, doc in documents))
    arriving = enumerate(scene.inbox)
    yield from _doubled("message", (((*here, "inbox", i), one.id) for i, one in arriving))


def _laters(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    for path, choice in all_choices(scenario):
        for i, later in enumerate(choice.later):
            yield (*path, "later", i, "id"), later.id


def _chances(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    for path, choice in all_choices(scenario):
        if choice.chance is not None:
            yield (*path, "chance", "id"), choice.chance.id


def _predictions(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    for name, decision in decisions(scenario):
        if decision.prediction is not None:
            yield ("scenes", name, "decision", "prediction", "id"), decision.prediction.id


def _doubled(what: str, ids: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, name in ids:
        if name in seen:
            yield Fault(path, f"the {what} '{name}' is there twice; give each its own id")
        seen.add(name)


def _bands(scenario: Scenario) -> Iterator[Fault]:
    for name, indicator in scenario.indicators.items():
        bands = list(indicator.bands)
        rising = bands == sorted(set(bands)) and bands[:1] == [0] and bands[-1] <= 100
        if not rising:
            message = f"the bands of the indicator '{name}' must rise from 0 to at most 100"
            yield Fault(("indicators", name, "bands"), message)


def _messages(scenario: Scenario) -> Iterator[Fault]:
    arriving = {one.id for scene in scenario.scenes.values() for one in scene.inbox}
    for name in scenario.messages:
        if name not in arriving:
            message = f"the message '{name}' never arrives; put it in a scene's inbox or remove it"
            yield Fault(("messages", name), message)
        if name in scenario.documents:
            message = f"'{name}' is both a document and a message; rename one of them"
            yield Fault(("messages", name), message)


def _documents(scenario: Scenario) -> Iterator[Fault]:
    offered = {document for scene in scenario.scenes.values() for document in scene.documents}
    for name in scenario.documents:
        if name not in offered:
            message = f"no scene offers the document '{name}'; offer it or remove it"
            yield Fault(("documents", name), message)
    for name, scene in scenario.scenes.items():
        if scene.ending and scene.documents:
            message = (
                f"the ending '{name}' offers documents, which nobody can open there; move them"
            )
            yield Fault(("scenes", name, "documents"), message)


def _line(path: Path, beat: Beat) -> Iterator[Fault]:
    if beat.id in _RESERVED:
        message = f"a beat cannot be called '{beat.id}', a text of the scene has that id; rename it"
        yield Fault((*path, "id"), message)
    if beat.kind == "say" and beat.who is None:
        yield Fault(path, f"nobody says '{beat.id}'; name the character in 'who'")

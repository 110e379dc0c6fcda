"""All that an author has to mend in a case, with file and line: the tool behind ``lidera check``.

Loading stops at the first fault; checking goes on and finds them all. Questions of style and
of taste are none of its business.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from lidera_nb.content import faults, validated
from lidera_nb.errors import ContentError
from lidera_nb.scenario.graph import broken_paths
from lidera_nb.scenario.load import LANGUAGES
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.parts import broken_parts
from lidera_nb.scenario.references import broken_references
from lidera_nb.scenario.wording import text_ids
from lidera_nb.textids import text_faults
from lidera_nb.yamlfile import YamlFile, read_yaml


@dataclass(frozen=True, order=True)
class Finding:
    """One fault at a place; line and column are one-based, 0 when the whole file is meant."""

    file: str
    line: int
    column: int
    message: str


def check(directory: Path) -> list[Finding]:
    """Everything wrong with the case in `directory`, sorted by place; empty when it is sound."""
    errors: list[ContentError] = []
    files = dict(_readable(directory, errors))
    structure = files.pop("scenario", None)
    if structure is not None:
        errors += _structure_faults(structure, files)
    return sorted({Finding(e.file, e.line, e.column, e.message) for e in errors})


def _readable(directory: Path, errors: list[ContentError]) -> Iterator[tuple[str, YamlFile]]:
    """The files that are YAML; what is wrong with the others joins `errors`."""
    for name in ("scenario", *LANGUAGES):
        try:
            yield name, read_yaml(directory / f"{name}.yaml")
        except ContentError as error:
            errors.append(error)


def _structure_faults(structure: YamlFile, words: Mapping[str, YamlFile]) -> Iterator[ContentError]:
    unfit = list(faults(Scenario, structure))
    if unfit:
        yield from unfit
        return
    scenario = validated(Scenario, structure)
    for fault in chain(broken_references(scenario), broken_parts(scenario), broken_paths(scenario)):
        yield structure.error(fault.message, *fault.path)
    needed, images = list(text_ids(scenario)), _image_texts(scenario)
    for file in words.values():
        yield from text_faults(file, needed, purposes=images)


def _image_texts(scenario: Scenario) -> dict[str, str]:
    """The text of an image is read aloud in its place, so say so when it is missing."""
    return {
        f"scene.{name}.{beat.id}": "an image's alternative text"
        for name, scene in scenario.scenes.items()
        for beat in scene.beats
        if beat.kind == "image"
    }

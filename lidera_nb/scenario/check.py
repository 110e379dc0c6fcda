"""All that an author has to mend in a case, with file and line: the tool behind ``lidera check``.

Loading stops at the first fault; checking goes on and finds them all. Questions of style and
of taste are none of its business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from lidera_nb.content import every_fault
from lidera_nb.errors import ContentError
from lidera_nb.scenario.graph import broken_paths
from lidera_nb.scenario.load import reference_faults
from lidera_nb.scenario.model import CLIPS, Scenario
from lidera_nb.scenario.parts import broken_parts
from lidera_nb.scenario.wording import text_ids
from lidera_nb.textids import LANGUAGES, text_faults
from lidera_nb.yamlfile import YamlFile, read_yaml


@dataclass(frozen=True, order=True)
class Finding:
    """One fault at a place; line and column are one-based, 0 when the whole file is meant."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return str(ContentError(self.message, self.file, self.line, self.column))


def check(directory: Path) -> list[Finding]:
    """Everything wrong with the case in `directory`, sorted by place; empty when it is sound."""
    errors: list[ContentError] = []
    files = dict(_readable(directory, errors))
    structure = files.pop("scenario", None)
    if structure is not None:
        further = partial(_faults, structure, files)
        errors += every_fault(Scenario, structure, further)
    return findings(errors)


def findings(errors: Iterable[ContentError]) -> list[Finding]:
    """Errors as findings, each once, sorted by place."""
    return sorted({Finding(e.file, e.line, e.column, e.message) for e in errors})


def _readable(directory: Path, errors: list[ContentError]) -> Iterator[tuple[str, YamlFile]]:
    """The files that are YAML; what is wrong with the others joins `errors`."""
    for name in ("scenario", *LANGUAGES):
        try:
            yield name, read_yaml(directory / f"{name}.yaml")
        except ContentError as error:
            errors.append(error)


def _faults(
    structure: YamlFile, words: Mapping[str, YamlFile], scenario: Scenario
) -> Iterator[ContentError]:
    yield from reference_faults(scenario, structure)
    for fault in chain(broken_parts(scenario), broken_paths(scenario)):
        yield structure.error(fault.message, *fault.path)
    needed, purposes = list(text_ids(scenario)), dict(_purposes(scenario))
    for file in words.values():
        yield from text_faults(file, needed, purposes=purposes)


def _purposes(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """What the texts beside media are for: they are read or heard in its place."""
    for name, scene in scenario.scenes.items():
        for beat in scene.beats:
            if beat.kind == "image":
                yield f"scene.{name}.{beat.id}", "an image's alternative text"
            elif beat.kind in CLIPS:
                yield f"transcript.{name}.{beat.id}", f"the transcript of the {beat.kind}"

"""From an assignment's folder to its frozen questions and texts, or a sentence that says where.

A folder holds ``<name>.ipynb``, ``es.yaml`` and ``en.yaml``. An assignment that loads has every
text it needs in both languages, and no others, and its notebook is one that nbgrader releases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lidera_nb.assignments.cells import read_notebook
from lidera_nb.assignments.questions import Question
from lidera_nb.assignments.shape import shape_of
from lidera_nb.content import content_hash
from lidera_nb.errors import ContentError
from lidera_nb.textids import LANGUAGES, flatten, text_faults
from lidera_nb.yamlfile import YamlFile, read_yaml


@dataclass(frozen=True)
class LoadedAssignment:
    """An assignment and its texts.

    Attributes
    ----------
    name, version
        Its name, which is that of its folder, and the version that its author counts.
    rubric
        The id of the rubric on which its reflections are read; empty if it names none.
    questions
        What it asks, in order, without any answer key.
    texts
        Language to flat dotted id to text.
    hash
        SHA-256 in hex over the notebook and its texts.
    notebook
        The notebook as it lies in the folder, answer key and all: for releasing and grading.
    """

    name: str
    version: int
    rubric: str
    questions: tuple[Question, ...]
    texts: Mapping[str, Mapping[str, str]]
    hash: str
    notebook: Mapping[str, Any] = field(repr=False, compare=False)

    def question(self, name: str) -> Question | None:
        """The question with this id, None if it asks no such thing."""
        return next((one for one in self.questions if one.id == name), None)

    @property
    def points(self) -> float:
        """What the whole assignment is worth."""
        return sum(question.points for question in self.questions)


def load_assignment(folder: Path) -> LoadedAssignment:
    """Read one assignment.

    Raises
    ------
    ContentError
        The first fault; `assignment_faults` lists them all.
    """
    for fault in assignment_faults(folder):
        raise fault
    source = read_notebook(notebook_path(folder))
    files = {lang: read_yaml(folder / f"{lang}.yaml").data for lang in LANGUAGES}
    about = source["metadata"]["lidera"]
    return LoadedAssignment(
        name=folder.name,
        version=about["version"],
        rubric=about.get("rubric", ""),
        questions=tuple(shape_of(source["cells"]).questions),
        texts={lang: MappingProxyType(flatten(files[lang])) for lang in LANGUAGES},
        hash=content_hash([source["metadata"], source["cells"], files]),
        notebook=source,
    )


def notebook_path(folder: Path) -> Path:
    """The notebook of an assignment's folder; both have one name."""
    return folder / f"{folder.name}.ipynb"


def assignment_faults(folder: Path) -> Iterator[ContentError]:
    """Everything wrong with an assignment's notebook and its texts."""
    path = notebook_path(folder)
    try:
        source = read_notebook(path)
    except ContentError as error:
        yield error
        return
    yield from (ContentError(fault, path) for fault in _about_faults(source, folder.name))
    shape = shape_of(source["cells"])
    yield from (ContentError(fault, path) for fault in shape.faults)
    for lang in LANGUAGES:
        yield from _word_faults(folder / f"{lang}.yaml", shape.questions, not shape.faults)


def needed_ids(questions: list[Question]) -> Iterator[str]:
    """Every text id that each language of an assignment must hold, and no others."""
    yield from ("title", "intro", "done", "rubric")
    for question in questions:
        if question.section:
            yield from (f"section.{question.section}.{part}" for part in ("title", "body"))
        yield from question.text_ids


def _word_faults(path: Path, questions: list[Question], sound: bool) -> Iterator[ContentError]:
    """What is wrong with one language; what it lacks only where the questions are known."""
    try:
        file: YamlFile = read_yaml(path)
    except ContentError as error:
        yield error
        return
    if sound:
        helps = [f"question.{question.id}.help" for question in questions]
        bodies = [f"section.{question.section}.body" for question in questions]
        optional = [*helps, *bodies, "rubric"]
        yield from text_faults(file, needed_ids(questions), may_be_empty=optional)


def _about_faults(source: Mapping[str, Any], name: str) -> Iterator[str]:
    about = source["metadata"].get("lidera")
    if not isinstance(about, dict):
        yield (
            "the notebook's metadata say nothing of the assignment; add "
            f'"lidera": {{"assignment": "{name}", "version": 1}}'
        )
        return
    if about.get("assignment") != name:
        yield (
            f"the notebook says that it is '{about.get('assignment')}', but it lies in the folder "
            f"'{name}'; give both one name"
        )
    version = about.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        yield f"the assignment's version is '{version}'; write a whole number from 1"
    if not isinstance(about.get("rubric", ""), str):
        yield "'rubric' must be the id of a rubric, as text"
    unknown = sorted(set(about) - {"assignment", "version", "rubric"})
    if unknown:
        yield f"'{unknown[0]}' does not belong to the notebook's lidera metadata; remove it"

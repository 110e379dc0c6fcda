"""A page as its author wrote it: ``module.yaml``, its texts in both languages, its notebook.

Whatever is wrong with these files is found here, all of it. What the steps lead to (cases,
forms) is read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from lidera_nb.activities.activity import CARD_WIDE, SHARED
from lidera_nb.activities.attempts import ONCE, AttemptPolicy
from lidera_nb.content import every_fault, validated
from lidera_nb.errors import ContentError
from lidera_nb.textids import LANGUAGES, flatten, leaves, text_faults
from lidera_nb.yamlfile import YamlFile, read_yaml

UNDEFINED = (
    "debrief",
    "explore",
    "review",
    "cases",
    "rehearsal",
    "guide",
    "mine",
    "feedback",
    "network",
    "newties",
    "matching",
    "labs",
    "encounters",
    "diary",
    "apartwish",
    "parting",
    *CARD_WIDE,
    *SHARED,
)
"""The activities behind which no file of the course stands."""

SURVEYS = ("survey", "waves")
"""The activities behind which the instrument of a network survey stands."""

RUBRICS = ("marking", "agreement")
"""The activities behind which a rubric stands, and all others that lie beside it."""


class StepSpec(BaseModel):
    """A step as ``module.yaml`` names it; `source` is a path within the course folder.

    `attempts` lets the case of a simulation be played more than once; `wave` says which time a
    scale is asked, so that both answers can be set side by side.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    activity: Literal[
        "consent",
        "profile",
        "simulation",
        "reflection",
        "scale",
        "assignment",
        "debrief",
        "explore",
        "review",
        "write",
        "offer",
        "cases",
        "rehearsal",
        "survey",
        "waves",
        "guide",
        "marking",
        "agreement",
        "mine",
        "feedback",
        "network",
        "newties",
        "mycards",
        "peercards",
        "curation",
        "trying",
        "offervisit",
        "askvisit",
        "findable",
        "visited",
        "matching",
        "labs",
        "encounters",
        "encountered",
        "diary",
        "apartwish",
        "parting",
        "room",
        "facilitate",
        "project",
    ]
    source: str | None = None
    of: str | None = None
    attempts: AttemptPolicy = ONCE
    wave: Annotated[int, Field(ge=1, le=9)] | None = None

    @property
    def defined(self) -> bool:
        """Whether a case or a form of the course stands behind this step."""
        return self.activity not in UNDEFINED


class ModuleSpec(BaseModel):
    """``module.yaml``: who meets the page, and its steps in the order in which they open.

    A page for staff may have no steps: it then shows what is the same for everyone. Modules stand
    on the home page by `order`, and by their ids where that is the same.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    audience: Literal["participant", "staff", "curator"] = "participant"
    steps: tuple[StepSpec, ...] = ()
    order: Annotated[int, Field(ge=-9, le=9)] = 0

    @model_validator(mode="after")
    def _participants_do_something(self) -> ModuleSpec:
        if self.audience == "participant" and not self.steps:
            raise ValueError("a page for participants needs at least one step in 'steps'")
        return self


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page's structure and its texts by language, both sound; `path` is that of the former."""

    path: Path
    spec: ModuleSpec
    texts: Mapping[str, Mapping[str, str]]


def page_paths(root: Path) -> list[Path]:
    """The structure files of all pages of a course folder."""
    rooms = ("modules", "staff")
    return [path for room in rooms for path in sorted(root.glob(f"{room}/*/module.yaml"))]


def notebook_of(path: Path) -> Path:
    """The notebook that belongs to a page's structure file."""
    return path.with_suffix(".ipynb")


def read_page(root: Path, path: Path) -> PageFile:
    """Read a page's own files.

    Raises
    ------
    ContentError
        The first fault; `page_faults` lists them all.
    """
    for fault in page_faults(root, path):
        raise fault
    spec = validated(ModuleSpec, read_yaml(path))
    texts = {lang: flatten(read_yaml(path.with_name(f"{lang}.yaml")).data) for lang in LANGUAGES}
    return PageFile(path, spec, texts)


def page_faults(root: Path, path: Path) -> Iterator[ContentError]:
    """Everything wrong with a page's own files."""
    files: dict[str, YamlFile] = {}
    for name in (path.stem, *LANGUAGES):
        try:
            files[name] = read_yaml(path.with_name(f"{name}.yaml"))
        except ContentError as error:
            yield error
    notebook = notebook_of(path)
    if not notebook.is_file():
        yield ContentError(f"the page has no notebook: expected {notebook.name} beside it", path)
    structure, titles = files.pop(path.stem, None), ["title", "lead"]
    if structure is not None:
        yield from every_fault(ModuleSpec, structure, partial(_step_faults, root, structure))
        titles += _step_titles(structure)
    yield from _word_faults(list(files.values()), titles)


def _step_titles(structure: YamlFile) -> list[str]:
    """The titles that the steps need, as far as the steps can be read."""
    steps = structure.data.get("steps")
    listed = steps if isinstance(steps, list) else []
    return [f"{s['key']}.title" for s in listed if isinstance(s, dict) and "key" in s]


def _step_faults(root: Path, file: YamlFile, spec: ModuleSpec) -> Iterator[ContentError]:
    before: dict[str, str] = {}
    for position, step in enumerate(spec.steps):
        if fault := _step_fault(root, step, before):
            yield file.error(fault, "steps", position)
        before[step.key] = step.activity


def _step_fault(root: Path, step: StepSpec, before: Mapping[str, str]) -> str:
    if step.key in before:
        return f"the step '{step.key}' is there twice; give each its own key"
    if step.activity == "debrief" and before.get(step.of or "") != "simulation":
        return f"the debrief '{step.key}' needs 'of: <key of a simulation before it>'"
    if step.attempts != ONCE and step.activity != "simulation":
        return f"the step '{step.key}' plays no case, so it has no 'attempts'; remove them"
    if (step.wave is not None) != (step.activity == "scale"):
        return f"the step '{step.key}': a scale needs 'wave: 1' or later, and nothing else has it"
    if step.activity == "explore" and (step.of or "").count("/") != 1:
        return f"the step '{step.key}' needs 'of: <page before this one>/<key of its simulation>'"
    if not step.defined:
        return ""
    if step.source is None:
        return f"the step '{step.key}' needs 'source: <path within the course folder>'"
    path = (root / step.source).resolve()
    if not path.is_relative_to(root.resolve()) or not path.exists():
        return f"'{step.source}' is not in the course folder; check the path of 'source'"
    return ""


def _word_faults(words: Sequence[YamlFile], titles: Sequence[str]) -> Iterator[ContentError]:
    """What a page must say, and what it says in one language only."""
    said = {file.path.stem: dict(leaves(file.data)) for file in words}
    wanted = dict.fromkeys([*titles, *(name for texts in said.values() for name in texts)])
    written = {name for texts in said.values() for name, text in texts.items() if text}
    # An opening may be left empty, but then in both languages.
    optional = [name for name in wanted if name.endswith(".intro") and name not in written]
    for file in words:
        elsewhere = {
            name: f"{other.path.name} has it in line {other.where(*name.split('.'))[0]}"
            for other in words
            for name in said[other.path.stem].keys() - said[file.path.stem].keys()
        }
        yield from text_faults(file, wanted, may_be_empty=optional, purposes=elsewhere)

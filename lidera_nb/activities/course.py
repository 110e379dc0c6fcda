"""The course as it lies on disk: modules, their steps, and the definitions behind each step.

A module is a folder with a thin notebook, ``module.yaml`` (its steps in order) and its texts in
both languages. Staff pages are modules of their own kind. Everything is read once and frozen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lidera_nb.activities.activity import NO_PROGRESS, READ, SHARED, Step
from lidera_nb.activities.feedback.rubricshelf import RubricShelf, shelved
from lidera_nb.activities.pagefile import (
    RUBRICS,
    SURVEYS,
    PageFile,
    StepSpec,
    notebook_of,
    page_paths,
    read_page,
)
from lidera_nb.activities.shelf import Shelf, stocked
from lidera_nb.assignments.notebook import load_assignment
from lidera_nb.cards.seed import SeedCard, load_seeds
from lidera_nb.errors import ContentError
from lidera_nb.forms.instrumentload import load_instrument
from lidera_nb.forms.load import load_form
from lidera_nb.forms.scale import load_scale
from lidera_nb.reflection.rubrics import load_rubrics
from lidera_nb.textids import LANGUAGES


@dataclass(frozen=True, slots=True)
class Module:
    """A page: its notebook, its steps and its own texts (dotted id to text, by language).

    A `composed` page has no notebook: its title, its lead and its steps are drawn one after the
    other.
    """

    id: str
    audience: str
    folder: Path
    notebook: Path
    steps: tuple[Step, ...]
    texts: Mapping[str, Mapping[str, str]]
    composed: bool = False
    order: int = 0
    activities: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Take note of the activities on the page: it is asked for them at every request."""
        object.__setattr__(self, "activities", frozenset(step.activity for step in self.steps))

    @property
    def shared(self) -> bool:
        """Whether the page belongs to a live room, and not to one person's way through."""
        return not self.activities.isdisjoint(SHARED)

    @property
    def is_door(self) -> bool:
        """Whether participants come into a live room by this page."""
        return self.shared and self.audience == "participant"

    @property
    def only_read(self) -> bool:
        """Whether there is nothing to do on the page, and so nothing to be behind with."""
        return bool(self.steps) and self.activities <= READ

    @property
    def beside(self) -> bool:
        """Whether the page lies beside the way through the course: it counts as no progress."""
        return bool(self.steps) and self.activities <= NO_PROGRESS

    def has(self, activity: str) -> bool:
        """Whether a step of the page is of an activity."""
        return activity in self.activities

    def step(self, key: str) -> Step | None:
        """The step with this key, None if the page has none."""
        return next((step for step in self.steps if step.key == key), None)


@dataclass(frozen=True, slots=True)
class Course:
    """All pages of a course folder, in order of their ids, and its seed library of cards."""

    root: Path
    modules: Mapping[str, Module]
    seeds: Mapping[str, SeedCard] = field(default_factory=dict)

    def steps(self) -> Iterator[Step]:
        """The steps of all pages, in order."""
        for module in self.modules.values():
            yield from module.steps

    def keep(self, kept: Path) -> None:
        """Keep a copy of every case and rubric as it is now, for what is pinned to it."""
        for step in self.steps():
            if isinstance(step.definition, Shelf | RubricShelf):
                step.definition.keep(kept)

    def of(self, audience: str) -> list[Module]:
        """The pages for staff, or the modules that participants go through."""
        pages = [module for module in self.modules.values() if module.audience == audience]
        return [page for page in pages if not page.is_door]

    @property
    def room(self) -> Module | None:
        """The page on which participants come into a live room, if the course has one."""
        return next((page for page in self.modules.values() if page.is_door), None)


def load_course(root: Path, kept: Path | None = None) -> Course:
    """Read a course folder.

    Parameters
    ----------
    root
        The course folder.
    kept
        Where a server keeps the case versions that it served; plays may be pinned to them.

    Raises
    ------
    ContentError
        At the first file that is missing or wrong, with its line.
    """
    if not (root / "modules").is_dir():
        raise ContentError(
            "this folder holds no course: it has no 'modules'; name the course folder with "
            "--course or run from the project's folder",
            root,
        )
    modules: dict[str, Module] = {}
    for path in page_paths(root):
        module = _module(root, read_page(root, path), kept, modules)
        if module.id in modules:
            other = modules[module.id].notebook.relative_to(root).with_suffix(".yaml")
            raise ContentError(f"{other} is called '{module.id}', too; rename one of them", path)
        modules[module.id] = module
    return Course(root, modules, load_seeds(root))


def load_page(root: Path, name: str, kept: Path | None = None) -> Course:
    """The course with one page, and those that it looks back on: all that its notebook needs.

    Raises
    ------
    ContentError
        There is no such page, or a file of it is missing or wrong.
    """
    pages = {page.spec.id: page for page in (read_page(root, path) for path in page_paths(root))}
    if name not in pages:
        known = ", ".join(pages)
        raise ContentError(f"the course has no page '{name}'; it has {known}", root)
    looked_on = {(step.of or "").partition("/")[0] for step in pages[name].spec.steps}
    modules: dict[str, Module] = {}
    for page in pages.values():
        if page.spec.id == name or page.spec.id in looked_on:
            modules[page.spec.id] = _module(root, page, kept, modules)
    return Course(root, modules)


def _module(root: Path, page: PageFile, kept: Path | None, earlier: Mapping[str, Module]) -> Module:
    steps: list[Step] = []
    for spec in page.spec.steps:
        definition = _definition(root, spec, kept, earlier) or _led_through(spec, earlier)
        _purposeful(page, spec, definition)
        of = _elsewhere(page, spec, earlier) or next((s for s in steps if s.key == spec.of), None)
        steps.append(_step(page, spec, steps, definition, of))
    return Module(
        id=page.spec.id,
        audience=page.spec.audience,
        folder=page.path.parent,
        notebook=notebook_of(page.path),
        steps=tuple(steps),
        texts=page.texts,
        order=page.spec.order,
    )


def _led_through(spec: StepSpec, earlier: Mapping[str, Module]) -> tuple[Module, ...] | None:
    """For whoever leads a cohort: the modules that participants go through, all read by then."""
    if spec.activity != "guide":
        return None
    met = (module for module in earlier.values() if module.audience == "participant")
    return tuple(module for module in met if not module.shared and not module.beside)


def _elsewhere(page: PageFile, spec: StepSpec, earlier: Mapping[str, Module]) -> Step | None:
    """The simulation of an earlier page that a step looks back on; None if it names none."""
    name, slash, key = (spec.of or "").partition("/")
    if not slash:
        return None
    step = earlier[name].step(key) if name in earlier else None
    if step is None or step.activity != "simulation":
        raise ContentError(
            f"the step '{spec.key}' looks back on '{spec.of}', but no page before this one has "
            "that simulation; write 'of: <page>/<key>'",
            page.path,
        )
    return step


def _step(
    page: PageFile, spec: StepSpec, before: Sequence[Step], definition: Any, of: Step | None
) -> Step:
    return Step(
        module=page.spec.id,
        key=spec.key,
        activity=spec.activity,
        definition=definition,
        after=tuple(step.key for step in before if step.activity not in NO_PROGRESS),
        of=of,
        titles={lang: page.texts[lang][f"{spec.key}.title"] for lang in LANGUAGES},
        before={step.key: step.titles for step in before},
        intros={lang: page.texts[lang].get(f"{spec.key}.intro", "") for lang in LANGUAGES},
        page_titles={lang: page.texts[lang]["title"] for lang in LANGUAGES},
        attempts=spec.attempts,
        wave=spec.wave or 1,
    )


def _purposeful(page: PageFile, spec: StepSpec, definition: Any) -> None:
    """Refuse an objective that adds up what the case has not."""
    if not isinstance(definition, Shelf):
        return
    known = definition.current.scenario.indicators
    for name in spec.attempts.objective:
        if name not in known:
            raise ContentError(
                f"the step '{spec.key}' adds up '{name}' to find the best attempt, but its case "
                f"has no such indicator; write some of: {', '.join(known)}",
                page.path,
            )


def _definition(
    root: Path, spec: StepSpec, kept: Path | None, earlier: Mapping[str, Module]
) -> Any:
    if spec.activity == "feedback":
        return _rubrics(root, kept, earlier)
    if not spec.defined:
        return None
    assert spec.source is not None
    path = (root / spec.source).resolve()
    if spec.activity == "simulation":
        return stocked(path, kept)
    if spec.activity == "assignment":
        return load_assignment(path)
    if spec.activity == "scale":
        return load_scale(path)
    if spec.activity in RUBRICS:
        return load_rubrics(path)
    return load_instrument(path) if spec.activity in SURVEYS else load_form(path)


def _rubrics(root: Path, kept: Path | None, earlier: Mapping[str, Module]) -> RubricShelf:
    """The rubrics of the course, read once for all pages."""
    steps = (step for module in earlier.values() for step in module.steps)
    found = (one.definition for one in steps if isinstance(one.definition, RubricShelf))
    return next(found, None) or shelved(root, kept)

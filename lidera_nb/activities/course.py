"""The course as it lies on disk: modules, their steps, and the definitions behind each step.

A module is a folder with a thin notebook, ``module.yaml`` (its steps in order) and its texts in
both languages. Staff pages are modules of their own kind. Everything is read once and frozen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from lidera_nb.activities.activity import Step
from lidera_nb.activities.shelf import Shelf, stocked
from lidera_nb.content import validated
from lidera_nb.errors import ContentError
from lidera_nb.forms.load import load_form
from lidera_nb.textids import flatten
from lidera_nb.yamlfile import YamlFile, read_yaml

LANGUAGES: tuple[str, ...] = ("es", "en")


class StepSpec(BaseModel):
    """A step as ``module.yaml`` names it; `source` is a path within the course folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    activity: Literal["consent", "profile", "simulation", "reflection", "debrief", "review"]
    source: str | None = None
    of: str | None = None


class ModuleSpec(BaseModel):
    """``module.yaml``: who meets the page, and its steps in the order in which they open."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    audience: Literal["participant", "staff"] = "participant"
    steps: tuple[StepSpec, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Module:
    """A page: its notebook, its steps and its own texts (dotted id to text, by language)."""

    id: str
    audience: str
    folder: Path
    notebook: Path
    steps: tuple[Step, ...]
    texts: Mapping[str, Mapping[str, str]]

    def step(self, key: str) -> Step | None:
        """The step with this key, None if the page has none."""
        return next((step for step in self.steps if step.key == key), None)


@dataclass(frozen=True, slots=True)
class Course:
    """All pages of a course folder, in order of their ids."""

    root: Path
    modules: Mapping[str, Module]

    def steps(self) -> Iterator[Step]:
        """The steps of all pages, in order."""
        for module in self.modules.values():
            yield from module.steps

    def keep(self, kept: Path) -> None:
        """Keep a copy of every case as it is now, for the plays that begin with it."""
        for step in self.steps():
            if isinstance(step.definition, Shelf):
                step.definition.keep(kept)

    def of(self, audience: str) -> list[Module]:
        """The pages for participants or for staff."""
        return [module for module in self.modules.values() if module.audience == audience]


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
    folders = sorted(root.glob("modules/*/module.yaml")) + sorted(root.glob("staff/*.yaml"))
    specs = [path for path in folders if path.stem not in LANGUAGES]
    modules = [_module(root, path, kept) for path in specs]
    return Course(root, {module.id: module for module in modules})


def _module(root: Path, path: Path, kept: Path | None) -> Module:
    file = read_yaml(path)
    spec = validated(ModuleSpec, file)
    notebook = path.with_suffix(".ipynb")
    if not notebook.is_file():
        raise ContentError(f"the page has no notebook: expected {notebook.name} beside it", path)
    texts = {lang: _texts(path.parent / f"{lang}.yaml") for lang in LANGUAGES}
    for lang, words in texts.items():
        for text_id in ("title", "lead"):
            if text_id not in words:
                raise ContentError(
                    f"the page has no text '{text_id}'; add it", path.parent / f"{lang}.yaml"
                )
    steps: list[Step] = []
    for position, step in enumerate(spec.steps):
        definition = _definition(root, step, file, position, kept)
        steps.append(_step(file, position, step, spec, steps, texts, definition))
    return Module(spec.id, spec.audience, path.parent, notebook, tuple(steps), texts)


def _texts(path: Path) -> Mapping[str, str]:
    return flatten(read_yaml(path).data)


def _step(
    file: YamlFile,
    position: int,
    spec: StepSpec,
    module: ModuleSpec,
    before: list[Step],
    texts: Mapping[str, Mapping[str, str]],
    definition: Any,
) -> Step:
    def fail(message: str) -> ContentError:
        return file.error(message, "steps", position)

    looked_at = next((step for step in before if step.key == spec.of), None)
    if spec.activity == "debrief" and looked_at is None:
        raise fail(f"the debrief '{spec.key}' needs 'of: <key of a simulation before it>'")
    for lang in LANGUAGES:
        if f"{spec.key}.title" not in texts[lang]:
            raise fail(f"the step '{spec.key}' has no text '{spec.key}.title' in {lang}.yaml")
    return Step(
        module=module.id,
        key=spec.key,
        activity=spec.activity,
        definition=definition,
        after=tuple(step.key for step in before),
        of=looked_at,
        titles={lang: texts[lang][f"{spec.key}.title"] for lang in LANGUAGES},
        before={step.key: step.titles for step in before},
        intros={lang: texts[lang].get(f"{spec.key}.intro", "") for lang in LANGUAGES},
    )


def _definition(
    root: Path, spec: StepSpec, file: YamlFile, position: int, kept: Path | None
) -> Any:
    def fail(message: str) -> ContentError:
        return file.error(message, "steps", position)

    if spec.activity in ("debrief", "review"):
        return None
    if spec.source is None:
        raise fail(f"the step '{spec.key}' needs 'source: <path within the course folder>'")
    path = (root / spec.source).resolve()
    if not path.is_relative_to(root.resolve()) or not path.exists():
        raise fail(f"'{spec.source}' is not in the course folder; check the path of 'source'")
    return stocked(path, kept) if spec.activity == "simulation" else load_form(path)

"""A rubric as its author wrote it: criteria, levels, and what each level looks like.

One YAML file of ``course/instruments`` (``kind: rubric``) holds structure and both languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from lidera_nb.content import content_hash, every_fault
from lidera_nb.errors import ContentError
from lidera_nb.textids import LANGUAGES, flatten, text_faults
from lidera_nb.yamlfile import YamlFile, read_yaml

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class Rubric(BaseModel):
    """Criteria in order, each read on the same levels, from 1 to `levels`.

    `halves` allows a level between two (a text that is not yet the higher one).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    version: Annotated[int, Field(ge=1)]
    kind: Literal["rubric"]
    levels: Annotated[int, Field(ge=2, le=7)]
    halves: bool = False
    criteria: tuple[Id, ...] = Field(min_length=1, max_length=12)
    texts: dict[Literal["es", "en"], dict[str, Any]]

    @model_validator(mode="after")
    def _unique(self) -> Rubric:
        if len(set(self.criteria)) != len(self.criteria):
            raise ValueError("two criteria have the same id; give each its own")
        return self

    def allows(self, level: float) -> bool:
        """Whether a level can be given."""
        steps = level * 2 if self.halves else level
        return 1 <= level <= self.levels and steps == int(steps)


@dataclass(frozen=True)
class LoadedRubric:
    """A rubric and its texts, flat by language; `hash` is over the file's `content`."""

    rubric: Rubric
    texts: Mapping[str, Mapping[str, str]]
    hash: str
    content: Mapping[str, Any] = field(default_factory=dict)


def load_rubric(path: Path) -> LoadedRubric:
    """Read one rubric.

    Raises
    ------
    ContentError
        The first fault, with file, line and column; `rubric_faults` lists them all.
    """
    file = read_yaml(path)
    for fault in rubric_faults(file):
        raise fault
    return rubric_of(file.data)


def rubric_of(content: Mapping[str, Any]) -> LoadedRubric:
    """The rubric with this content, which is taken to be sound."""
    texts = {lang: MappingProxyType(flatten(content["texts"][lang])) for lang in LANGUAGES}
    rubric = Rubric.model_validate(content)
    return LoadedRubric(rubric, MappingProxyType(texts), content_hash(content), content)


def is_rubric(file: YamlFile) -> bool:
    """Whether a file of the instruments' folder says that it is a rubric."""
    return file.data.get("kind") == "rubric"


def rubric_faults(file: YamlFile) -> Iterator[ContentError]:
    """Everything wrong with a rubric; its texts once it fits its model."""
    return every_fault(Rubric, file, partial(_faults, file))


def _faults(file: YamlFile, rubric: Rubric) -> Iterator[ContentError]:
    for lang in LANGUAGES:
        if lang not in file.data["texts"]:
            yield file.error(f"the language '{lang}' is missing; add its texts", "texts")
            continue
        yield from text_faults(file, needed_ids(rubric), under=("texts", lang))


def needed_ids(rubric: Rubric) -> Iterator[str]:
    """Every text id that each language of a rubric must hold, and no others.

    ``level.<n>`` names a level; ``criterion.<id>.level.<n>`` says what it looks like there.
    """
    yield from ("title", "intro", "source")
    levels = range(1, rubric.levels + 1)
    yield from (f"level.{level}" for level in levels)
    for name in rubric.criteria:
        yield from (f"criterion.{name}.title", f"criterion.{name}.help")
        yield from (f"criterion.{name}.level.{level}" for level in levels)

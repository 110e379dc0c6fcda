"""A scale: sentences that everybody rates on the same points, and which of them belong together.

It is shown as a form, so a scale that was read can be asked like one; what a form does not know
is kept beside it: the subscales, and the items whose meaning runs the other way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from lidera_nb.content import content_hash, every_fault
from lidera_nb.errors import ContentError
from lidera_nb.forms.load import RESERVED
from lidera_nb.forms.model import Form, FormField, Id
from lidera_nb.textids import LANGUAGES, flatten, text_faults
from lidera_nb.yamlfile import YamlFile, read_yaml

_OWN = ("title", "intro", "submit", "done")
LEAST_ITEMS = 3
"""Of fewer items nothing can be said about how well they hold together."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Item(_Frozen):
    """A sentence to rate; `reversed` says that a high rating means less of the subscale."""

    id: Id
    subscale: Id
    reversed: bool = False

    def scored(self, rating: float, points: int) -> float:
        """The rating as it counts, turned round where the item is reversed."""
        return points + 1 - rating if self.reversed else rating


class Scale(_Frozen):
    """Items in order, each of one subscale, all rated from 1 to `points` with worded ends."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    version: Annotated[int, Field(ge=1)]
    kind: Literal["scale"]
    points: Annotated[int, Field(ge=4, le=7)]
    subscales: tuple[Id, ...] = Field(min_length=1, max_length=6)
    items: tuple[Item, ...] = Field(min_length=LEAST_ITEMS, max_length=40)
    texts: dict[Literal["es", "en"], dict[str, Any]]

    @model_validator(mode="after")
    def _unique(self) -> Scale:
        ids = [item.id for item in self.items]
        if len(set(ids)) != len(ids) or len(set(self.subscales)) != len(self.subscales):
            raise ValueError("two items or two subscales have the same id; give each its own")
        return self


@dataclass(frozen=True)
class LoadedScale:
    """A scale, and the form as which it is asked.

    Attributes
    ----------
    scale
        The structure.
    words
        Language to the texts as the author wrote them, by flat dotted id.
    form, texts
        The form with a field for each item, and its texts by language.
    hash
        SHA-256 in hex over canonical JSON of the file's content.
    """

    scale: Scale
    words: Mapping[str, Mapping[str, str]]
    form: Form
    texts: Mapping[str, Mapping[str, str]]
    hash: str


def load_scale(path: Path) -> LoadedScale:
    """Read one scale.

    Raises
    ------
    ContentError
        The first fault, with file, line and column; `scale_faults` lists them all.
    """
    file = read_yaml(path)
    for fault in scale_faults(file):
        raise fault
    scale = Scale.model_validate(file.data)
    words = {lang: MappingProxyType(flatten(file.data["texts"][lang])) for lang in LANGUAGES}
    texts = {lang: MappingProxyType(_as_form(scale, words[lang])) for lang in LANGUAGES}
    fields = tuple(FormField(id=i.id, kind="scale", points=scale.points) for i in scale.items)
    form = Form(id=scale.id, version=scale.version, fields=fields, texts={})
    return LoadedScale(scale, words, form, texts, content_hash(file.data))


def _as_form(scale: Scale, words: Mapping[str, str]) -> dict[str, str]:
    """The texts under the ids that a form asks for."""
    texts = {name: words[name] for name in _OWN}
    for item in scale.items:
        here = f"field.{item.id}"
        texts |= {f"{here}.label": words[f"item.{item.id}"], f"{here}.help": ""}
        texts |= {f"{here}.{end}": words[end] for end in ("low", "high")}
    return texts


def is_scale(file: YamlFile) -> bool:
    """Whether a file of the instruments' folder says that it is a scale."""
    return file.data.get("kind") == "scale"


def scale_faults(file: YamlFile) -> Iterator[ContentError]:
    """Everything wrong with a scale; its subscales and texts once it fits its model."""
    return every_fault(Scale, file, partial(_faults, file))


def _faults(file: YamlFile, scale: Scale) -> Iterator[ContentError]:
    for i, item in enumerate(scale.items):
        if item.subscale not in scale.subscales:
            known = ", ".join(scale.subscales)
            message = f"the item '{item.id}' is of no subscale that there is; write one of: {known}"
            yield file.error(message, "items", i)
        if item.id in RESERVED:
            message = f"an item cannot be called '{item.id}', a part of the form has that id"
            yield file.error(f"{message}; rename it", "items", i)
    for name in scale.subscales:
        count = sum(item.subscale == name for item in scale.items)
        if count < LEAST_ITEMS:
            message = f"the subscale '{name}' has {count} items; give it at least {LEAST_ITEMS}"
            yield file.error(message, "items")
    for lang in LANGUAGES:
        if lang not in file.data["texts"]:
            yield file.error(f"the language '{lang}' is missing; add its texts", "texts")
            continue
        yield from text_faults(file, needed_ids(scale), under=("texts", lang))


def needed_ids(scale: Scale) -> Iterator[str]:
    """Every text id that each language of a scale must hold, and no others."""
    yield from (*_OWN, "low", "high")
    yield from (f"subscale.{name}" for name in scale.subscales)
    yield from (f"item.{item.id}" for item in scale.items)

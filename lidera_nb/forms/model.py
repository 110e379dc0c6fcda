"""A form as its author wrote it: the consent, the school profile, a reflection.

One YAML file holds structure and both languages. A form knows nothing of who fills it in.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Kind = Literal["check", "choice", "scale", "text", "number"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FormField(_Frozen):
    """One question.

    Attributes
    ----------
    kind
        ``check`` (yes or no, starts as no), ``choice`` (one of `options`), ``scale`` (a whole
        number from 1 to `points`, both ends worded), ``text``, ``number`` (whole, 0 to `most`).
    required
        A ``check`` that is required must be ticked.
    most
        Longest text in characters, or largest number.
    group
        Checks of one group stand together under its name, where the first of them stands.
    """

    id: Id
    kind: Kind
    group: Id | None = None
    required: bool = False
    options: tuple[Id, ...] = ()
    points: Annotated[int, Field(ge=2, le=10)] = 5
    most: Annotated[int, Field(ge=1, le=1_000_000)] = 4000


class Form(_Frozen):
    """Fields in order and the texts of both languages as nested mappings.

    Text ids of each language: ``title``, ``intro``, ``submit``, ``done``, and by field
    ``field.<id>.label``, ``field.<id>.help`` (may be empty), ``field.<id>.<option>`` for a
    choice, ``field.<id>.low`` and ``.high`` for a scale; ``group.<id>`` for each group.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    version: Annotated[int, Field(ge=1)]
    fields: tuple[FormField, ...] = Field(min_length=1)
    texts: dict[Literal["es", "en"], dict[str, Any]]

    @model_validator(mode="after")
    def _unique(self) -> Form:
        ids = [field.id for field in self.fields]
        if len(set(ids)) != len(ids):
            raise ValueError("two fields have the same id")
        return self

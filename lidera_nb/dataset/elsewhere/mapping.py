"""The mapping file: where another platform keeps what a decision is, and what its words mean."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from lidera_nb.content import validated
from lidera_nb.dataset.schema import OURS
from lidera_nb.yamlfile import read_yaml

Slug = Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9-]{0,59}$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Words(_Frozen):
    """A label in both languages."""

    es: Name
    en: Name


class Fields(_Frozen):
    """Where each part of a decision stands: a column of CSV, or a path in a statement.

    A path names properties from the outside in, with dots: ``actor.account.name``; a number
    picks from a list: ``context.contextActivities.parent.0.id``. A property whose own name has
    dots (an extension) stands in brackets: ``result.extensions.[IRI]``.
    """

    person: Name
    case: Name
    scene: Name
    choice: Name
    at: Name | None = None
    attempt: Name | None = None
    confidence: Name | None = None
    lang: Name | None = None


class Mapping(_Frozen):
    """A mapping file.

    Attributes
    ----------
    source
        Id of the other platform; it stands in every row.
    cohort, title, synthetic
        What the package says of itself.
    consent
        To what these people agreed, when and how: kept in the package's description.
    format
        ``csv`` or ``xapi`` (a JSON list of statements, or one statement a line).
    fields
        Where the parts of a decision stand.
    verb
        Of statements, only those with this verb are decisions; all, if it is left out.
    confidence_most
        The value that means "certain"; 0 means "impossible".
    counts
        Which attempt counts.
    lang
        Language on screen where no field says so.
    choices
        Words of the other platform to ids: by value. What is not named gets an id of its own.
    labels
        Ids of cases, scenes and choices to their labels; without one, the platform's own words
        stand in both languages.
    """

    source: Slug
    cohort: Slug
    title: Name
    synthetic: bool
    consent: Annotated[str, StringConstraints(min_length=10, max_length=500)]
    format: Literal["csv", "xapi"]
    fields: Fields
    verb: Name | None = None
    confidence_most: Annotated[float, Field(gt=0)] = 100.0
    counts: Literal["first", "last"] = "first"
    lang: Literal["es", "en"] = "es"
    choices: dict[str, Slug] = Field(default_factory=dict)
    labels: dict[Slug, Words] = Field(default_factory=dict)


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Raises
    ------
    ContentError
        The first fault, with the line at which it stands.
    """
    file = read_yaml(path)
    found = validated(Mapping, file)
    if found.source == OURS:
        raise file.error(f"'source' is '{OURS}', which means this platform; name the other one",
                         "source")  # fmt: skip
    return found

"""xAPI 2.0 statements as frozen models: what the specification allows, and nothing else.

The specification (IEEE 9274.1.1-2023) is prose; these models are its rules for statements: no
unknown property, no null outside extensions, one identifier for each agent, results and
interactions in their forms.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic.alias_generators import to_camel

from lidera_nb.dataset.xapi.values import (
    Duration,
    Extensions,
    Iri,
    Language,
    Mail,
    Moment,
    Scaled,
    Sha1,
    Uuid,
    Words,
)

Interaction = Literal["true-false", "choice", "fill-in", "long-fill-in", "matching",
                      "performance", "sequencing", "likert", "numeric", "other"]  # fmt: skip
_PARTS = {"choice": {"choices"}, "sequencing": {"choices"}, "likert": {"scale"},
          "matching": {"source", "target"}, "performance": {"steps"}}  # fmt: skip
_IDENTIFIERS = ("mbox", "mbox_sha1sum", "openid", "account")


class Part(BaseModel):
    """Anything in a statement: frozen, in camel case, without unknown keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True, strict=True
    )


class Account(Part):
    """Somebody's account on a system."""

    home_page: Iri
    name: Annotated[str, Field(min_length=1)]


class Agent(Part):
    """Who: a person, or a group of them."""

    object_type: Literal["Agent", "Group"] = "Agent"
    name: str | None = None
    mbox: Mail | None = None
    mbox_sha1sum: Annotated[Sha1 | None, Field(alias="mbox_sha1sum")] = None
    openid: Iri | None = None
    account: Account | None = None
    member: tuple[Agent, ...] | None = None

    @model_validator(mode="after")
    def _one_identifier(self) -> Self:
        known = sum(getattr(self, name) is not None for name in _IDENTIFIERS)
        if known > 1 or (known == 0 and (self.object_type == "Agent" or not self.member)):
            raise ValueError("an agent has exactly one of: " + ", ".join(_IDENTIFIERS))
        if self.object_type == "Agent" and self.member is not None:
            raise ValueError("an agent has no members; a group has")
        return self


class Verb(Part):
    """What was done."""

    id: Iri
    display: Words | None = None


class Component(Part):
    """One of the choices, scale points or steps of an interaction."""

    id: Annotated[str, Field(min_length=1)]
    description: Words | None = None


class Definition(Part):
    """What an activity is."""

    name: Words | None = None
    description: Words | None = None
    type: Iri | None = None
    more_info: Iri | None = None
    interaction_type: Interaction | None = None
    correct_responses_pattern: tuple[str, ...] | None = None
    choices: tuple[Component, ...] | None = None
    scale: tuple[Component, ...] | None = None
    source: tuple[Component, ...] | None = None
    target: tuple[Component, ...] | None = None
    steps: tuple[Component, ...] | None = None
    extensions: Extensions | None = None

    @model_validator(mode="after")
    def _fitting(self) -> Self:
        """Components belong to their interaction, and their ids are unique."""
        for name in ("choices", "scale", "source", "target", "steps"):
            parts = getattr(self, name)
            if parts is None:
                continue
            if name not in _PARTS.get(self.interaction_type or "", set()):
                raise ValueError(f"'{name}' does not belong to this interaction")
            if len({part.id for part in parts}) < len(parts):
                raise ValueError(f"two of '{name}' have one id")
        return self


class Activity(Part):
    """What it was done with."""

    object_type: Literal["Activity"] = "Activity"
    id: Iri
    definition: Definition | None = None


class StatementRef(Part):
    """Another statement."""

    object_type: Literal["StatementRef"]
    id: Uuid


class Score(Part):
    """How much, of how much."""

    scaled: Scaled | None = None
    raw: float | None = None
    min: float | None = None
    max: float | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        low, high = self.min, self.max
        if low is not None and high is not None and low >= high:
            raise ValueError("'min' is less than 'max'")
        outside = self.raw is not None and (
            (low is not None and self.raw < low) or (high is not None and self.raw > high)
        )
        if outside:
            raise ValueError("'raw' lies from 'min' to 'max'")
        return self


class Result(Part):
    """How it came out."""

    score: Score | None = None
    success: bool | None = None
    completion: bool | None = None
    response: str | None = None
    duration: Duration | None = None
    extensions: Extensions | None = None


class ContextActivities(Part):
    """What it belonged to."""

    parent: tuple[Activity, ...] | None = None
    grouping: tuple[Activity, ...] | None = None
    category: tuple[Activity, ...] | None = None
    other: tuple[Activity, ...] | None = None


class Context(Part):
    """Where and within what it was done."""

    registration: Uuid | None = None
    instructor: Agent | None = None
    team: Agent | None = None
    context_activities: ContextActivities | None = None
    revision: str | None = None
    platform: str | None = None
    language: Language | None = None
    statement: StatementRef | None = None
    extensions: Extensions | None = None


def _null(given: Any) -> str | None:
    """The name of a property that is null, wherever it stands outside extensions."""
    if isinstance(given, list):
        return next((found for one in given if (found := _null(one))), None)
    if not isinstance(given, dict):
        return None
    own = next((str(key) for key, value in given.items() if value is None), None)
    within = (value for key, value in given.items() if key != "extensions")
    return own or next((found for value in within if (found := _null(value))), None)


def _object(given: Any) -> str:
    kind = given.get("objectType") if isinstance(given, dict) else given.object_type
    return str(kind or "Activity")


Object = Annotated[
    Annotated[Activity, Tag("Activity")]
    | Annotated[Agent, Tag("Agent")]
    | Annotated[Agent, Tag("Group")]
    | Annotated[StatementRef, Tag("StatementRef")],
    Discriminator(_object),
]


class Statement(Part):
    """Somebody did something with something."""

    id: Uuid | None = None
    actor: Agent
    verb: Verb
    object: Object
    result: Result | None = None
    context: Context | None = None
    timestamp: Moment | None = None
    stored: Moment | None = None
    authority: Agent | None = None
    version: Literal["2.0.0", "1.0.0", "1.0.1", "1.0.2", "1.0.3"] | None = None

    @model_validator(mode="after")
    def _about_an_activity(self) -> Self:
        """Revision and platform are said of activities alone."""
        told = self.context and (self.context.revision or self.context.platform)
        if told and not isinstance(self.object, Activity):
            raise ValueError("'revision' and 'platform' are for an object that is an Activity")
        return self

    @classmethod
    def read(cls, given: Any) -> Self:
        """A statement from JSON.

        Raises
        ------
        pydantic.ValidationError, ValueError
            If it is none, or a property other than an extension is null.
        """
        empty = _null(given)
        if empty is not None:
            raise ValueError(f"'{empty}' is null; a property without a value is left out")
        return cls.model_validate_json(json.dumps(given))

    def plain(self) -> dict[str, Any]:
        """The statement as JSON has it."""
        return self.model_dump(by_alias=True, exclude_none=True, mode="json")

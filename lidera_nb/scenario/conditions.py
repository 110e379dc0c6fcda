"""What a play can be asked: conditions as data, which nothing ever evaluates as code."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
LEVELS = ("indicator", "attitude", "resource")
FACTS = ("chose", "visited", "consulted", "mark", "role")
PARTS = ("all_", "any_", "not_")
_TESTS = (*LEVELS, *FACTS, *PARTS)


class Frozen(BaseModel):
    """Base of all parts of a scenario: closed and never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Condition(Frozen):
    """One test of a play; exactly one of its fields is given.

    `indicator`, `attitude` (of a stakeholder) and `resource` go with `at_least` or `below`.
    `chose` is ``{scene: choice}``, `visited` a scene, `consulted` a document or message, `mark`
    a fact of this play, `role` whom the participant plays; `all`, `any` and `not` combine.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    indicator: Id | None = None
    attitude: Id | None = None
    resource: Id | None = None
    at_least: int | None = None
    below: int | None = None
    chose: dict[Id, Id] | None = None
    visited: Id | None = None
    consulted: Id | None = None
    mark: Id | None = None
    role: Id | None = None
    all_: tuple[Condition, ...] | None = Field(None, alias="all")
    any_: tuple[Condition, ...] | None = Field(None, alias="any")
    not_: Condition | None = Field(None, alias="not")

    @model_validator(mode="after")
    def _one_test(self) -> Condition:
        given = [name for name in _TESTS if getattr(self, name) is not None]
        if len(given) != 1:
            names = ", ".join(name.rstrip("_") for name in _TESTS)
            raise ValueError(f"a condition needs exactly one of: {names}")
        bounds = (self.at_least is not None) + (self.below is not None)
        if bounds != (1 if given[0] in LEVELS else 0):
            listed = ", ".join(f"'{name}'" for name in LEVELS)
            raise ValueError(f"{listed} go with exactly one of 'at_least' or 'below', others none")
        return self

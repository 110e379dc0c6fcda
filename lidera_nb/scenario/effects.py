"""What happens in a play: changes now, changes later, and draws of chance."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from lidera_nb.scenario.conditions import Condition, Frozen, Id

Points = Annotated[int, Field(ge=-100, le=100)]
Cost = dict[Id, Annotated[int, Field(ge=1)]]
"""What something takes of each resource; whoever has less cannot have it."""

Channel = Literal["message", "chat", "call", "visit", "email", "letter"]


class Effect(Frozen):
    """Changes of indicators, attitudes (both on a scale of 0 to 100) and resources, and marks set.

    A mark is a fact of this play that conditions can ask for. A resource never falls below 0.
    """

    indicators: dict[Id, Points] = Field(default_factory=dict)
    attitudes: dict[Id, Points] = Field(default_factory=dict)
    resources: dict[Id, int] = Field(default_factory=dict)
    marks: tuple[Id, ...] = ()


class Later(Frozen):
    """A consequence that arrives `after` that many further decisions, if `when` then holds."""

    id: Id
    after: Annotated[int, Field(ge=1, le=20)]
    when: Condition | None = None
    effect: Effect = Effect()
    channel: Channel = "message"
    who: Id | None = None


class Chance(Frozen):
    """A seeded draw: with probability `p` the `hit` happens, otherwise the `miss`."""

    id: Id
    p: Annotated[float, Field(gt=0, lt=1)]
    hit: Effect = Effect()
    miss: Effect = Effect()

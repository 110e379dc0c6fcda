"""A decision point: choices of equal dignity, a reason, perhaps a prediction or a time limit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lidera_nb.scenario.conditions import Condition, Frozen, Id
from lidera_nb.scenario.effects import Chance, Cost, Effect, Later

MbdleDimension = Literal["a", "b", "c", "d", "e"]
PselStandard = Annotated[int, Field(ge=1, le=10)]


class Exit(Frozen):
    """A way to another scene, open when `when` holds (no condition: always)."""

    to: Id
    when: Condition | None = None


class Choice(Frozen):
    """One thing that the participant can do; the first open exit is taken.

    It is hidden while `when` does not hold, and shown but closed while its `cost` is more than
    there is left.
    """

    id: Id
    to: tuple[Exit, ...] = Field(min_length=1)
    when: Condition | None = None
    cost: Cost = Field(default_factory=dict)
    effect: Effect = Effect()
    later: tuple[Later, ...] = ()
    chance: Chance | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_exit(cls, raw: object) -> object:
        return with_exits(raw, "to")


class Prediction(Frozen):
    """Something said beforehand, with how sure one is.

    About the *case*: a statement that `outcome` settles at the ending, if `applies` holds there
    (otherwise it stays open); one says how sure one is. About *peers* or the *panel*: which
    share of them takes `choice` here, or, without it, the same choice as oneself.
    """

    id: Id
    about: Literal["case", "peers", "panel"] = "case"
    outcome: Condition | None = None
    applies: Condition | None = None
    choice: Id | None = None

    @model_validator(mode="after")
    def _settled(self) -> Prediction:
        of_case = self.about == "case"
        if of_case and self.outcome is None:
            raise ValueError("a prediction about the case needs an 'outcome' that settles it")
        if of_case and self.choice is not None:
            raise ValueError("'choice' belongs to a prediction about peers or the panel")
        if not of_case and (self.outcome is not None or self.applies is not None):
            raise ValueError(
                "'outcome' and 'applies' belong to a prediction about the case; remove them"
            )
        return self


class TimeLimit(Frozen):
    """Seconds to decide within. Nobody is cut off: who decides later meets `effect`, too."""

    seconds: Annotated[int, Field(ge=20, le=1800)]
    effect: Effect = Effect()


class Decision(Frozen):
    """What is decided in a scene, and which parts of the standards it exercises."""

    choices: tuple[Choice, ...] = Field(min_length=2, max_length=5)
    mbdle: tuple[MbdleDimension, ...] = Field(min_length=1)
    psel: tuple[PselStandard, ...] = Field(min_length=1)
    prediction: Prediction | None = None
    limit: TimeLimit | None = None
    reason_min: Annotated[int, Field(ge=0, le=200)] = 20


def with_exits(raw: object, field: str) -> object:
    """Let an author write ``to: scene`` for the common single exit."""
    if isinstance(raw, dict) and isinstance(raw.get(field), str):
        return {**raw, field: ({"to": raw[field]},)}
    return raw

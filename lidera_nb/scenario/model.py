"""A scenario as its author wrote it: frozen structure, no texts, no code.

Texts live in ``es.yaml`` and ``en.yaml`` beside ``scenario.yaml`` under ids that follow from
the structure (see `lidera_nb.scenario.wording`). What happens in a play lives in
`lidera_nb.scenario.state`. Conditions are data; nothing here is ever evaluated as code.

Vocabulary
----------
scene
    What is on the screen at once: beats (narration, dialogue), documents, and then one
    decision, a way on (`next`), or an ending.
effect
    What a choice, a document, a chance or a late consequence does: indicator changes and
    *marks* (facts of this play that conditions can ask for).
later
    A consequence that arrives `after` that many further decisions, if `when` then holds.
prediction
    A statement about what will happen *in the case*; the participant says how sure they are.
    `outcome` settles it at the ending, if `applies` holds there (otherwise it stays open).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
MbdleDimension = Literal["a", "b", "c", "d", "e"]
PselStandard = Annotated[int, Field(ge=1, le=10)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Condition(_Frozen):
    """One test of a play, as data; exactly one field is given.

    `indicator` with `at_least` or `below`; `chose` as ``{scene: choice}``; `consulted` a
    document; `mark` a fact; `all`, `any`, `not` combine.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    indicator: Id | None = None
    at_least: int | None = None
    below: int | None = None
    chose: dict[Id, Id] | None = None
    consulted: Id | None = None
    mark: Id | None = None
    all_: tuple[Condition, ...] | None = Field(None, alias="all")
    any_: tuple[Condition, ...] | None = Field(None, alias="any")
    not_: Condition | None = Field(None, alias="not")

    @model_validator(mode="after")
    def _one_test(self) -> Condition:
        tests = (
            self.indicator,
            self.chose,
            self.consulted,
            self.mark,
            self.all_,
            self.any_,
            self.not_,
        )
        if sum(test is not None for test in tests) != 1:
            raise ValueError(
                "a condition needs exactly one of: indicator, chose, consulted, mark, all, any, not"
            )
        bounds = (self.at_least is not None) + (self.below is not None)
        if bounds != (1 if self.indicator else 0):
            raise ValueError("'indicator' goes with exactly one of 'at_least' or 'below'")
        return self


class Effect(_Frozen):
    """Indicator changes (points, on a scale of 0 to 100) and marks that are set."""

    indicators: dict[Id, Annotated[int, Field(ge=-100, le=100)]] = Field(default_factory=dict)
    marks: tuple[Id, ...] = ()


class Later(_Frozen):
    """A consequence that arrives after `after` further decisions."""

    id: Id
    after: Annotated[int, Field(ge=1, le=20)]
    when: Condition | None = None
    effect: Effect = Effect()
    channel: Literal["message", "call", "visit", "email"] = "message"
    who: Id | None = None


class Chance(_Frozen):
    """A seeded draw: with probability `p` the `hit` happens, otherwise the `miss`."""

    id: Id
    p: Annotated[float, Field(gt=0, lt=1)]
    hit: Effect = Effect()
    miss: Effect = Effect()


class Exit(_Frozen):
    """A way to another scene, open when `when` holds (no condition: always)."""

    to: Id
    when: Condition | None = None


class Choice(_Frozen):
    """One thing the principal can do; the first open exit is taken."""

    id: Id
    to: tuple[Exit, ...] = Field(min_length=1)
    when: Condition | None = None
    effect: Effect = Effect()
    later: tuple[Later, ...] = ()
    chance: Chance | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_exit(cls, raw: object) -> object:
        return _with_exits(raw, "to")


class Prediction(_Frozen):
    """A statement about the case, settled at the ending."""

    id: Id
    outcome: Condition
    applies: Condition | None = None


class Decision(_Frozen):
    """A decision point: choices of equal dignity, a reason, perhaps a prediction."""

    choices: tuple[Choice, ...] = Field(min_length=2, max_length=5)
    mbdle: tuple[MbdleDimension, ...] = Field(min_length=1)
    psel: tuple[PselStandard, ...] = Field(min_length=1)
    prediction: Prediction | None = None
    reason_min: Annotated[int, Field(ge=0, le=200)] = 20


class Beat(_Frozen):
    """A line of a scene: narration, a character's words, or an image with alternative text."""

    id: Id
    kind: Literal["narration", "say", "image"] = "narration"
    who: Id | None = None
    when: Condition | None = None
    src: str | None = None


class Scene(_Frozen):
    """What is on the screen at once."""

    beats: tuple[Beat, ...] = Field(min_length=1)
    documents: tuple[Id, ...] = ()
    decision: Decision | None = None
    next: tuple[Exit, ...] = ()
    ending: bool = False

    @model_validator(mode="before")
    @classmethod
    def _short_exit(cls, raw: object) -> object:
        return _with_exits(raw, "next")

    @model_validator(mode="after")
    def _one_way_on(self) -> Scene:
        if (self.decision is not None) + bool(self.next) + self.ending != 1:
            raise ValueError("a scene needs exactly one of: decision, next, ending: true")
        return self


class Indicator(_Frozen):
    """A state of the school from 0 to 100; `bands` are the lower bounds of its words."""

    start: Annotated[int, Field(ge=0, le=100)]
    bands: tuple[int, ...] = (0, 20, 40, 60, 80)


class Document(_Frozen):
    """Something to consult before deciding; reading has its own effect (usually time)."""

    kind: Literal["chat", "email", "minutes", "register", "letter", "report", "rules", "note"]
    effect: Effect = Effect()


class Scenario(_Frozen):
    """A whole case.

    `set_in` is the month in which it happens (law moves), `cast` the characters who appear,
    `questions` what the debrief asks at its end.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    version: Annotated[int, Field(ge=1)]
    set_in: Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
    start: Id
    indicators: dict[Id, Indicator] = Field(min_length=1)
    cast: tuple[Id, ...]
    documents: dict[Id, Document] = Field(default_factory=dict)
    scenes: dict[Id, Scene] = Field(min_length=1)
    questions: tuple[Id, ...] = ()


def _with_exits(raw: object, field: str) -> object:
    """Let an author write ``to: scene`` for the common single exit."""
    if isinstance(raw, dict) and isinstance(raw.get(field), str):
        return {**raw, field: ({"to": raw[field]},)}
    return raw

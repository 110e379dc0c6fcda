"""A scenario as its author wrote it: frozen structure, no texts, no code.

Texts live in ``es.yaml`` and ``en.yaml`` beside ``scenario.yaml`` under ids that follow from
the structure (see `lidera_nb.scenario.wording`). What happens in a play lives in
`lidera_nb.scenario.state`. Its parts have files of their own: `conditions`, `effects`, `decisions`.

Vocabulary
----------
scene
    What is on the screen at once: beats (narration, dialogue, media), documents, messages that
    arrive, and then one decision, a way on (`next`), or an ending.
document
    Something of this scene that may be consulted before deciding.
message
    An e-mail, call or chat that arrives when a scene begins, and stays in the inbox.
stakeholder
    A character with an interest, whose attitude (0 to 100) remembers what was done.
resource
    Something scarce that choices, documents and messages cost: hours, money.
role
    Whom the participant plays, where a case can be seen with more than one pair of eyes.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lidera_nb.scenario.conditions import Condition, Frozen, Id
from lidera_nb.scenario.decisions import Decision, Exit, with_exits
from lidera_nb.scenario.effects import Channel, Cost, Effect

MEDIA = ("image", "audio", "video")
CLIPS = ("audio", "video")


class Beat(Frozen):
    """A line of a scene: narration, a character's words, or media with its text alternative.

    The text of an image is its alternative text; that of audio or video is its title, and a
    transcript stands beside it.
    """

    id: Id
    kind: Literal["narration", "say", "image", "audio", "video"] = "narration"
    who: Id | None = None
    when: Condition | None = None
    src: str | None = None


class Arriving(Frozen):
    """A message that arrives when its scene begins, if `when` then holds."""

    id: Id
    when: Condition | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, raw: object) -> object:
        return {"id": raw} if isinstance(raw, str) else raw


class Scene(Frozen):
    """What is on the screen at once."""

    beats: tuple[Beat, ...] = Field(min_length=1)
    inbox: tuple[Arriving, ...] = ()
    documents: tuple[Id, ...] = ()
    decision: Decision | None = None
    next: tuple[Exit, ...] = ()
    ending: bool = False

    @model_validator(mode="before")
    @classmethod
    def _short_exit(cls, raw: object) -> object:
        return with_exits(raw, "next")

    @model_validator(mode="after")
    def _one_way_on(self) -> Scene:
        if (self.decision is not None) + bool(self.next) + self.ending != 1:
            raise ValueError("a scene needs exactly one of: decision, next, ending: true")
        return self


class Indicator(Frozen):
    """A state of the school from 0 to 100; `bands` are the lower bounds of its words."""

    start: Annotated[int, Field(ge=0, le=100)]
    bands: tuple[int, ...] = (0, 20, 40, 60, 80)


class Resource(Frozen):
    """Something scarce; `unit` says how amounts are written."""

    start: Annotated[int, Field(ge=0)]
    unit: Literal["hours", "clp", "usd", "pieces"]


class Stakeholder(Frozen):
    """A character who wants something, and their attitude at the beginning (0 to 100)."""

    start: Annotated[int, Field(ge=0, le=100)] = 50


class Document(Frozen):
    """Something to consult before deciding; reading has its own cost and effect."""

    kind: Literal["chat", "email", "minutes", "register", "letter", "report", "rules", "note"]
    cost: Cost = Field(default_factory=dict)
    effect: Effect = Effect()


class Incoming(Frozen):
    """An e-mail, call or chat of the inbox; opening it has its own cost and effect."""

    channel: Channel
    who: Id | None = None
    cost: Cost = Field(default_factory=dict)
    effect: Effect = Effect()


class Role(Frozen):
    """Whom the participant plays; `start` is that role's first scene, if it has its own."""

    start: Id | None = None


class Scenario(Frozen):
    """A whole case.

    `set_in` is the month in which it happens (law moves), `cast` the characters who appear,
    `questions` what the debrief asks at its end, `notes` what the facilitator is told.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    version: Annotated[int, Field(ge=1)]
    set_in: Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
    start: Id
    indicators: dict[Id, Indicator] = Field(min_length=1)
    resources: dict[Id, Resource] = Field(default_factory=dict)
    cast: tuple[Id, ...]
    stakeholders: dict[Id, Stakeholder] = Field(default_factory=dict)
    roles: dict[Id, Role] = Field(default_factory=dict)
    documents: dict[Id, Document] = Field(default_factory=dict)
    messages: dict[Id, Incoming] = Field(default_factory=dict)
    scenes: dict[Id, Scene] = Field(min_length=1)
    questions: tuple[Id, ...] = ()
    notes: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _roles_differ(self) -> Scenario:
        if len(self.roles) == 1:
            raise ValueError("one role alone is the text 'role'; give at least two or none")
        return self

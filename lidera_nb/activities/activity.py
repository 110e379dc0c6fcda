"""What an activity is: four pure functions over the events of one stream.

Play, resume, replay, audit, bots, tests and analysis all go through these four, so there is one
path and no I/O in it: no clock, no database, no Jupyter. What an activity may know beyond its
own events is handed in as `Env`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from lidera_nb.activities.attempts import ONCE, AttemptPolicy
from lidera_nb.activities.calendar import ALWAYS, Window
from lidera_nb.activities.facts import Facts
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.events.kinds import Context
from lidera_nb.value import value

View = dict[str, Any]

SHARED = frozenset({"room", "facilitate", "project"})
"""Activities of a live room: what is done in them belongs to the room, not to one person."""


COHORT_WIDE: Mapping[str, str] = {
    "waves": "cohort:",
    "guide": "cohort:",
    "marking": "review:",
    "agreement": "review:",
    "matching": "cohort:",
    "labs": "cohort:",
    "encounters": "cohort:",
    "parting": "cohort:",
}
"""Activities of a cohort as a whole, and the stream of the cohort that tells what is done there."""


CARD_WIDE = frozenset({"mycards", "peercards", "curation", "trying"})
"""Activities that write to a card's own stream, which their messages name."""


READ = frozenset({"mine", "feedback"})
"""Activities that are only read: they are never done, and nobody is behind with one."""

EXCHANGE = frozenset(
    {
        "offervisit",
        "askvisit",
        "findable",
        "visited",
        "diary",
        "apartwish",
        "labs",
        "encounters",
        "encountered",
    }
)
"""Activities by which schools meet: visits between them, labs, and encounters."""

NO_PROGRESS = READ | CARD_WIDE | EXCHANGE
"""Activities in which nothing is ever finished: they are no part of the way through the course,
nobody is behind with them, and they hold no other step up."""

LOOKED_AT = READ | {"debrief", "explore"}
"""Activities that show what was done elsewhere: they stay readable when their module closes."""


class Message(BaseModel):
    """Base of the messages of all activities: closed and strict, for they come from a browser."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a module: which activity, over which definition.

    Attributes
    ----------
    module, key
        The module's id and the step's name in it; together they tell a widget's acts apart.
    activity
        Name of the activity in `lidera_nb.activities.catalogue`.
    definition
        What the author wrote for it (a form, the shelf of a case); typed by the activity.
    after
        Keys of the steps of the same module that must be done first.
    of
        The step that this one looks back on (a debrief on its case), if any.
    titles, intros
        The step's title and opening words by language.
    before
        The titles of the steps in `after`, by key.
    page_titles
        The module's own title by language.
    attempts
        How often its case may be played, and which attempt counts.
    wave
        Which time its scale is asked, from 1.
    """

    module: str
    key: str
    activity: str
    definition: Any
    after: tuple[str, ...] = ()
    of: Step | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    intros: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    page_titles: Mapping[str, str] = field(default_factory=dict)
    attempts: AttemptPolicy = ONCE
    wave: int = 1


@value
class Env:
    """All that an activity may know beyond its events; frozen and handed in.

    `seed` is fresh randomness for a message that starts something by chance, `client_at` what
    the browser's clock claims. `window` is when the page is open for this person. `models` holds
    the read-models that the activity declared in `Activity.models`, by name.
    """

    step: Step
    person: str
    roles: frozenset[str]
    lang: str
    now: datetime
    facts: Facts
    seed: int = 0
    client_at: str = ""
    window: Window = ALWAYS
    models: Mapping[str, Any] = field(default_factory=dict)

    def context(self, definition: str, version: int, digest: str, node: str = "") -> Context:
        """The context of an act made now."""
        return Context(
            module=self.step.module,
            step=self.step.key,
            definition=definition,
            version=version,
            hash=digest,
            lang="en" if self.lang == "en" else "es",
            node=node,
            client_at=self.client_at,
        )


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a message means nothing: a text id of the catalogue and its values."""

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)


State = Any


@dataclass(frozen=True, slots=True)
class Passing:
    """What a message means that leaves no record: the state of its step, while somebody is here."""

    state: State


Decision = tuple[NewEvent, ...] | Refusal
"""What a message means: events (none if it was true already), or a refusal."""


def _whole(state: State) -> tuple[State]:
    return (state,)


@dataclass(frozen=True, slots=True)
class Activity:
    """The four functions of an activity, and the read-models it asks for.

    `hears` are the kinds of events that concern it wherever they were made; of what is done in its
    own step, and in the step that it looks back on, it always hears. `tells` gives what of a state
    its view tells, each part an object that is kept as long as it stays the same; by default the
    view tells all of it.
    """

    initial: Callable[[Step], State]
    evolve: Callable[[State, Event], State]
    decide: Callable[[State, Mapping[str, Any], Env], Decision | Passing]
    view: Callable[[State, Env], View]
    models: tuple[str, ...] = ()
    hears: tuple[type, ...] = ()
    tells: Callable[[State], tuple[Any, ...]] = _whole


def parse(kinds: Mapping[str, type[Message]], body: Mapping[str, Any]) -> Message | Refusal:
    """The typed message that a browser sent, chosen by its ``do``; a refusal if it is none."""
    kind = kinds.get(body["do"]) if isinstance(body.get("do"), str) else None
    if kind is None:
        return Refusal("refused.malformed")
    try:
        return kind.model_validate({k: v for k, v in body.items() if k != "do"})
    except ValidationError:
        return Refusal("refused.malformed")


def act(payload: Any, env: Env) -> NewEvent:
    """A new event about the person who acts."""
    return NewEvent(payload, subject=env.person)


def concerns(event: Event, step: Step) -> bool:
    """Whether an event was made within this step."""
    ctx = getattr(event.payload, "ctx", None)
    return ctx is not None and ctx.module == step.module and ctx.step == step.key


def gate(env: Env) -> Refusal | None:
    """Why nothing can be done in this step by this person now, or None when it is open."""
    return _resting(env) or shut_by_date(env.window, env.now) or _unready(env)


def cover(env: Env) -> Refusal | None:
    """Why this step cannot be looked at; what was begun stays readable after its module closed."""
    at = (env.step.module, env.step.key)
    begun = at in env.facts.started | env.facts.done or env.step.activity in LOOKED_AT
    if begun and env.window.standing(env.now) == "over":
        return _resting(env) or _unready(env)
    return gate(env)


def shut_by_date(window: Window, now: datetime) -> Refusal | None:
    """Why the calendar of the cohort keeps a module closed now."""
    match window.standing(now):
        case "ahead":
            return Refusal("locked.ahead", {"when": window.opens})
        case "over":
            return Refusal("locked.over", {"when": window.closes})
        case _:
            return None


def _resting(env: Env) -> Refusal | None:
    if env.facts.withdrawn:
        return Refusal("locked.withdrawn")
    return Refusal("locked.blocked") if env.facts.blocked else None


def _unready(env: Env) -> Refusal | None:
    missing = [key for key in env.step.after if (env.step.module, key) not in env.facts.done]
    return Refusal("locked.after", {"step": missing[0]}) if missing else None

"""Asking not to be put together with a school: said to the rules alone, and to nobody else.

Neither that school nor whoever leads the cohort is told. What was asked stands sealed in one's own
stream; the matching, the circles and the suggestions of colleagues keep to it in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import Field

from lidera_nb import texts
from lidera_nb.activities import playview
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    View,
    act,
    cover,
    gate,
    parse,
)
from lidera_nb.activities.exchange.apart import Wishes, evolve
from lidera_nb.activities.exchange.rounds import StoryOf, home_of
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.survey.asking import handle
from lidera_nb.events import kinds

MODEL = "colleagues"
MOST = 5
"""Above this a matching would be a list of friends, and what is left out could be read from it."""


class Wish(Message):
    """Be kept apart from a colleague, or no longer."""

    other: Annotated[str, Field(max_length=40)]
    apart: bool


def decide(state: Wishes, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message means."""
    message = gate(env) or parse({"wish": Wish}, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, Wish)
    other = _meant(message, state, env)
    if other is None:
        return Refusal("apart.refused.who")
    if message.apart == (other in state.others):
        return ()
    if message.apart and len(state.others) >= MOST:
        return Refusal("apart.refused.most", {"most": MOST})
    told = kinds.ApartWished(
        ctx=env.context("apart", 1, "", "wish"), other=other, apart=message.apart
    )
    return (act(told, env),)


def _meant(message: Wish, state: Wishes, env: Env) -> str | None:
    """Whom a message means; what was asked can be taken back also of whoever left."""
    among: Iterable[str] = env.models[MODEL] if message.apart else state.others
    return next((one for one in among if handle(env.person, one) == message.other), None)


def view(state: Wishes, env: Env) -> View:
    """Whom one can ask to be kept apart from, and from whom one is."""
    title = env.step.titles[env.lang]
    closed = cover(env)
    if closed:
        return playview.closed(title, closed, env)
    names: Mapping[str, str] = env.models[MODEL]
    gone = texts.say(env.lang, "exchange.gone")
    return {
        "status": "open",
        "title": title,
        "intro": env.step.intros[env.lang],
        "people": [_one(env.person, one, name) for one, name in names.items()
                   if one not in state.others],
        "apart": [_one(env.person, one, names.get(one, gone)) for one in state.others],
        "full": len(state.others) >= MOST,
    }  # fmt: skip


def _one(reader: str, person: str, name: str) -> dict[str, str]:
    return {"id": handle(reader, person), "name": name}


def colleagues_of(person: str, registry: Registry, story_of: StoryOf) -> dict[str, str]:
    """The colleagues of one's cohort by name, without those who rest or refuse to be named."""
    cohort = home_of(person, registry)
    members = cohort.of_role("participant") if cohort else []
    facts = {m: story_of(m.person).facts for m in members if m.person != person}
    shown = [m for m, one in facts.items() if not one.resting and not one.unnamed]
    return {m.person: m.name for m in sorted(shown, key=lambda m: (m.name.casefold(), m.person))}


ACTIVITY = Activity(Wishes, evolve, decide, view, models=(MODEL,))

"""Pairs of schools that whoever leads a cohort keeps apart, with a reason for these alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    Step,
    View,
    parse,
)
from lidera_nb.activities.exchange.matching import MODEL
from lidera_nb.activities.exchange.rounds import Exchanging
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.plaintext import TextFault, examine

LONGEST = 600


class OfPair(Message):
    """Anything about two schools of one cohort."""

    cohort: str
    one: str
    other: str


class Part(OfPair):
    """Keep two schools apart, for a reason."""

    reason: str


class Release(OfPair):
    """Let two schools be put together again."""


def evolve(state: Step, _: Event) -> Step:
    """Nothing of this is told by the stream of whoever leads."""
    return state


def decide(_: Step, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message means for a cohort that was handed in."""
    message = parse({"part": Part, "release": Release}, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, OfPair)
    known: Sequence[Exchanging] = env.models.get(MODEL, ())
    here = next((one for one in known if one.id == message.cohort), None)
    if here is None:
        return Refusal("refused.survey_cohort")
    people = (message.one, message.other)
    if isinstance(message, Part):
        return _part(people, message.reason, here, env)
    parted = frozenset(people) in here.exchange.pairs
    return (NewEvent(kinds.PairReleased(people=people)),) if parted else ()


def _part(people: tuple[str, str], reason: str, here: Exchanging, env: Env) -> Decision:
    if people[0] == people[1] or not here.names.keys() >= set(people):
        return Refusal("apart.refused.pair")
    kept = examine(reason, LONGEST)
    if isinstance(kept, TextFault):
        return Refusal("apart.refused.text", {"most": LONGEST})
    if not kept:
        return Refusal("apart.refused.empty")
    return (NewEvent(kinds.PairParted(people=people, reason=kept), subject=env.person),)


def view(_: Step, env: Env) -> View:
    """The pairs of this reader's cohorts."""
    known: Sequence[Exchanging] = env.models.get(MODEL, ())
    return {
        "status": "open", "title": env.step.titles[env.lang], "intro": env.step.intros[env.lang],
        "most": LONGEST, "cohorts": [_cohort(one, env.lang) for one in known],
    }  # fmt: skip


def _cohort(one: Exchanging, lang: str) -> View:
    by_name = sorted(one.names.items(), key=lambda person: (person[1].casefold(), person[0]))
    return {
        "id": one.id,
        "title": one.title,
        "synthetic": one.synthetic,
        "people": [{"id": person, "name": name} for person, name in by_name],
        "pairs": [
            {"one": people[0], "other": people[1], "reason": pair.reason,
             "who": texts.say(lang, "apart.pair", one=one.names[people[0]],
                              other=one.names[people[1]]),
             "at": texts.moment(lang, pair.at)}
            for pair in one.exchange.pairs.values()
            if len(people := sorted(pair.people & one.names.keys())) == 2
        ],
    }  # fmt: skip


ACTIVITY: Activity = Activity(lambda step: step, evolve, decide, view, models=(MODEL,))

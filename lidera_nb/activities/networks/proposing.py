"""The facilitator's suggestions of new ties for one of their groups.

Nothing is computed before somebody asks, and asking leaves no record: a list of conditions tells
nothing about anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lidera_nb.activities.activity import (
    Activity,
    Env,
    Message,
    Passing,
    Refusal,
    Step,
    View,
    parse,
)
from lidera_nb.activities.networks.given import kept
from lidera_nb.activities.networks.groups import offered
from lidera_nb.activities.networks.suggested import Wanted, form, suggested
from lidera_nb.activities.registry import Cohort
from lidera_nb.activities.survey.gathered import names_of
from lidera_nb.activities.survey.gathering import StoryOf
from lidera_nb.events.journal import Event

MODEL = "newties"
START = Wanted()
"""The conditions with which the form begins."""


@dataclass(frozen=True)
class Proposals:
    """Suggestions for the groups that somebody leads, each made when it is asked for.

    Attributes
    ----------
    groups
        Titles by cohort, in the order of the registry.
    draw
        What is shown of a cohort in a language under these conditions.
    """

    groups: Mapping[str, str]
    draw: Callable[[str, str, Wanted], Mapping[str, Any]]


def proposals_for(cohorts: Sequence[Cohort], story_of: StoryOf) -> Proposals:
    """Suggestions for these cohorts; nothing is computed before one is drawn."""
    by_id = {cohort.id: cohort for cohort in cohorts}

    def draw(cohort: str, lang: str, wanted: Wanted) -> Mapping[str, Any]:
        one = kept(by_id[cohort], story_of)

        def make() -> Mapping[str, Any]:
            return suggested(one.study, names_of(by_id[cohort], story_of, "map"), lang, wanted)

        made: Mapping[str, Any] = one.once((MODEL, lang, wanted), make)
        return made

    return Proposals({cohort.id: cohort.title for cohort in cohorts}, draw)


@dataclass(frozen=True, slots=True)
class Asking:
    """For which group suggestions were asked, under which conditions; for none when empty."""

    step: Step
    cohort: str = ""
    wanted: Wanted = START


class Propose(Message):
    """Suggest ties for a group under these conditions."""

    cohort: str
    count: int
    each: int
    travel: str


def evolve(state: Asking, _event: Event) -> Asking:
    """Nothing that is recorded changes what is asked."""
    return state


def decide(state: Asking, body: Mapping[str, Any], env: Env) -> Passing | Refusal:
    """A group of this facilitator and conditions of the form; no other group exists for them."""
    message = parse({"propose": Propose}, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, Propose)
    wanted = Wanted(message.count, message.each, message.travel)
    proposals: Proposals = env.models[MODEL]
    if message.cohort not in proposals.groups or not wanted.possible():
        return Refusal("refused.malformed")
    return Passing(replace(state, cohort=message.cohort, wanted=wanted))


def view(state: Asking, env: Env) -> View:
    """The form; below it the suggestions, once they were asked for."""
    proposals: Proposals = env.models[MODEL]
    shown = offered(proposals.groups, state.cohort, env)
    if not shown["group"]:
        return shown
    shown |= {"intro": env.step.intros[env.lang], "form": form(state.wanted, env.lang)}
    if state.cohort not in proposals.groups:
        return shown
    drawn = proposals.draw(state.cohort, env.lang, state.wanted)
    return {**shown, **drawn, "title": shown["title"]}


ACTIVITY = Activity(Asking, evolve, decide, view, models=(MODEL,))

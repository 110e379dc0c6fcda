"""From what a cohort's people said to a round that can be matched.

A person stands for their school. Whoever rests is in no round. What a round gave somebody is used
up with it: they say anew that they offer or ask. What was left open stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from lidera_nb.activities.exchange import circling
from lidera_nb.activities.exchange.apart import apart_in
from lidera_nb.activities.exchange.diaried import Entry, entries_of
from lidera_nb.activities.exchange.told import Exchange
from lidera_nb.activities.exchange.words import MONTHS, TOPICS, ticked
from lidera_nb.activities.forms import Filled
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.storystate import Story
from lidera_nb.activities.survey.gathering import profile_of
from lidera_nb.exchange.model import Offer, Request, Round, School, make

if TYPE_CHECKING:
    from lidera_nb.exchange.circlemeasure import Member

StoryOf = Callable[[str], Story]


@dataclass(frozen=True)
class Exchanging:
    """A cohort's exchange as whoever leads it works with it.

    Attributes
    ----------
    names
        By person, for those who take part now or have a visit.
    round
        What could be matched now.
    members
        Everybody, as circles are formed.
    diaries
        By person, the entries that they share with whoever leads them.
    """

    id: str
    title: str
    synthetic: bool
    names: Mapping[str, str]
    exchange: Exchange
    round: Round
    members: Callable[[], list[Member]]
    diaries: Mapping[str, list[Entry]]


def latest(story: Story, activity: str) -> tuple[Mapping[str, Any], datetime] | None:
    """What a person last sent in the form of an activity, and when; None where nothing was."""
    for at, state in story.states.items():
        if story.steps[at].activity == activity and isinstance(state, Filled) and state.values:
            return state.values, state.handed[-1].at
    return None


def home_of(person: str, registry: Registry) -> Cohort | None:
    """The cohort in whose rounds somebody is: the last one they joined as a participant."""
    cohorts = registry.cohorts_as(person, "participant")
    return cohorts[-1] if cohorts else None


def exchanging(cohort: Cohort, registry: Registry, story_of: StoryOf) -> Exchanging:
    """The exchange of a cohort as it stands."""
    at_home = [m.person for m in cohort.of_role("participant")
               if home_of(m.person, registry) is cohort]  # fmt: skip
    stories = {one: story for one in at_home if not (story := story_of(one)).facts.resting}
    exchange = cohort.exchange
    given = [_offer(one, _open(one, story, "host", exchange)) for one, story in stories.items()]
    wanted = [_ask(one, _open(one, story, "guest", exchange)) for one, story in stories.items()]
    offers, asked = [one for one in given if one], [one for one in wanted if one]
    taking = {one.school for one in offers} | {one.school for one in asked}
    schools = [_school(one, stories[one], exchange) for one in sorted(taking)]
    names = {one: cohort.members[one].name for one in stories}
    apart = apart_in(stories, exchange)
    round_ = make(schools, offers, asked, exchange.fund.free, apart=apart)
    members = partial(_members, stories)
    diaries = {one: shared for one, story in stories.items()
               if (shared := [entry for entry in entries_of(story) if entry.shared])}  # fmt: skip
    return Exchanging(
        cohort.id, cohort.title, cohort.synthetic, names, exchange, round_, members, diaries
    )


def _members(stories: Mapping[str, Story]) -> list[Member]:
    found = []
    for person, story in stories.items():
        offered, asked = latest(story, "offervisit"), latest(story, "askvisit")
        said = (one[0] if one else None for one in (offered, asked))
        found.append(circling.member(person, _context(story), *said))
    return found


def _open(
    person: str, story: Story, side: Literal["guest", "host"], exchange: Exchange
) -> Mapping[str, Any] | None:
    """What somebody offers or asks that no round has answered since they said it."""
    said = latest(story, {"guest": "askvisit", "host": "offervisit"}[side])
    if said is None or said[0]["open"] != "agreed":
        return None
    used = exchange.last_of(person, side)
    return said[0] if used is None or used < said[1] else None


def _offer(person: str, said: Mapping[str, Any] | None) -> Offer | None:
    topics, months = _chosen(said)
    if said is None or not topics or not months:
        return None
    places, groups = (max(1, int(said[name] or 1)) for name in ("places", "groups"))
    return Offer(f"o-{person}", person, topics, months, places, groups)


def _ask(person: str, said: Mapping[str, Any] | None) -> Request | None:
    topics, months = _chosen(said)
    if said is None or not topics or not months:
        return None
    people = max(1, int(said["people"] or 1))
    return Request(f"r-{person}", person, topics, months, people, said["hours"] or None)


def _chosen(said: Mapping[str, Any] | None) -> tuple[frozenset[str], frozenset[str]]:
    given = said or {}
    return frozenset(ticked(given, "topic", TOPICS)), frozenset(ticked(given, "month", MONTHS))


def _school(person: str, story: Story, exchange: Exchange) -> School:
    return School(person, _context(story), exchange.waited(person), exchange.gone(person))


def _context(story: Story) -> dict[str, str]:
    return {name: str(word) for name, word in profile_of(story).items() if word}

"""Read-models: what one activity may know of other people, made from their stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from lidera_nb.activities.activity import NO_PROGRESS, SHARED, Step
from lidera_nb.activities.assigning.handing import handing_for
from lidera_nb.activities.cards.known import NO_CARDS, Cards
from lidera_nb.activities.cards.writing.writer import writer_of
from lidera_nb.activities.catalogue import ACTIVITIES
from lidera_nb.activities.colleagues import peers_of
from lidera_nb.activities.course import Module
from lidera_nb.activities.desk import CohortReading
from lidera_nb.activities.exchange import apartwish, encounterrooms, labrooms, matching, rounds
from lidera_nb.activities.exchange import mine as visiting
from lidera_nb.activities.feedback.gathering import Gathering
from lidera_nb.activities.guide.reading import guided_for
from lidera_nb.activities.lazily import Lazily
from lidera_nb.activities.networks.given import maps_for, mine_of
from lidera_nb.activities.networks.proposing import proposals_for
from lidera_nb.activities.own import models as own
from lidera_nb.activities.record import Record
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.reviewing.texts import texts_for
from lidera_nb.activities.reviewing.told import Reviews
from lidera_nb.activities.storystate import Story
from lidera_nb.activities.survey.asking import asked_for
from lidera_nb.activities.survey.reading import readings

APART = (
    *("explore", "review", "cases", "rehearsal", "waves", "network", "newties"),
    *("guide", "marking", "agreement"),
    "matching",
    "parting",
    *NO_PROGRESS,
)
"""Activities that are no part of a person's record."""

StoryOf = Callable[[str], Story]
"""Gives the story of a person as it stands."""

ReviewsOf = Callable[[str], Reviews]
"""Gives the reviews of a cohort as they stand."""


def read_models(
    person: str,
    module: Module | None,
    registry: Registry,
    story_of: StoryOf,
    reviews_of: ReviewsOf = lambda _: Reviews(),
    present: frozenset[str] = frozenset(),
    cards: Cards = NO_CARDS,
    steps: Sequence[Step] | None = None,
) -> dict[str, Any]:
    """The read-models that the activities of a page ask for, each cut to what a person may know.

    Where only some `steps` of the page are looked at, only what they ask for is made.

    ``cohorts`` are the groups that a member of staff may read, ``plays`` the person's own first
    plays of every case, ``peers`` what colleagues decided, by the case's step, ``pilot`` whether
    they test the cases. ``own_…`` is about cases that participants write: what became of one's
    own, those that lie before an instructor. ``survey`` is the wave that they are asked,
    ``surveys`` are those of the groups that they facilitate, ``networks`` the maps of these,
    ``newties`` the ties that are suggested for them, and
    ``mine`` gives the person's own network. ``guided`` are the groups that they lead, with who is
    absent, stuck or done. ``texts`` are those that the groups which somebody leads wrote, with
    what was said about them, and who has the review desk open; ``feedback`` gives what was signed
    about the person's own. ``handing`` tells for which group an assignment is handed in, and
    whether it was read there. ``cards`` are all cards of the network, for activities that say
    what of them a person may see (`lidera_nb.activities.cards`); ``writer`` is what is known of
    somebody who writes them. ``exchange_mine`` gives one's visits and the peers that are suggested,
    ``exchanges`` are the visits of the groups that somebody leads, ``labs`` the labs of these,
    or on a participant's page those of the groups that they are in. ``encounters`` are those that
    somebody announced, or on a participant's page those to which they are invited;
    ``colleagues`` those of whom one can ask to be kept apart.
    """
    if steps is None:
        steps = module.steps if module else ()
    wanted = {name for step in steps for name in ACTIVITIES[step.activity].models}
    models: dict[str, Any] = {}
    if "pilot" in wanted and module:
        models["pilot"] = registry.tests_here(person, module.composed)
    if "cohorts" in wanted:
        models["cohorts"] = cohorts_for(person, registry, story_of)
    if "plays" in wanted:
        story = story_of(person)
        models["plays"] = tuple(story.states[at].first for at in story.hearing.doing("simulation"))
    if "peers" in wanted:
        cases = {(step.of.module, step.of.key) for step in steps if step.of is not None}
        # Told when a debrief is looked at: it takes the stories of a whole cohort.
        peers = partial(peers_of, person, registry=registry, story_of=story_of)
        models["peers"] = Lazily(peers, frozenset(cases))
    if "survey" in wanted:
        models["survey"] = asked_for(person, registry, story_of)
    if "surveys" in wanted:
        models["surveys"] = readings(led_by(person, registry), story_of)
    if "guided" in wanted:
        models["guided"] = guided_for(person, registry, led_by(person, registry), story_of)
    if "networks" in wanted:
        models["networks"] = maps_for(led_by(person, registry), story_of)
    if "newties" in wanted:
        models["newties"] = proposals_for(led_by(person, registry), story_of)
    if "mine" in wanted:
        models["mine"] = partial(mine_of, person, registry, story_of)
    if "feedback" in wanted:
        models["feedback"] = Gathering(person, registry, story_of, reviews_of)
    if "texts" in wanted:
        models["texts"] = texts_for(led_by(person, registry), story_of, reviews_of, present)
    if "handing" in wanted:
        mine = registry.cohorts_as(person, "participant")
        models["handing"] = handing_for(person, mine, reviews_of)
    if "cards" in wanted:
        models["cards"] = cards
    if "writer" in wanted:
        models["writer"] = writer_of(person, registry, story_of(person))
    if visiting.MODEL in wanted:
        models[visiting.MODEL] = cache(partial(visiting.mine_of, person, registry, story_of))
    if matching.MODEL in wanted:
        led = led_by(person, registry)
        models[matching.MODEL] = [rounds.exchanging(one, registry, story_of) for one in led]
    if labrooms.MODEL in wanted and module:
        leads = module.audience == "staff"
        here = led_by(person, registry) if leads else registry.cohorts_as(person, "participant")
        models[labrooms.MODEL] = labrooms.labrooms(here, leads, story_of, cards)
    if encounterrooms.MODEL in wanted and module:
        models[encounterrooms.MODEL] = (
            encounterrooms.led_rooms(led_by(person, registry), registry, story_of)
            if module.audience == "staff"
            else encounterrooms.invited_rooms(person, registry, story_of)
        )
    if apartwish.MODEL in wanted:
        models[apartwish.MODEL] = apartwish.colleagues_of(person, registry, story_of)
    if "own_handling" in wanted:
        models["own_handling"] = own.handling_of(person, registry, story_of)
    if "own_drafts" in wanted:
        models["own_drafts"] = own.drafts_for(person, registry, story_of)
    if "own_open" in wanted:
        models["own_open"] = own.open_for(person, registry, story_of)
    return models


def cohorts_for(reader: str, registry: Registry, story_of: StoryOf) -> tuple[CohortReading, ...]:
    """The cohorts that a reader is an instructor of (an administrator reads all)."""
    return tuple(_reading(cohort, story_of) for cohort in led_by(reader, registry))


def led_by(person: str, registry: Registry) -> list[Cohort]:
    """The cohorts that somebody is an instructor of; all of them for an administrator."""
    if "admin" in registry.roles(person):
        return list(registry.cohorts.values())
    return registry.cohorts_as(person, "instructor")


def _reading(cohort: Cohort, story_of: StoryOf) -> CohortReading:
    told = ((member, story_of(member.person)) for member in cohort.of_role("participant"))
    records = {
        member.person: record(member.person, member.name, story)
        for member, story in told
        if not story.facts.resting
    }
    return CohortReading(cohort.id, cohort.title, cohort.synthetic, records)


def record(person: str, name: str, story: Story) -> Record:
    """A person's record: the steps of all modules but those that are no part of it.

    Those are staff's pages, rooms, looking at one's own play in Explora, what is only read, and
    writing a case, which nobody sees who was not sent it.
    """
    apart = {s.module for s in story.steps.values() if s.activity in (*SHARED, "offer")}
    states = [
        (step, story.states[at])
        for at, step in story.steps.items()
        if step.activity not in APART and step.module not in apart
    ]
    return Record(person, name, story.facts, states)

"""Read-models of cases that participants write, cut to what author and instructor may know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lidera_nb.activities.own.desk import Desk
from lidera_nb.activities.own.draft import Draft
from lidera_nb.activities.own.handling import Handling, handled
from lidera_nb.activities.own.offer import Offering
from lidera_nb.activities.registry import Cohort, Member, Registry
from lidera_nb.activities.storystate import Story
from lidera_nb.events.journal import Event

StoryOf = Callable[[str], Story]


def handling_of(person: str, registry: Registry, story_of: StoryOf) -> Handling:
    """What became of a person's own case."""
    offering = _offering(story_of(person))
    if offering is None or not offering.case:
        return Handling()
    cohorts = registry.cohorts_as(person, "participant")
    return handled(offering.case, _acts(cohorts, story_of))


def drafts_for(person: str, registry: Registry, story_of: StoryOf) -> tuple[Draft, ...]:
    """The cases that were offered in the cohorts that a person is an instructor of."""
    cohorts = registry.cohorts_as(person, "instructor")
    found = (draft for cohort in cohorts for draft in _of_cohort(cohort, story_of))
    return tuple({draft.case: draft for draft in found}.values())


def open_for(person: str, registry: Registry, story_of: StoryOf) -> Draft | None:
    """The draft that lies open on a person's desk, None if none does."""
    opened = {desk.open for desk in _desks(story_of(person))}
    drafts = drafts_for(person, registry, story_of)
    return next((draft for draft in drafts if draft.case in opened), None)


def _of_cohort(cohort: Cohort, story_of: StoryOf) -> Iterator[Draft]:
    acts = _acts([cohort], story_of)
    for member in cohort.of_role("participant"):
        story = story_of(member.person)
        offering = None if story.facts.resting else _offering(story)
        if offering is not None:
            yield from _draft(cohort, member, offering, acts)


def _draft(
    cohort: Cohort, member: Member, offering: Offering, acts: list[Event]
) -> Iterator[Draft]:
    if offering.sent is not None and offering.at is not None:
        given: dict[str, Any] = {"adapt": offering.adapt, "byline": offering.byline}
        yield Draft(
            case=offering.case,
            author=member.person,
            name=member.name,
            cohort=cohort.id,
            cohort_title=cohort.title,
            sketch=offering.sent,
            at=offering.at,
            handling=handled(offering.case, acts),
            **given,
        )


def _offering(story: Story) -> Offering | None:
    return next((one for one in story.states.values() if isinstance(one, Offering)), None)


def _desks(story: Story) -> Iterator[Desk]:
    return (one for one in story.states.values() if isinstance(one, Desk))


def _acts(cohorts: list[Cohort], story_of: StoryOf) -> list[Event]:
    """What the instructors of some cohorts did upon any case."""
    staff = {m.person for cohort in cohorts for m in cohort.of_role("instructor")}
    return [e for person in sorted(staff) for desk in _desks(story_of(person)) for e in desk.acts]

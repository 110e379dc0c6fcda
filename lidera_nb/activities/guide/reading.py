"""What somebody who leads cohorts may know of them on the cohort page.

Of a participant: how far they are and when they acted last, never what they decided or wrote. Of
whoever rests: their name alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lidera_nb.activities.calendar import Calendar
from lidera_nb.activities.facts import Facts
from lidera_nb.activities.registry import Cohort, Member, Registry
from lidera_nb.activities.survey.gathering import StoryOf

MODEL = "guided"
"""The name under which the activity asks for it."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A participant as their instructor follows them.

    `calendar` is when each module that was scheduled is open for them, in whichever of their
    cohorts; `reachable` says whether the reader may make them another access code.
    """

    member: Member
    facts: Facts
    calendar: Calendar
    reachable: bool


@dataclass(frozen=True, slots=True)
class Guided:
    """A cohort that this reader leads.

    Attributes
    ----------
    leads
        Whether they are one of its instructors themselves (an administrator need not be).
    only
        Whether they would have no role left without it.
    people
        Its participants.
    handles
        The working access codes of everybody in it, by person.
    colleagues
        Whom the reader may hand it to: id and name of those who instruct with them.
    writers
        The names of those who wrote its notices, "" where they are not known any more.
    """

    cohort: Cohort
    leads: bool
    only: bool
    people: tuple[Followed, ...]
    handles: Mapping[str, tuple[str, ...]]
    colleagues: Mapping[str, str]
    writers: Mapping[str, str]

    def person(self, person: str) -> Followed | None:
        """The participant with this id, None if there is none."""
        return next((one for one in self.people if one.member.person == person), None)


def guided_for(
    reader: str, registry: Registry, cohorts: list[Cohort], story_of: StoryOf
) -> tuple[Guided, ...]:
    """Some cohorts, which are those that a reader leads."""
    return tuple(_guided(reader, registry, cohort, story_of) for cohort in cohorts)


def _guided(reader: str, registry: Registry, cohort: Cohort, story_of: StoryOf) -> Guided:
    own = cohort.members.get(reader)
    handles: dict[str, tuple[str, ...]] = {}
    for code in registry.codes.values():
        if code.person in cohort.members:
            handles[code.person] = (*handles.get(code.person, ()), code.handle)
    return Guided(
        cohort,
        own is not None and own.role == "instructor",
        len(registry.memberships(reader)) == 1,
        tuple(
            _followed(reader, registry, member, story_of(member.person).facts)
            for member in cohort.of_role("participant")
        ),
        handles,
        colleagues_of(reader, registry, cohort),
        {one.by: _name(one.by, registry) for one in cohort.notices},
    )


def _followed(reader: str, registry: Registry, member: Member, facts: Facts) -> Followed:
    cohorts = registry.cohorts_as(member.person, "participant")
    scheduled = {module for cohort in cohorts for module in cohort.calendar}
    windows = {module: registry.window(member.person, module) for module in scheduled}
    return Followed(member, facts, windows, may_reissue(reader, member.person, registry))


def may_reissue(reader: str, person: str, registry: Registry) -> bool:
    """Whether somebody who leads a person's cohort may end their codes and make new ones.

    A code opens everything that its person may open. So nobody makes one that opens more than
    what they may open themselves: an instructor only for those who participate and do nothing
    else, in any cohort; an administrator for everybody but administrators.
    """
    held = {member.role for _, member in registry.memberships(person)}
    if "admin" in registry.roles(reader):
        return "admin" not in held
    return held == {"participant"}


def colleagues_of(reader: str, registry: Registry, cohort: Cohort) -> dict[str, str]:
    """Who instructs a cohort together with a reader, and could take this one."""
    shared = registry.cohorts_as(reader, "instructor")
    found = {m.person: m.name for one in shared for m in one.of_role("instructor")}
    return {
        person: name
        for person, name in found.items()
        if person != reader
        and (person not in cohort.members or cohort.members[person].role == "instructor")
    }


def _name(person: str, registry: Registry) -> str:
    return next((member.name for _, member in registry.memberships(person)), "")

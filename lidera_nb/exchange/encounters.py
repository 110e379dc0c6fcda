"""Encounters of schools of one or several macrozones: who is invited, who comes, who waits.

Whoever was first to say yes has a seat; whoever says yes when all are taken waits, in the order of
the answers, and moves up when somebody cancels. A seat is never taken from anybody: neither by an
answer of somebody else nor by a change of the encounter.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

Place = Literal["seated", "waiting", "declined", "silent"]
Standing = Literal["open", "closed", "running", "over", "cancelled"]

DAYS_MOST = 2
"""An encounter is a day or two: more is a course."""

SEATS_MOST = 300
AHEAD_MOST = 366
"""Days that an encounter may lie ahead."""


@dataclass(frozen=True, slots=True)
class When:
    """The first and the last day, and the last day for a yes."""

    begins: date
    ends: date
    deadline: date


@dataclass(frozen=True, slots=True)
class Facts:
    """What may change after it was announced: when, where, about what, for how many.

    Attributes
    ----------
    territory
        The region of the place, from which journeys are estimated.
    guests
        Those who are invited by name, wherever their school lies.
    """

    when: When
    territory: str
    place: str
    topic: str
    about: str
    seats: int
    guests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """That something was changed, when, and why."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Encounter:
    """An encounter as it stands.

    Attributes
    ----------
    cohorts, zones
        Invited are the people of these cohorts whose schools lie in one of these macrozones.
    coming
        Those who said yes, in the order in which they did.
    declined
        Those whose last answer is no.
    changes
        With their reasons, oldest first.
    cancelled
        Why it was cancelled; None while it was not.
    """

    id: str
    cohorts: tuple[str, ...]
    zones: tuple[str, ...]
    facts: Facts
    by: str = ""
    coming: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    cancelled: str | None = None

    @property
    def seated(self) -> tuple[str, ...]:
        """Those who have a seat."""
        return self.coming[: self.facts.seats]

    @property
    def waiting(self) -> tuple[str, ...]:
        """Those who wait, the next one first."""
        return self.coming[self.facts.seats :]

    @property
    def answered(self) -> frozenset[str]:
        """Those who answered."""
        return frozenset((*self.coming, *self.declined))

    def answers(self, person: str, comes: bool) -> Encounter:
        """With one more answer; saying yes again keeps one's place."""
        rest = self.without(person)
        if not comes:
            return replace(rest, declined=(*rest.declined, person))
        if person in self.coming:
            return self
        return replace(rest, coming=(*rest.coming, person))

    def without(self, person: str) -> Encounter:
        """As if somebody had never answered."""
        coming, declined = (
            tuple(one for one in said if one != person) for said in (self.coming, self.declined)
        )
        return replace(self, coming=coming, declined=declined)


def place_of(encounter: Encounter, person: str) -> tuple[Place, int]:
    """Where somebody is, and as which of those who wait (from 1)."""
    if person in encounter.seated:
        return "seated", 0
    if person in encounter.waiting:
        return "waiting", encounter.waiting.index(person) + 1
    return ("declined" if person in encounter.declined else "silent"), 0


def invited(encounter: Encounter, zones: Mapping[str, str | None]) -> tuple[str, ...]:
    """Of the people of its cohorts, by the macrozone of their school, those who are invited.

    Whoever answered stays invited when their school's macrozone or the list of guests changes.
    """
    named = {*encounter.facts.guests, *encounter.answered}
    return tuple(one for one, zone in zones.items() if one in named or zone in encounter.zones)


def standing(encounter: Encounter, today: date) -> Standing:
    """Where an encounter stands on a day."""
    when = encounter.facts.when
    if encounter.cancelled is not None:
        return "cancelled"
    if today > when.ends:
        return "over"
    if today >= when.begins:
        return "running"
    return "closed" if today > when.deadline else "open"


def answer_fault(encounter: Encounter, person: str, comes: bool, today: date) -> str:
    """Why somebody who is invited cannot answer so on a day, as a text id; "" if they can.

    A yes is taken until the deadline, and while the waiting list is not as long as there are
    seats. Whoever said yes can cancel until the day before it begins: somebody else is waiting.
    """
    stands = standing(encounter, today)
    if stands == "cancelled":
        return "encounters.refused.cancelled"
    if stands in ("running", "over"):
        return "encounters.refused.begun"
    if not comes or person in encounter.coming:
        return ""
    if stands == "closed":
        return "encounters.refused.closed"
    full = len(encounter.waiting) >= encounter.facts.seats
    return "encounters.refused.full" if full else ""


def when_fault(when: When, today: date, before: When | None = None) -> str:
    """Why an encounter cannot be at this time, as a text id; "" if it can.

    A deadline that has passed can stay as it was (`before`) when the days change.
    """
    if when.begins <= today:
        return "encounters.refused.past"
    if not timedelta(0) <= when.ends - when.begins < timedelta(DAYS_MOST):
        return "encounters.refused.days"
    if (when.begins - today).days > AHEAD_MOST:
        return "encounters.refused.far"
    kept = before is not None and before.deadline == when.deadline
    if when.deadline >= when.begins or (when.deadline < today and not kept):
        return "encounters.refused.deadline"
    return ""


def change_fault(encounter: Encounter, new: Facts, today: date) -> str:
    """Why an encounter cannot be changed to this on a day, as a text id; "" if it can."""
    if encounter.cancelled is not None:
        return "encounters.refused.cancelled"
    if today >= encounter.facts.when.begins:
        return "encounters.refused.begun"
    if new.seats < len(encounter.seated):
        return "encounters.refused.seats"
    return when_fault(new.when, today, encounter.facts.when)


def account_of(encounter: str, person: str) -> str:
    """The account in the exchange fund of somebody's journey to an encounter."""
    return f"{encounter}/{person}"


def attended(encounters: Collection[Encounter], person: str, today: date) -> tuple[Encounter, ...]:
    """The encounters that have begun in which somebody had a seat, the last one first."""
    past = [
        one for one in encounters
        if person in one.seated and standing(one, today) in ("running", "over")
    ]  # fmt: skip
    return tuple(sorted(past, key=lambda one: one.facts.when.begins, reverse=True))

"""Labs: a small pilot of one card by several schools, with one plan, one measure and an end.

Schools join by themselves. What came of it is set side by side, school by school, and never
averaged: a few schools that chose to take part stand for nobody else, and a mean would hide the
one where it did not work. Where it did not work is told as plainly as where it did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

When = Literal["before", "after"]
Standing = Literal["announced", "running", "over", "told"]

SCHOOLS_MOST = 12
"""Above this it is no small pilot, and nobody can read it side by side."""

DAYS_MOST = 366
"""A lab ends within a year: what has no end in sight is no pilot."""

_NUMBER = re.compile(r"-?[0-9]{1,7}(\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the plan: who does what until when."""

    who: str
    what: str
    until: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The shared measure as a school took it, and when it was noted."""

    value: Decimal
    at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a school says that it came out: `worked`, `partly` or `not`, with coded reasons."""

    status: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lab:
    """A lab as it stands.

    Attributes
    ----------
    card, version
        What is tried.
    begins, ends
        Its first and its last day.
    measure, unit
        The one measure that all take before and after, and what it is counted in.
    schools
        By person, those who joined, with when, in the order in which they did.
    measures
        By person and time; of those who joined only.
    closed, learned
        Whether it was closed, and what the group learned.
    """

    id: str
    card: str
    version: int
    begins: date
    ends: date
    question: str
    plan: tuple[Task, ...]
    measure: str
    unit: str
    by: str = ""
    schools: Mapping[str, datetime] = field(default_factory=dict)
    measures: Mapping[tuple[str, When], Measured] = field(default_factory=dict)
    closed: bool = False
    learned: str = ""

    def joined(self, person: str, at: datetime) -> Lab:
        """With one school more; joining twice changes nothing."""
        if person in self.schools:
            return self
        return replace(self, schools={**self.schools, person: at})

    def left(self, person: str) -> Lab:
        """Without a school and what it measured."""
        schools = {one: at for one, at in self.schools.items() if one != person}
        kept = {key: value for key, value in self.measures.items() if key[0] != person}
        return replace(self, schools=schools, measures=kept)

    def measured(self, person: str, when: When, taken: Measured | None) -> Lab:
        """With a measure of a school; None takes it away."""
        kept = {key: value for key, value in self.measures.items() if key != (person, when)}
        if taken is not None and person in self.schools:
            kept[person, when] = taken
        return replace(self, measures=kept)


@dataclass(frozen=True, slots=True)
class Row:
    """One school beside the others; None where it has told nothing yet."""

    person: str
    before: Measured | None
    after: Measured | None
    outcome: Outcome | None

    @property
    def change(self) -> Decimal | None:
        """What the measure changed by; None without both."""
        if self.before is None or self.after is None:
            return None
        return self.after.value - self.before.value


def span_fault(begins: date, ends: date, today: date) -> str:
    """Why a lab cannot last from one day to another, as a text id; "" if it can."""
    if ends < today:
        return "labs.refused.past"
    if ends <= begins:
        return "labs.refused.order"
    return "labs.refused.long" if (ends - begins).days > DAYS_MOST else ""


def standing(lab: Lab, today: date, told: Mapping[str, Outcome]) -> Standing:
    """Where a lab stands on a day.

    *Announced* before its first day, *running* to its last, *over* after it, and *told* once it
    was closed or every school told how it came out.
    """
    if lab.closed:
        return "told"
    if today < lab.begins:
        return "announced"
    if today <= lab.ends:
        return "running"
    return "told" if lab.schools and lab.schools.keys() <= told.keys() else "over"


def join_fault(lab: Lab, today: date) -> str:
    """Why nobody can join any more, as a text id; "" if one can."""
    if lab.closed or today > lab.ends:
        return "labs.refused.over"
    return "labs.refused.full" if len(lab.schools) >= SCHOOLS_MOST else ""


def measure_fault(lab: Lab, person: str, when: When, today: date) -> str:
    """Why a school cannot note a measure on a day, as a text id; "" if it can.

    What was before is noted while the lab has not ended, what is after once it has begun: a
    first measure that is taken from memory when the result is known would be none.
    """
    if person not in lab.schools:
        return "labs.refused.outside"
    if lab.closed or (when == "before" and today > lab.ends):
        return "labs.refused.over"
    return "labs.refused.early" if when == "after" and today < lab.begins else ""


def number(text: str) -> Decimal | None:
    """A measure as it was typed, with a point or a comma; None if it is no number.

    At most two decimals: whether 1.000 is one or a thousand depends on who writes it.

    >>> number("62,5"), number(" -3 "), number("1.000"), number("many")
    (Decimal('62.5'), Decimal('-3'), None, None)
    """
    plain = text.strip().replace(",", ".")
    return Decimal(plain) if _NUMBER.fullmatch(plain) else None


def side_by_side(lab: Lab, told: Mapping[str, Outcome]) -> tuple[Row, ...]:
    """Every school with its measures and how it came out, in the order in which they joined."""
    return tuple(
        Row(
            person, lab.measures.get((person, "before")), lab.measures.get((person, "after")),
            told.get(person),
        )
        for person in lab.schools
    )  # fmt: skip

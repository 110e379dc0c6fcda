"""What the hand-ins of an assignment depend on beyond its own story: for whom, and whether read.

A participant is told no more of it than whether they may still take a hand-in back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lidera_nb.activities.activity import Step
from lidera_nb.activities.calendar import ALWAYS
from lidera_nb.activities.registry import Cohort
from lidera_nb.activities.reviewing.told import Reviews, TextReviews


@dataclass(frozen=True, slots=True)
class Handing:
    """The cohorts that a participant hands in for, and what was said there."""

    person: str
    cohorts: tuple[Cohort, ...] = ()
    reviews: tuple[Reviews, ...] = ()

    def cohort_for(self, module: str) -> str:
        """The cohort for which a module's assignment is due; empty for somebody in none.

        Of several it is the first that gave the module days of its own.
        """
        dated = [one for one in self.cohorts if one.calendar.get(module, ALWAYS) != ALWAYS]
        return next((one.id for one in (*dated, *self.cohorts)), "")

    def settled(self, step: Step, number: int) -> bool:
        """Whether a reading of this hand-in was signed, or all its points were given."""
        at = (self.person, step.module, step.key)
        return any(_settled(reviews.of(at), number) for reviews in self.reviews)


def _settled(text: TextReviews, number: int) -> bool:
    signed = (*text.before, *([text.published] if text.published else []))
    score = text.scores.get(number)
    graded = score is not None and all(points is not None for points in score.points.values())
    return graded or any(one.review.number == number for one in signed)


def handing_for(
    person: str, cohorts: Iterable[Cohort], reviews_of: Callable[[str], Reviews]
) -> Handing:
    """What the hand-ins of a participant of these cohorts depend on."""
    found = tuple(cohorts)
    return Handing(person, found, tuple(reviews_of(cohort.id) for cohort in found))

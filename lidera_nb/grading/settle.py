"""After grading: published readings go into nbgrader's database, and the points to the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lidera_nb.activities.reviewing.told import Reviews
from lidera_nb.assignments.submission import stamp
from lidera_nb.events.journal import Journal
from lidera_nb.grading.autograde import needs_kernel
from lidera_nb.grading.handed import Handed, hand_ins
from lidera_nb.grading.scored import By, reviews_in, score
from lidera_nb.grading.signed import push
from lidera_nb.grading.working import Working
from lidera_nb.reflection.rubric import load_rubric

if TYPE_CHECKING:
    from nbgrader.api import Gradebook


def settle(
    working: Working, gradebook: Gradebook, journal: Journal, names: frozenset[str], now: datetime
) -> int:
    """Bring database and journal to one state for the graded hand-ins of these assignments.

    Returns
    -------
    int
        How many hand-ins the journal was told new points of.
    """
    highest = highest_levels(working.course.parent)

    @cache
    def reviews_of(cohort: str) -> Reviews:
        return reviews_in(journal, cohort)

    @cache
    def runs_code(name: str) -> bool:
        return bool(needs_kernel(working, name))

    told = 0
    for handed in list(hand_ins(journal)):
        if handed.assignment in names and handed.cohort and _is_graded(working, handed):
            reviews = reviews_of(handed.cohort)
            push(working, gradebook, handed, reviews, highest)
            by: By = "nbgrader" if runs_code(handed.assignment) else "declared"
            told += score(journal, gradebook, handed, reviews, by, now)
    return told


def _is_graded(working: Working, handed: Handed) -> bool:
    if handed.withdrawn or handed.erased:
        return False
    return working.moment("autograded", handed.person, handed.assignment) == stamp(handed.at)


def highest_levels(course: Path) -> Mapping[str, int]:
    """The highest level of each rubric of a course, by its id."""
    loaded = (load_rubric(path) for path in sorted((course / "instruments").glob("rubric-*.yaml")))
    return {one.rubric.id: one.rubric.levels for one in loaded}

"""The points of a cohort by person and assignment, from nbgrader's database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lidera_nb.grading.export import Graded
from lidera_nb.grading.feedback import waiting

if TYPE_CHECKING:
    from nbgrader.api import Gradebook


def most_by_assignment(gradebook: Gradebook, names: Iterable[str]) -> dict[str, float]:
    """The most points of each assignment that was released."""
    known = {each.name: float(each.max_score) for each in gradebook.assignments}
    return {name: known[name] for name in names if name in known}


def totals(
    gradebook: Gradebook, people: Iterable[tuple[str, str]], names: Sequence[str]
) -> list[Graded]:
    """A row for each person, given as id and name."""
    return [
        Graded(person, shown, {name: total(gradebook, name, person) for name in names})
        for person, shown in people
    ]


def total(gradebook: Gradebook, name: str, person: str) -> float | None:
    """All points of a hand-in, extra credit included; None until they are whole."""
    from nbgrader.api import MissingEntry

    try:
        if waiting(gradebook, name, person):
            return None
        return float(gradebook.find_submission_notebook(name, name, person).score)
    except MissingEntry:
        return None

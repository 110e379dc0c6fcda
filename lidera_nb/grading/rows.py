"""What grading leaves in nbgrader's database: the same rows as ``nbgrader autograde``.

One difference is meant. nbgrader asks for a new look at every manual grade whenever it grades
again; here that is asked only if what was handed in changed. The grade itself, extra credit and
comments stay in both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lidera_nb.errors import GradingError
from lidera_nb.grading.marked import Marked, SourceCell

if TYPE_CHECKING:
    from nbgrader.api import Gradebook, SubmittedNotebook


def sources_of(gradebook: Gradebook, name: str) -> dict[str, SourceCell]:
    """What nbgrader noted about the cells of an assignment's notebook when it released it."""
    notebook = _notebook(gradebook, name)
    most = {cell.name: cell.max_score for cell in notebook.grade_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    return {
        cell.name: SourceCell(
            cell.name, cell.cell_type, cell.source, cell.checksum, cell.locked,
            cell.name in solutions, most.get(cell.name),
        )
        for cell in notebook.source_cells
    }  # fmt: skip


def kernelspec_of(gradebook: Gradebook, name: str) -> dict[str, Any]:
    """The kernel that the assignment was written for."""
    return dict(json.loads(_notebook(gradebook, name).kernelspec or "{}"))


def _notebook(gradebook: Gradebook, name: str) -> Any:
    from nbgrader.api import MissingEntry

    try:
        return gradebook.find_notebook(name, name)
    except MissingEntry:
        raise GradingError(
            f"nbgrader knows no assignment '{name}'; run 'lidera assignments release {name}' first"
        ) from None


def note(gradebook: Gradebook, name: str, person: str, stamp: str, found: Marked) -> None:
    """Write a person's points into the database, and commit."""
    from nbgrader.api import MissingEntry

    gradebook.update_or_create_student(person)
    at = moment(stamp)
    try:
        same = gradebook.find_submission(name, person).timestamp == at
    except MissingEntry:
        same = False
    submission = gradebook.update_or_create_submission(name, person, timestamp=at)
    notebook = next(each for each in submission.notebooks if each.name == name)
    _note_points(notebook, found.points, same)
    for comment in notebook.comments:
        comment.auto_comment = "No response." if comment.name in found.unanswered else None
    notebook.late_submission_penalty = None
    gradebook.db.commit()


def _note_points(
    notebook: SubmittedNotebook, points: Mapping[str, float | None], same: bool
) -> None:
    for grade in notebook.grades:
        grade.auto_score = points[grade.name]
        if grade.manual_score is None:
            grade.needs_manual_grade = grade.auto_score is None
        elif not same:
            grade.needs_manual_grade = True


def moment(stamp: str) -> datetime | None:
    """A moment as ``timestamp.txt`` has it; nbgrader's database keeps UTC without a zone."""
    if not stamp:
        return None
    try:
        return datetime.strptime(stamp, "%Y-%m-%d %H:%M:%S.%f UTC")  # noqa: DTZ007 - as it keeps it
    except ValueError:
        from nbgrader.utils import parse_utc

        return parse_utc(stamp)  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Scored:
    """The points of a graded cell, None while a person has to say, and the most there are.

    `asks` says that a person is to look at them, even if there are points.
    """

    points: float | None
    most: float
    asks: bool


def scores(gradebook: Gradebook, name: str, person: str) -> dict[str, Scored]:
    """The points by graded cell: a person's if one said so, else the automatic ones."""
    notebook = gradebook.find_submission_notebook(name, name, person)
    return {
        grade.name: Scored(
            grade.auto_score if grade.manual_score is None else grade.manual_score,
            grade.max_score,
            grade.needs_manual_grade,
        )
        for grade in notebook.grades
    }


Looked = tuple[datetime | None, frozenset[str]]
"""Of one hand-in (its moment) the cells whose manual grades nobody has to look at again."""


def looked_at(gradebook: Gradebook, name: str, person: str) -> Looked:
    """What is to be kept when nbgrader grades the same hand-in again."""
    from nbgrader.api import MissingEntry

    try:
        submission = gradebook.find_submission(name, person)
    except MissingEntry:
        return None, frozenset()
    settled = (grade for each in submission.notebooks for grade in each.grades)
    return submission.timestamp, frozenset(
        grade.name
        for grade in settled
        if grade.manual_score is not None and not grade.needs_manual_grade
    )


def keep_looked_at(gradebook: Gradebook, name: str, person: str, looked: Looked) -> None:
    """Ask for no second look at the same hand-in; nbgrader wrote through another connection."""
    gradebook.db.expire_all()
    submission = gradebook.find_submission(name, person)
    if submission.timestamp == looked[0]:
        for grade in (grade for each in submission.notebooks for grade in each.grades):
            if grade.name in looked[1]:
                grade.needs_manual_grade = False
        gradebook.db.commit()

"""Published readings become manual grades and comments of nbgrader's database.

A grade that somebody set in formgrader is a person's word as well and stays: a reading's points
are written where there is no manual grade, or where there is still the one that an earlier
reading put there. What was put there is kept beside the working course, in ``.levels``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lidera_nb.activities.reviewing.told import Review, Reviews
from lidera_nb.grading.files import replace_text
from lidera_nb.grading.handed import Handed
from lidera_nb.grading.levels import Given, given
from lidera_nb.grading.working import Working

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

Put = dict[str, dict[str, Any]]


def push(
    working: Working,
    gradebook: Gradebook,
    handed: Handed,
    reviews: Reviews,
    highest: Mapping[str, int],
) -> bool:
    """Write the published reading of a hand-in; True if something was written or taken back.

    `reviews` is what was said in the hand-in's cohort, `highest` the highest level by rubric.
    """
    review = published(reviews, handed)
    notebook = gradebook.find_submission_notebook(
        handed.assignment, handed.assignment, handed.person
    )
    written = {grade.name: grade.max_score for grade in notebook.grades if grade.cell_type == "code"
               and not grade.name.endswith("-mark")}  # fmt: skip
    told = (
        given(review, highest[review.rubric], written, handed.answers)
        if review and review.rubric in highest
        else {}
    )
    before = _noted(working, handed)
    now = _written(notebook, told, before)
    if now == before:
        return False
    gradebook.db.commit()
    replace_text(_note(working, handed), json.dumps(now))
    return True


def published(reviews: Reviews, handed: Handed) -> Review | None:
    """The reading of this very hand-in that its author sees."""
    signed = reviews.of((handed.person, handed.module, handed.step)).published
    return signed.review if signed and signed.review.number == handed.number else None


def _written(notebook: Any, told: Mapping[str, Given], before: Put) -> Put:
    """Put points and comments where they belong; returns what stands there as ours."""
    comments = {comment.name: comment for comment in notebook.comments}
    ours: Put = {}
    for grade in notebook.grades:
        name, was = grade.name, before.get(grade.name, {})
        if grade.manual_score not in (None, was.get("points")):
            continue
        new = told.get(name)
        if new:
            grade.manual_score, grade.needs_manual_grade = new.points, False
            ours[name] = {"points": new.points, "comment": new.comment}
        elif was:
            grade.manual_score = None
            grade.needs_manual_grade = grade.auto_score is None
        comment = comments.get(name)
        if comment is not None and comment.manual_comment in (None, "", was.get("comment")):
            comment.manual_comment = new.comment if new else None
    return ours


def _note(working: Working, handed: Handed) -> Any:
    return working.root / ".levels" / handed.person / f"{handed.assignment}.json"


def _noted(working: Working, handed: Handed) -> Put:
    note = _note(working, handed)
    return dict(json.loads(note.read_text(encoding="utf-8"))) if note.exists() else {}

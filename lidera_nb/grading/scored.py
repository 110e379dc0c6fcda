"""The points of a hand-in, told to the journal: ``AssignmentScored`` in the cohort's reviews.

Told again only when they changed, so that a command may be run as often as one likes.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from lidera_nb.activities.reviewing.told import STREAM, Reviews, tell
from lidera_nb.assignments.declared import MARK
from lidera_nb.errors import JournalError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Journal, NewEvent
from lidera_nb.grading.handed import Handed
from lidera_nb.grading.rows import scores

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

By = Literal["declared", "nbgrader"]


def reviews_in(journal: Journal, cohort: str) -> Reviews:
    """What was said in a cohort until now."""
    return tell(Reviews(), journal.read(f"{STREAM}{cohort}"))


def score(
    journal: Journal,
    gradebook: Gradebook,
    handed: Handed,
    reviews: Reviews,
    by: By,
    now: datetime,
) -> bool:
    """Tell the points of a graded hand-in; True if the journal did not know them yet."""
    found = scores(gradebook, handed.assignment, handed.person)
    points = _by_question({name: one.points for name, one in found.items()})
    most = _by_question({name: one.most for name, one in found.items()})
    known = reviews.of((handed.person, handed.module, handed.step)).scores.get(handed.number)
    if known is not None and (known.points, known.most) == (points, most):
        return False
    scored = kinds.AssignmentScored(
        person=handed.person,
        module=handed.module,
        step=handed.step,
        number=handed.number,
        assignment=handed.assignment,
        version=handed.version,
        hash=handed.hash,
        by=by,
        points=points,
        most={name: value for name, value in most.items() if value is not None},
    )
    entry = Entry(
        f"{STREAM}{handed.cohort}", secrets.token_hex(12), b"", (NewEvent(scored),), "system", now
    )
    answer = journal.append([entry])[0]
    if isinstance(answer, JournalError):
        raise answer
    return True


def _by_question(values: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name.removesuffix(MARK): value for name, value in values.items()}

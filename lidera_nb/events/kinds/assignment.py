"""An assignment in one person's story: answers as they come, handing in, taking back.

What was answered is private. The score of what was handed in is told by the review's stream.
"""

from __future__ import annotations

from typing import Annotated as Private
from typing import Any

from lidera_nb.events.kinds.base import SEALED, Act


class AssignmentAnswered(Act):
    """One question was answered or changed, before handing in; the last answer stands."""

    question: str
    answer: Private[Any, SEALED]


class AssignmentHandedIn(Act):
    """The answers were handed in; `number` counts the times, from 1.

    `late` says that it was after the day that was due then, `cohort` for whom it was due.
    """

    number: int
    late: bool
    cohort: str
    answers: Private[dict[str, Any], SEALED]


class AssignmentWithdrawn(Act):
    """What was handed in at time `number` was taken back before anybody reviewed it."""

    number: int

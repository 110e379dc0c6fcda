"""Feedback pages: nbgrader's own, with nothing in them that a browser would run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lidera_nb.errors import GradingError
from lidera_nb.grading.files import replace_text
from lidera_nb.grading.nbgraded import api_of, succeeded
from lidera_nb.grading.outcome import Outcome
from lidera_nb.grading.rows import scores
from lidera_nb.grading.working import Working

if TYPE_CHECKING:
    from nbgrader.api import Gradebook


def feedback(
    working: Working, gradebook: Gradebook, name: str, *, force: bool = False
) -> Iterator[Outcome]:
    """Make the page of every graded submission of an assignment that has all its points.

    One that waits for a person gets none yet; one whose points and comments are as they were
    keeps its page.
    """
    api = api_of(working)
    for person in working.people("autograded", name):
        waits = waiting(gradebook, name, person)
        state = _state(gradebook, name, person, working.moment("autograded", person, name))
        note = working.root / ".feedback" / person / f"{name}.txt"
        if waits:
            yield Outcome(name, person, "waiting", f"somebody has to grade {', '.join(waits)}")
        elif not force and _has_page(working, name, person) and _text(note) == state:
            yield Outcome(name, person, "skipped", "its page is as it would be")
        else:
            try:
                made = api.generate_feedback(name, person)
                succeeded(made, f"{name} of {person} got no page")
                replace_text(note, state)
            except GradingError as error:
                yield Outcome(name, person, "failed", str(error))
            else:
                yield Outcome(name, person, "done")


def waiting(gradebook: Gradebook, name: str, person: str) -> tuple[str, ...]:
    """The cells that a person has to look at before the points are whole."""
    found = scores(gradebook, name, person)
    return tuple(cell for cell, one in found.items() if one.points is None or one.asks)


def _state(gradebook: Gradebook, name: str, person: str, stamp: str) -> str:
    """All that a page would tell, as text to compare."""
    notebook = gradebook.find_submission_notebook(name, name, person)
    points = sorted((grade.name, grade.score) for grade in notebook.grades)
    said = sorted((comment.name, comment.comment or "") for comment in notebook.comments)
    return repr((stamp, points, said))


def _has_page(working: Working, name: str, person: str) -> bool:
    return person in working.people("feedback", name)


def _text(note: Path) -> str:
    return note.read_text(encoding="utf-8") if note.exists() else ""

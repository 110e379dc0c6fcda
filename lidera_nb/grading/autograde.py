"""Grading what was declared, for every submission of an assignment: nothing of it is executed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lidera_nb.assignments.cells import read_notebook
from lidera_nb.assignments.declared import undeclared
from lidera_nb.errors import ContentError, GradingError
from lidera_nb.grading import rows
from lidera_nb.grading.files import replace_text
from lidera_nb.grading.marked import SourceCell, as_text, marked
from lidera_nb.grading.outcome import Outcome
from lidera_nb.grading.sandbox import walls_or_sentence
from lidera_nb.grading.working import Working

if TYPE_CHECKING:
    from nbgrader.api import Gradebook


@dataclass(frozen=True, slots=True)
class Released:
    """An assignment as nbgrader released it."""

    name: str
    sources: Mapping[str, SourceCell]
    kernelspec: Mapping[str, Any]


def needs_kernel(working: Working, name: str) -> tuple[str, ...]:
    """The cells of an assignment that cannot be graded without running code; none by rule."""
    return undeclared(read_notebook(working.source / name / f"{name}.ipynb"))


def autograde(
    working: Working, gradebook: Gradebook, name: str, *, force: bool = False
) -> Iterator[Outcome]:
    """Grade every submission of an assignment that was not graded yet.

    One that fails does not stop the others. What was done stays done when this is interrupted:
    the moment of the hand-in, copied last, says that all of it is in place.

    With `force` also what is graded already; grades and comments that people gave stay.

    Raises
    ------
    GradingError
        The assignment was not released.
    """
    released = Released(name, rows.sources_of(gradebook, name), rows.kernelspec_of(gradebook, name))
    for person in working.people("submitted", name):
        if not force and is_graded(working, person, name):
            yield Outcome(name, person, "skipped", "graded as it was handed in")
            continue
        try:
            _grade(working, gradebook, released, person)
        except (ContentError, GradingError) as error:
            yield Outcome(name, person, "failed", str(error))
        else:
            yield Outcome(name, person, "done")


def is_graded(working: Working, person: str, name: str) -> bool:
    """Whether what lies there as graded is what was handed in last."""
    at = working.moment("submitted", person, name)
    return working.notebook("autograded", person, name).exists() and at == working.moment(
        "autograded", person, name
    )


def _grade(working: Working, gradebook: Gradebook, released: Released, person: str) -> None:
    name = released.name
    stamp = working.moment("submitted", person, name)
    submitted = read_notebook(working.notebook("submitted", person, name))
    found = marked(submitted, released.sources, released.kernelspec)
    rows.note(gradebook, name, person, stamp, found)
    replace_text(working.notebook("autograded", person, name), as_text(found.notebook))
    replace_text(working.folder("autograded", person, name) / "timestamp.txt", stamp)


def autograde_with_kernel(
    working: Working, gradebook: Gradebook, name: str, cells: Sequence[str], *, force: bool = False
) -> Iterator[Outcome]:
    """Grade as `autograde` does an assignment whose `cells` have to be run, between walls.

    Raises
    ------
    GradingError
        The assignment was not released, or the walls cannot be put up.
    """
    from lidera_nb.grading.kernelbox import grade_boxed

    rows.sources_of(gradebook, name)
    with tempfile.TemporaryDirectory(prefix="lidera-") as place:
        walls_or_sentence(Path(place), cells)
    for person in working.people("submitted", name):
        if not force and is_graded(working, person, name):
            yield Outcome(name, person, "skipped", "graded as it was handed in")
            continue
        looked = rows.looked_at(gradebook, name, person)
        try:
            grade_boxed(working, name, person)
        except GradingError as error:
            yield Outcome(name, person, "failed", str(error))
        else:
            rows.keep_looked_at(gradebook, name, person, looked)
            yield Outcome(name, person, "done")

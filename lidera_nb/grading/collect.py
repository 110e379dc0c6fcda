"""Collecting: the submissions that nbgrader grades, rebuilt from the journal.

The server writes each hand-in as it comes. This does it again for all of them, on another machine
or after a loss; it takes away what was taken back, and all that is left of whoever was erased.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from lidera_nb.assignments.notebook import LoadedAssignment, load_assignment
from lidera_nb.assignments.submission import Handin, stamp, submission, take_back, write
from lidera_nb.errors import GradingError, LideraError
from lidera_nb.grading.handed import Handed
from lidera_nb.grading.outcome import Outcome
from lidera_nb.grading.working import Working

if TYPE_CHECKING:
    from nbgrader.api import Gradebook


def collect(
    working: Working, gradebook: Gradebook, handed: Iterable[Handed], names: frozenset[str]
) -> Iterator[Outcome]:
    """Write the submissions of the assignments `names`.

    One that fails does not stop the others.
    """

    @cache
    def load(name: str) -> LoadedAssignment:
        return load_assignment(working.source / name)

    for one in handed:
        if one.erased:
            forget(working, gradebook, one.person)
            yield Outcome(one.assignment, one.person, "done", "erased: what lay here was removed")
        elif one.assignment in names:
            try:
                yield _collected(working, one, load)
            except LideraError as error:
                yield Outcome(one.assignment, one.person, "failed", str(error))


def _collected(
    working: Working, handed: Handed, load: Callable[[str], LoadedAssignment]
) -> Outcome:
    name, person = handed.assignment, handed.person
    if handed.withdrawn:
        gone = take_back(working.root, person, name, handed.at)
        return Outcome(name, person, "done" if gone else "skipped", "taken back")
    if working.moment("submitted", person, name) == stamp(handed.at):
        return Outcome(name, person, "skipped", "lies there already")
    loaded = load(name)
    unknown = sorted(set(handed.answers) - {question.id for question in loaded.questions})
    if unknown:
        raise GradingError(
            f"it answers '{unknown[0]}', which version {loaded.version} of the assignment does "
            f"not ask; collect it with version {handed.version} of the course"
        )
    handin = Handin(person, name, handed.number, handed.at, handed.late)
    write(working.root, handin, submission(loaded, handed.answers, handin))
    return Outcome(name, person, "done")


def forget(working: Working, gradebook: Gradebook, person: str) -> None:
    """Remove all that the working course holds of a person, the gradebook's rows included."""
    from nbgrader.api import MissingEntry

    for stage in ("submitted", "handed", "autograded", "feedback", ".levels", ".feedback"):
        shutil.rmtree(working.root / stage / person, ignore_errors=True)
    try:
        gradebook.remove_student(person)
    except MissingEntry:
        return

"""``lidera assignments``: released, collected, graded, answered and handed on, over nbgrader."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from lidera_nb.activities import registry
from lidera_nb.cli.console import note, say, say_json
from lidera_nb.cli.gradingtold import tell
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, journal_of, settings
from lidera_nb.clock import utc_now
from lidera_nb.errors import AccessError, GradingError, LideraError
from lidera_nb.events.journal import Journal
from lidera_nb.settings import Settings

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

    from lidera_nb.grading.export import Graded
    from lidera_nb.grading.outcome import Outcome
    from lidera_nb.grading.working import Working

app = typer.Typer(
    help="Assignments: release them, collect and grade what was handed in, give feedback, and "
    "export the grades. All of it works on an nbgrader course in the folder assignments of --var.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

NamesArgument = Annotated[
    list[str] | None, typer.Argument(help="The assignments' names [default: all].")
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Also what was done already; what people gave stays.")
]


@app.command()
def release(
    names: NamesArgument = None,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make the participants' version of assignments, and let nbgrader know their cells.

    Run it again after an assignment was changed; what did not change is left as it is.

    Examples: `lidera assignments release` · `lidera assignments release leer-asistencia`

    Exit codes: 0 released, 1 some could not be, 2 none could be.
    """
    from lidera_nb.grading.outcome import Outcome
    from lidera_nb.grading.release import release as make

    def each(working: Working, chosen: list[str]) -> Iterator[Outcome]:
        for name in chosen:
            try:
                yield make(working, name)
            except LideraError as error:
                yield Outcome(name, "", "failed", str(error))

    working, chosen = _working(settings(course, var), names)
    tell("Released", each(working, chosen), as_json)


@app.command()
def collect(
    names: NamesArgument = None,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Rebuild from the journal what was handed in, for nbgrader.

    The server writes each hand-in as it comes, so this is for another machine or after a loss.
    It also takes away what was taken back, and all that is left of people who were erased.

    Example: `lidera assignments collect --var var/demo`

    Exit codes: 0 collected, 1 some could not be, 2 there is no journal or no such assignment.
    """
    from lidera_nb.grading.collect import collect as take
    from lidera_nb.grading.handed import hand_ins

    found = settings(course, var)
    working, chosen = _working(found, names)
    with _gradebook(working) as gradebook, journal_of(found) as (journal, _):
        tell("Collected", take(working, gradebook, hand_ins(journal), frozenset(chosen)), as_json)


@app.command()
def autograde(
    names: NamesArgument = None,
    force: ForceOption = False,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Grade what was handed in, without running anything that participants wrote.

    The points of choices, rankings, numbers and tables are read from the assignment; texts wait
    for a person. Published reviews become the points and comments of texts. An assignment with
    code cells of its own is run by nbgrader inside bubblewrap: no network, no access to anything
    else, limits on time, memory, processes and output; without bubblewrap it is refused.

    Grades and comments that a person gave stay. Stopped half-way, run it again to go on.

    Examples: `lidera assignments autograde` ·
    `lidera assignments autograde leer-asistencia --force --var var/demo`

    Exit codes: 0 graded, 1 some could not be, 2 not released, or bubblewrap is missing.
    """
    found = settings(course, var)
    working, chosen = _working(found, names)
    with _gradebook(working) as gradebook:
        outcomes = _graded(working, gradebook, chosen, force)
        tell("Graded", _then_settled(found, working, gradebook, chosen, outcomes), as_json)


def _graded(
    working: Working, gradebook: Gradebook, names: list[str], force: bool
) -> Iterator[Outcome]:
    from lidera_nb.grading import autograde as grade

    for name in names:
        if not working.people("submitted", name):
            continue
        cells = grade.needs_kernel(working, name)
        if cells:
            yield from grade.autograde_with_kernel(working, gradebook, name, cells, force=force)
        else:
            yield from grade.autograde(working, gradebook, name, force=force)


@app.command()
def feedback(
    names: NamesArgument = None,
    force: ForceOption = False,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make nbgrader's feedback page of every hand-in that has all its points.

    Whatever somebody wrote is shown on it as text. A hand-in whose texts wait for a person gets
    its page once these are reviewed.

    Example: `lidera assignments feedback leer-asistencia`

    Exit codes: 0 made, 1 some could not be, 2 there is no such assignment.
    """
    from lidera_nb.grading.feedback import feedback as make

    found = settings(course, var)
    working, chosen = _working(found, names)
    with _gradebook(working) as gradebook:
        _settled(found, working, gradebook, chosen)
        made = (one for name in chosen for one in make(working, gradebook, name, force=force))
        tell("Pages", made, as_json)


@app.command()
def export(
    cohort: Annotated[str, typer.Argument(help="The cohort's id.")],
    out: Annotated[Path, typer.Option("--out", help="The CSV file to write.")],
    layout: Annotated[
        Literal["canvas", "moodle"], typer.Option(help="Whose columns the file has.")
    ] = "canvas",
    ids: Annotated[
        Path | None,
        typer.Option(help="A CSV with the columns person and id: how the other system knows them."),
    ] = None,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a cohort's points by assignment as a file that Canvas or Moodle takes in.

    Points that are not whole yet, because a text waits for a person, are left empty.

    Examples: `lidera assignments export valle-2026 --out notas.csv` ·
    `lidera assignments export valle-2026 --layout moodle --ids rut.csv --out notas.csv`

    Exit codes: 0 written, 2 there is no such cohort, or the file of ids has other columns.
    """
    from lidera_nb.grading.export import grades_csv
    from lidera_nb.grading.files import replace_text

    found = settings(course, var)
    working, chosen = _working(found, None)
    with _gradebook(working) as gradebook, journal_of(found) as (journal, _):
        rows, most = _grades(journal, gradebook, cohort, chosen)
    replace_text(out, grades_csv(layout, rows, most, _ids(ids), cohort))
    if as_json:
        say_json({"file": out, "people": len(rows), "assignments": list(most)})
    else:
        say(f"Wrote the points of {len(rows)} people in {len(most)} assignments to {out}")


def _grades(
    journal: Journal, gradebook: Gradebook, cohort: str, names: list[str]
) -> tuple[list[Graded], dict[str, float]]:
    from lidera_nb.grading.grades import most_by_assignment, totals

    known = registry.read(journal).cohorts
    if cohort not in known:
        raise AccessError(
            f"there is no cohort '{cohort}'; known cohorts: "
            + (", ".join(sorted(known)) or "none yet")
        )
    most = most_by_assignment(gradebook, names)
    people = known[cohort].of_role("participant")
    return totals(gradebook, [(one.person, one.name) for one in people], list(most)), most


def _ids(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return {row["person"]: row["id"] for row in csv.DictReader(stream)}
    except (OSError, KeyError, UnicodeDecodeError):
        raise GradingError(
            f"{path} cannot be read as a CSV in UTF-8 with the columns person and id; mend it and "
            "run the command again"
        ) from None


def _working(found: Settings, names: list[str] | None) -> tuple[Working, list[str]]:
    from lidera_nb.grading.nbgraded import staff_or_sentence
    from lidera_nb.grading.working import chosen, prepare

    staff_or_sentence()
    working = prepare(found.course, found.var)
    return working, list(chosen(working, tuple(names or ())))


@contextmanager
def _gradebook(working: Working) -> Iterator[Gradebook]:
    from lidera_nb.grading.nbgraded import gradebook_of

    with gradebook_of(working) as gradebook:
        yield gradebook


def _then_settled(
    found: Settings,
    working: Working,
    gradebook: Gradebook,
    names: list[str],
    outcomes: Iterator[Outcome],
) -> Iterator[Outcome]:
    """Also where it is stopped half-way: what was graded is told."""
    try:
        yield from outcomes
    finally:
        _settled(found, working, gradebook, names)


def _settled(found: Settings, working: Working, gradebook: Gradebook, names: list[str]) -> None:
    """Readings to the gradebook, points to the journal; nothing where there is no journal."""
    from lidera_nb.grading.settle import settle

    if found.journal.exists():
        with journal_of(found) as (journal, _):
            told = settle(working, gradebook, journal, frozenset(names), utc_now())
        if told:
            note(f"Told the journal the points of {told} hand-ins")

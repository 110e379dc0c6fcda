"""``lidera check``: the course's content, or a journal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lidera_nb.activities.course import Course, load_course
from lidera_nb.cli.console import note, say, say_json
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, settings
from lidera_nb.errors import ContentError
from lidera_nb.events.check import JournalReport, check_journal
from lidera_nb.scenario.check import check as check_scenario
from lidera_nb.serve.render import draw


def check(
    course: CourseOption = None,
    journal: Annotated[
        bool, typer.Option("--journal", help="Verify the journal instead of the course.")
    ] = False,
    var: VarOption = None,
    notebooks: Annotated[
        bool, typer.Option(help="Also execute the notebooks, to see that each draws its page.")
    ] = True,
    as_json: JsonOption = False,
) -> None:
    """Check the course's files, or verify the journal.

    For the course: unknown targets, unreachable scenes, dead ends, missing translations and
    alternative texts, each with file, line and column; notebooks that fail, and the cell that
    would make a page live. For the journal: chains, checkpoints, keys and storage.

    Examples: `lidera check` · `lidera check --no-notebooks --json` · `lidera check --journal`

    Exit codes: 0 nothing found, 1 faults found, 2 could not check.
    """
    found = settings(course, var)
    if journal:
        _tell_journal(check_journal(found.journal, found.keys), as_json)
    else:
        _tell_course(course_faults(found.course), notebooks, found.course, as_json)


def course_faults(root: Path) -> list[dict[str, object]]:
    """All faults of a course's files, by file and line."""
    faults: list[dict[str, object]] = []
    for path in sorted(root.glob("scenarios/*/scenario.yaml")):
        faults += [
            {"file": str(f.file), "line": f.line, "column": f.column, "message": f.message}
            for f in check_scenario(path.parent)
        ]
    try:
        load_course(root)
    except ContentError as error:
        known = {(fault["file"], fault["line"]) for fault in faults}
        if (error.file, error.line) not in known:
            faults.append(_fault(error))
    return faults


def _fault(error: ContentError) -> dict[str, object]:
    return {
        "file": error.file,
        "line": error.line,
        "column": error.column,
        "message": error.message,
    }


def _tell_course(
    faults: list[dict[str, object]], notebooks: bool, root: Path, as_json: bool
) -> None:
    live: list[dict[str, object]] = []
    if notebooks and not faults:
        note("Executing the notebooks…")
        failed, live = _notebooks(load_course(root))
        faults = faults + failed
    if as_json:
        say_json({"faults": faults, "live": live})
    else:
        for fault in faults:
            say("{file}:{line}:{column}: {message}".format(**fault))
        for cell in live:
            say(
                "{file}: cell {cell} shows a widget that needs a kernel: the page is live".format(
                    **cell
                )
            )
        say(f"{len(faults)} faults found." if faults else "No faults found.")
    if faults:
        raise typer.Exit(1)


def _notebooks(course: Course) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    failed, live = [], []
    for module in course.modules.values():
        try:
            drawn = draw(module, course.root, "es")
        except ContentError as error:
            failed.append(_fault(error))
            continue
        live += [{"file": str(module.notebook), "cell": cell} for cell in drawn.foreign]
    return failed, live


def _tell_journal(report: JournalReport, as_json: bool) -> None:
    counts = {
        "events": report.events,
        "streams": report.streams,
        "checkpoints": report.checkpoints,
    }
    if as_json:
        say_json({**counts, "faults": list(report.faults)})
    else:
        for fault in report.faults:
            say(fault)
        told = ", ".join(f"{count} {name}" for name, count in counts.items())
        say(f"{told}; {len(report.faults) or 'no'} faults found.")
    if report.faults:
        raise typer.Exit(1)

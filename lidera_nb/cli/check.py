"""``lidera check``: the course's content, or a journal."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from lidera_nb.activities.course import Course, Module, load_course
from lidera_nb.activities.coursecheck import (
    case_folder,
    case_folders,
    check_course,
    stale_panels,
)
from lidera_nb.cli.console import note, say, say_json
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, settings
from lidera_nb.errors import ContentError
from lidera_nb.events.check import JournalReport
from lidera_nb.events.store import check_store
from lidera_nb.scenario.check import Finding, findings
from lidera_nb.scenario.verdict import Verdict, verdict
from lidera_nb.serve.render.notebook import draw
from lidera_nb.textids import LANGUAGES

AT_ONCE = 2
"""How many notebooks are executed side by side."""

UNSHOWN = (
    "draws something that a session page cannot show (an image, plain text, something printed); "
    "remove it, or draw it as HTML"
)


def check(
    course: CourseOption = None,
    journal: Annotated[
        bool, typer.Option("--journal", help="Verify the journal instead of the course.")
    ] = False,
    var: VarOption = None,
    notebooks: Annotated[
        bool, typer.Option(help="Also execute the notebooks, to see that each draws its page.")
    ] = True,
    play: Annotated[
        bool, typer.Option(help="Also play every case out, to see what its author overlooked.")
    ] = True,
    case: Annotated[
        list[str] | None,
        typer.Option("--case", metavar="ID", help="Play out this case only; may be repeated."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check the course's files, or verify the journal.

    For the course: unknown targets, unreachable scenes, dead ends, missing translations and
    alternative texts, missing media, each with file, line and column. Once these are mended,
    every case is played out in all ways: dominated choices, choices that make no difference,
    conditions that never hold, endings that nobody reaches; advice is marked as such. A panel of
    experts must fit its case; one of another version is told of, as it is not shown. Then the
    notebooks in both languages: those that fail, cells that draw what a session page cannot
    show, and the cell that would make a page live. For the journal: chains, checkpoints, keys
    and storage.

    Examples: `lidera check` · `lidera check --case la-cuenta --no-notebooks` · `lidera check
    --no-play --no-notebooks --json` · `lidera check --journal`

    Exit codes: 0 nothing found, 1 faults found, 2 could not check.
    """
    found = settings(course, var)
    if journal:
        _tell_journal(check_store(found), as_json)
    else:
        _tell_course(found.course, notebooks, _wanted(found.course, play, case), as_json)


def _wanted(root: Path, play: bool, names: list[str] | None) -> list[Path]:
    """The folders of the cases to play out."""
    wanted = [case_folder(root, name) for name in names or ()]
    return (wanted or case_folders(root)) if play else []


def _tell_course(root: Path, notebooks: bool, cases: list[Path], as_json: bool) -> None:
    faults = check_course(root)
    live: list[dict[str, object]] = []
    played = [] if faults else _played(cases)
    faults = faults + [fault for one in played for fault in one.faults]
    if notebooks and not faults:
        note("Executing the notebooks…")
        faults, live = _notebooks(load_course(root))
    advice = stale_panels(root) + [finding for one in played for finding in one.advice]
    if as_json:
        say_json(
            {
                "faults": [asdict(finding) for finding in faults],
                "advice": [asdict(finding) for finding in advice],
                "cases": {one.name: one.summary for one in played},
                "live": live,
            }
        )
    else:
        for one in played:
            say(str(one))
        for finding in faults:
            say(str(finding))
        for finding in advice:
            say(f"{finding} (advice)")
        for cell in live:
            say(
                "{file}: cell {cell} shows a widget that needs a kernel: the page is live".format(
                    **cell
                )
            )
        say(f"{len(faults)} faults found." if faults else "No faults found.")
    if faults:
        raise typer.Exit(1)


def _played(cases: list[Path]) -> list[Verdict]:
    found = []
    for number, folder in enumerate(cases, start=1):
        note(f"Playing out {folder.name} ({number} of {len(cases)})…")
        found.append(verdict(folder))
    return found


def _notebooks(course: Course) -> tuple[list[Finding], list[dict[str, object]]]:
    """What is wrong with the notebooks in either language, and the cells that make pages live."""
    pages = [(module, lang) for module in course.modules.values() for lang in LANGUAGES]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        drawn = list(pool.map(lambda page: _drawn(course, *page), pages))
    faults = sorted({finding for found, _ in drawn for finding in found})
    live = sorted({cell for _, cells in drawn for cell in cells})
    return faults, [{"file": file, "cell": cell} for file, cell in live]


def _drawn(
    course: Course, module: Module, lang: str
) -> tuple[list[Finding], list[tuple[str, int]]]:
    file = str(module.notebook)
    try:
        page = draw(module, course.root, lang)
    except ContentError as error:
        return findings([error]), []
    if page.foreign:
        # A live page shows whatever its cells draw.
        return [], [(file, cell) for cell in page.foreign]
    return [Finding(file, 0, 0, f"cell {cell} {UNSHOWN}") for cell in page.unshown], []


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

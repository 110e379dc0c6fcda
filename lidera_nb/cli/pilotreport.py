"""``lidera scenario pilot-report``: what testers found in a case, version by version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.cli.console import note, say, say_json
from lidera_nb.cli.export import exporter
from lidera_nb.cli.extras import evaluation_or_sentence
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, journal_of, settings
from lidera_nb.cli.people import append
from lidera_nb.clock import utc_now
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.settings import Settings

if TYPE_CHECKING:
    from lidera_nb.report.pilot.model import PilotReport
    from lidera_nb.report.pilot.write import Made


def pilot_report(
    case: Annotated[str, typer.Argument(help="The id of the case, such as la-cuenta.")],
    cohort: Annotated[
        list[str], typer.Option(help="A pilot cohort; give it once for each to put together.")
    ],
    out: Annotated[
        Path | None, typer.Option(help="The folder to write [default: the cohort's reports].")
    ] = None,
    threshold: Annotated[
        int, typer.Option(min=5, max=100, help="Withhold counts below this (5 or more).")
    ] = 5,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Report what testers found in a case: versions side by side, and lines that need work.

    Writes a page in each language and the same as JSON. It holds what testers wrote, without
    names; making it is noted in the disclosure log of each cohort. In the default folder the
    evaluators of the (first) cohort find the pages among their reports.

    Examples: `lidera scenario pilot-report la-cuenta --cohort piloto-1` ·
    `lidera scenario pilot-report la-cuenta --cohort piloto-1 --cohort piloto-2 --out piloto`

    Exit codes: 0 made, 2 no such case or pilot cohort, or it could not be written.
    """
    evaluation_or_sentence()
    found = settings(course, var)
    note(f"Reading what testers did in {case}…")
    report, made = _make(found, case, cohort, out or found.reports / cohort[0], threshold)
    if as_json:
        say_json({"pages": made.pages, "data": made.data, "lines": len(report.lines)})
        return
    people = sum(version.people for version in report.versions)
    say(f"{people} plays in {len(report.versions)} versions; flagged lines: {len(report.lines)}.")
    for path in (*made.pages, made.data):
        say(f"Wrote {path}")


def _make(
    found: Settings, case: str, cohorts: list[str], out: Path, threshold: int
) -> tuple[PilotReport, Made]:
    from lidera_nb.dataset.piloted import piloted  # the evaluation extra may be absent
    from lidera_nb.report.pilot.build import build
    from lidera_nb.report.pilot.write import write_report

    who = exporter()
    with journal_of(found) as (journal, _):
        known = registry.read(journal)
        content = load_course(found.course, found.shelf)
        gathered = piloted(journal, content, known, case, cohorts)
        report = build(gathered, utc_now(), threshold)
        people = len({play.who for play in gathered.plays})

        def disclose(digest: str) -> None:
            disclosed = kinds.PackageExported(
                package=f"pilot-{case}", people=people, sha256=digest, by=who
            )
            for one in gathered.cohorts:
                append(journal, f"cohort:{one.id}", (NewEvent(disclosed),))

        return report, write_report(report, out, disclose)

"""``lidera demo``: a synthetic cohort, its report, and a server to look around in."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.cli.console import note, progress, say
from lidera_nb.cli.export import write_package
from lidera_nb.cli.options import journal_of, settings
from lidera_nb.demo import cohort
from lidera_nb.demo.run import codes_for_visitors, fill
from lidera_nb.demo.store import PREFIX, Plan, write_store
from lidera_nb.errors import SettingsError
from lidera_nb.serve import app
from lidera_nb.settings import Settings
from lidera_nb.textids import LANGUAGES

REPORTS = ("report", "decisions", "influence", "network", "reflections", "knowledge")
"""How the files of the demonstration's reports are called."""


def demo(
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one.")] = None,
    var: Annotated[Path | None, typer.Option(help="Its folder [default: var/demo].")] = None,
    serve: Annotated[bool, typer.Option(help="Serve when everything is ready.")] = True,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew.")] = False,
    people: Annotated[int, typer.Option(min=8, max=60, help="How many bots play.")] = 60,
    store: Annotated[
        int, typer.Option(min=0, max=100_000, help="Only write so many people in many cohorts.")
    ] = 0,
) -> None:
    """Make the synthetic demonstration cohort, its first report, and serve it.

    Sixty synthetic people are enrolled; bots rate themselves before and after, play the first
    module, answer a network survey and hand assignments in through the served protocol. Others
    read what they wrote: some texts twice, most once and signed, and some are left to be read.
    Interrupted, it goes on where it stood; run again, it serves what is there.

    With --store it writes a synthetic store instead, without a server: cohorts of thirty who play
    the first case and answer three waves of the network survey, for trying exports and reports of
    many cohorts. 9,000 people take some minutes.

    Examples: `lidera demo` · `lidera demo --port 0 --fresh` · `lidera demo --no-serve` ·
    `lidera demo --store 900 --var var/store`

    Exit codes: 0 done or stopped as asked, 2 could not be done.
    """
    found = settings()
    found = replace(found, var=var or found.var / "demo", port=found.port if port is None else port)
    # Synthetic people have a folder of their own; they never go into a database that is shared.
    found = replace(found, store="", key_store="")
    if store:
        _store(found, store)
        return
    _only_a_demo(found)
    if fresh and found.journal.exists():
        shutil.rmtree(found.var)
    came = _play(found, people)
    reports = _made(found) if came == 0 else []
    reports = reports or _reports(found)
    if not serve:
        _say_reports(reports)
        return
    codes = asyncio.run(codes_for_visitors(found))
    asyncio.run(app.serve(found, lambda address: _welcome(address, codes, reports)))


def _store(found: Settings, people: int) -> None:
    """Write a synthetic store where there is nothing else.

    Raises
    ------
    SettingsError
        The folder holds cohorts that are not of a synthetic store.
    """
    plan = Plan(people)
    course = load_course(found.course, found.shelf)
    with journal_of(found, create=True) as (journal, _), progress() as bar:
        others = [c for c in registry.read(journal).cohorts if not c.startswith(PREFIX)]
        if others:
            raise SettingsError(
                f"{found.var} holds the cohort '{min(others)}', so no synthetic store is written "
                "there; name another folder with --var"
            )
        task = bar.add_task("Synthetic people play and answer…", total=len(plan.sizes))
        made = write_store(journal, course, plan, lambda: bar.advance(task))
    note(f"Wrote {made} synthetic cohorts of {len(plan.sizes)}; they lie in {found.var}")


def _only_a_demo(found: Settings) -> None:
    """Keep away from a journal that holds anything but a demonstration.

    Raises
    ------
    SettingsError
        Real cohorts live in this folder.
    """
    if not found.journal.exists():
        return
    with journal_of(found) as (journal, _):
        others = set(registry.read(journal).cohorts) - {cohort.COHORT, cohort.VISITORS}
    if others:
        raise SettingsError(
            f"{found.var} holds the cohort '{min(others)}', so it is no demonstration; name "
            "another folder with --var"
        )


def _play(found: Settings, people: int) -> int:
    with progress() as bar:
        task = bar.add_task("Synthetic people play and answer…", total=5 * people)
        if bar.disable:
            note("Synthetic people play a module and answer surveys through the server…")
        came = asyncio.run(fill(found, lambda: bar.advance(task), people))
        bar.update(task, completed=5 * people)
    note(f"Synthetic people went through {came} pages now; the cohort lies in {found.var}")
    return came


def _made(found: Settings) -> list[Path]:
    """The pages of the reports, those in Spanish first, if all of them are there already."""
    names = [f"{cohort.COHORT}-{kind}.{lang}.html" for lang in LANGUAGES for kind in REPORTS]
    pages = [found.reports / cohort.COHORT / name for name in names]
    return pages if all(page.exists() for page in pages) else []


def _reports(found: Settings) -> list[Path]:
    """The pages of all reports, each in both languages; those in Spanish first."""
    from lidera_nb.dataset.read import glance  # slow to import, and not needed to serve
    from lidera_nb.report import workshop
    from lidera_nb.report.kinds import kinds_of
    from lidera_nb.report.run import make_report

    package, out = found.var / "package", found.reports / cohort.COHORT
    note("Exporting the cohort and making its reports…")
    write_package(found, cohort.COHORT, package)
    with workshop.opened() as shared:
        made = [
            make_report(package, out, lang=lang, kind=kind, workshop=shared)
            for lang in ("es", "en")
            for kind in kinds_of(glance(package))
        ]
    return [one.html for one in made]


def _welcome(address: str, codes: dict[str, str], reports: list[Path]) -> None:
    say(f"LIDERA is ready at {address}")
    say()
    say("Everyone in this demonstration is synthetic. Access codes for looking around:")
    for role, code in codes.items():
        say(f"  {role:<12} {code}")
    say("('finished' is a participant who has played, reflected, and has feedback to read.)")
    say()
    _say_reports(reports)
    say("Stop with Ctrl+C.")


def _say_reports(reports: list[Path]) -> None:
    for report in reports:
        say(f"Report: {report.resolve()}")

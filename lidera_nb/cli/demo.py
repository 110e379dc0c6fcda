"""``lidera demo``: a synthetic cohort, its report, and a server to look around in."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from lidera_nb.activities import registry
from lidera_nb.cli.console import note, progress, say
from lidera_nb.cli.evaluate import write_package
from lidera_nb.cli.options import journal_of, settings
from lidera_nb.demo import cohort
from lidera_nb.demo.run import codes_for_visitors, fill
from lidera_nb.errors import SettingsError
from lidera_nb.serve import app
from lidera_nb.settings import Settings
from lidera_nb.textids import LANGUAGES

REPORTS = ("report", "network")
"""How the files of the demonstration's reports are called."""


def demo(
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one.")] = None,
    var: Annotated[Path | None, typer.Option(help="Its folder [default: var/demo].")] = None,
    serve: Annotated[bool, typer.Option(help="Serve when everything is ready.")] = True,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew.")] = False,
    people: Annotated[int, typer.Option(min=8, max=60, help="How many bots play.")] = 60,
) -> None:
    """Make the synthetic demonstration cohort, its first report, and serve it.

    Sixty synthetic people are enrolled; bots play the first module and answer a network survey
    for them through the served protocol. Interrupted, it goes on where it stood; run again, it
    serves what is there.

    Examples: `lidera demo` · `lidera demo --port 0 --fresh` · `lidera demo --no-serve`

    Exit codes: 0 done or stopped as asked, 2 could not be done.
    """
    found = settings()
    found = replace(found, var=var or found.var / "demo", port=found.port if port is None else port)
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
        task = bar.add_task("Synthetic people play and answer…", total=2 * people)
        if bar.disable:
            note("Synthetic people play a module and answer a survey through the server…")
        came = asyncio.run(fill(found, lambda: bar.advance(task), people))
        bar.update(task, completed=2 * people)
    note(f"Synthetic people went through {came} pages now; the cohort lies in {found.var}")
    return came


def _made(found: Settings) -> list[Path]:
    """The pages of the reports, those in Spanish first, if all of them are there already."""
    names = [f"{cohort.COHORT}-{kind}.{lang}.html" for lang in LANGUAGES for kind in REPORTS]
    pages = [found.reports / cohort.COHORT / name for name in names]
    return pages if all(page.exists() for page in pages) else []


def _reports(found: Settings) -> list[Path]:
    """The pages of all reports, each in both languages; those in Spanish first."""
    from lidera_nb.dataset.read import read_package  # slow to import, and not needed to serve
    from lidera_nb.report.kinds import kinds_of
    from lidera_nb.report.run import make_report

    package, out = found.var / "package", found.reports / cohort.COHORT
    note("Exporting the cohort and making its reports…")
    write_package(found, cohort.COHORT, package)
    made = [
        make_report(package, out, lang=lang, kind=kind)
        for lang in ("es", "en")
        for kind in kinds_of(read_package(package))
    ]
    return [one.html for one in made]


def _welcome(address: str, codes: dict[str, str], reports: list[Path]) -> None:
    say(f"LIDERA is ready at {address}")
    say()
    say("Everyone in this demonstration is synthetic. Access codes for looking around:")
    for role, code in codes.items():
        say(f"  {role:<12} {code}")
    say("('finished' is a participant who has played, reflected and answered the network survey.)")
    say()
    _say_reports(reports)
    say("Stop with Ctrl+C.")


def _say_reports(reports: list[Path]) -> None:
    for report in reports:
        say(f"Report: {report.resolve()}")

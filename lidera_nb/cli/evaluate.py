"""``lidera export`` and ``lidera report``: a cohort's data package, and the report made from it."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.cli.console import note, say, say_json
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, journal_of, settings
from lidera_nb.cli.people import append
from lidera_nb.clock import utc_now
from lidera_nb.errors import PackageError, SettingsError
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.settings import Settings

if TYPE_CHECKING:
    from lidera_nb.dataset.export import Exported
    from lidera_nb.report.run import Made

CohortArgument = Annotated[str, typer.Argument(help="The cohort's id.")]
OutOption = Annotated[Path, typer.Option("--out", help="The folder to write.")]


def export(
    cohort: CohortArgument,
    out: OutOption,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a cohort's pseudonymised data package: CSV, Parquet and their description.

    Only people who agreed to evaluation are in it; whoever rests or left is not. The export is
    noted in the cohort's disclosure log.

    Example: `lidera export demo --var var/demo --out var/demo/package`

    Exit codes: 0 written, 2 could not be written.
    """
    done = write_package(settings(course, var), cohort, out)
    if as_json:
        say_json({"path": done.path, "people": done.people, "sha256": done.sha256})
    else:
        say(f"Wrote the package of {cohort} ({done.people} people) to {done.path}")


def write_package(found: Settings, cohort: str, out: Path) -> Exported:
    """Export a cohort; the disclosure is noted before the package is in its place."""
    evaluation_or_sentence()
    from lidera_nb.dataset.export import export_cohort  # the evaluation extra may be absent

    who = exporter()
    with journal_of(found) as (journal, _):
        known = registry.read(journal)
        content = load_course(found.course, found.shelf)

        def disclose(made: Exported) -> None:
            disclosed = kinds.PackageExported(
                package=out.name, people=made.people, sha256=made.sha256, by=who
            )
            append(journal, f"cohort:{cohort}", (NewEvent(disclosed),))

        crosswalks = found.keys.parent
        return export_cohort(journal, content, known, cohort, out, crosswalks, utc_now(), disclose)


def exporter() -> str:
    """The account that exports; its number where it has no name, as in some containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid-{os.getuid()}"


def report(
    cohort: CohortArgument,
    out: OutOption,
    package: Annotated[
        Path | None, typer.Option(help="Use this data package instead of exporting one.")
    ] = None,
    lang: Annotated[Literal["es", "en"], typer.Option(help="Language of the report.")] = "es",
    threshold: Annotated[int, typer.Option(help="Withhold counts below this (5 or more).")] = 5,
    kind: Annotated[
        Literal["cohort", "network"] | None,
        typer.Option(help="Which report [default: the cohort's; the network's, too, if asked]."),
    ] = None,
    notebook: Annotated[
        Path | None, typer.Option(help="The notebook to run [default: the project's].")
    ] = None,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a cohort's reports: for each one self-contained page, its notebook, its provenance.

    Always the report on cases; where a network was asked about, the report on it as well.

    Examples: `lidera report demo --var var/demo --out var/demo/reports` ·
    `lidera report demo --package var/demo/package --out informe --lang en` ·
    `lidera report rel --package var/network/package --out informe --kind network`

    Exit codes: 0 made, 2 could not be made.
    """
    evaluation_or_sentence()
    from lidera_nb.dataset.read import read_package
    from lidera_nb.report import kinds, run  # the evaluation extra may be absent

    # A notebook that is given is for one kind; it takes the parameters of that kind.
    one = kinds.KINDS[kind or "cohort"] if kind or notebook else None
    run.check_notebook(notebook or (one or kinds.COHORT).notebook)
    if package is None:
        package = out / f"{cohort}-package"
        write_package(settings(course, var), cohort, package)
    else:
        _of_cohort(package, cohort)
    made = {}
    for each in (one,) if one else kinds.kinds_of(read_package(package)):
        note(f"Running the {each.name} notebook…")
        made[each.name] = run.make_report(
            package, out, lang=lang, kind=each, notebook=notebook, threshold=threshold
        )
    if as_json:
        files = {name: _files(done) for name, done in made.items()}
        say_json({**next(iter(files.values())), "reports": files})
    else:
        for done in made.values():
            say(f"Report: {done.html}")


def _files(made: Made) -> dict[str, Path]:
    return {"html": made.html, "notebook": made.notebook, "provenance": made.provenance}


def _of_cohort(package: Path, cohort: str) -> None:
    from lidera_nb.dataset.read import read_package  # the evaluation extra may be absent

    found = read_package(package).meta.cohort
    if found != cohort:
        raise PackageError(
            f"{package} is a package of the cohort '{found}', not of '{cohort}'; name that cohort "
            "or another package"
        )


def evaluation_or_sentence() -> None:
    """Say how to install the evaluation packages where they are not there."""
    try:
        import papermill  # noqa: F401 - is the extra there?
    except ImportError:
        raise SettingsError(
            "reports need the evaluation packages: install them with "
            "pip install 'lidera[evaluation]' and run the command again"
        ) from None

"""``lidera report``: the reports made from a cohort's data package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from lidera_nb.cli import batch as many
from lidera_nb.cli.console import note, say, say_json
from lidera_nb.cli.extras import evaluation_or_sentence
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, settings
from lidera_nb.dataset.described import read_meta
from lidera_nb.errors import PackageError, SettingsError
from lidera_nb.settings import Settings

if TYPE_CHECKING:
    from lidera_nb.report.run import Made

CohortArgument = Annotated[str, typer.Argument(help="The cohort's id.")]
OutOption = Annotated[Path, typer.Option("--out", help="The folder to write.")]


def report(
    out: OutOption,
    cohort: Annotated[str, typer.Argument(help="The cohort's id; none for many.")] = "",
    package: Annotated[
        Path | None, typer.Option(help="Use this data package instead of exporting one.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Of every cohort: those of --packages, or of the server.")
    ] = False,
    batch: Annotated[
        Path | None, typer.Option(help="A batch file: which reports of which cohorts.")
    ] = None,
    packages: Annotated[
        Path | None, typer.Option(help="With --all or --batch: the folder of the packages.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="At most so many at once [default: what fits].")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Make them all, also where nothing changed.")
    ] = False,
    scheduler: Annotated[
        str, typer.Option(help="Make them on a Dask cluster: tcp://host:port or tls://host:port.")
    ] = "",
    tls_ca: Annotated[Path | None, typer.Option(help="Who signed the cluster's keys.")] = None,
    tls_cert: Annotated[Path | None, typer.Option(help="Our certificate for the cluster.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Our key for the cluster.")] = None,
    lang: Annotated[Literal["es", "en"], typer.Option(help="Language of the report.")] = "es",
    threshold: Annotated[int, typer.Option(help="Withhold counts below this (5 or more).")] = 5,
    kind: Annotated[
        Literal[
            "cohort", "decisions", "influence", "network", "reflections", "knowledge", "portfolio"
        ]
        | None,
        typer.Option(help="Which report [default: all that there is data for]."),
    ] = None,
    notebook: Annotated[
        Path | None, typer.Option(help="The notebook to run [default: the project's].")
    ] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="A tagged PDF of each page, too.")] = False,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make reports: for each one self-contained page, its notebook, its provenance.

    The report on cases; where a network was asked about, texts were read or graded, or cards
    were written or tried, the reports on these as well. Of one cohort; with --all or --batch of
    many, with a summary: what is there already and of which nothing changed is kept, what fails
    does not stop the others.

    Examples: `lidera report demo --var var/demo --out var/demo/reports` ·
    `lidera report demo --package var/demo/package --out informe --lang en` ·
    `lidera report --all --packages var/packages --out informes` ·
    `lidera report --batch evaluation/batches/example.yaml --out informes --workers 4`

    Exit codes: 0 all made or unchanged, 1 some of many failed, 2 nothing could be made,
    130 interrupted; the same command goes on from there.
    """
    evaluation_or_sentence()
    _one_or_many(cohort, package, notebook, kind, every=every, batch=batch)
    if pdf:
        printing_or_sentence()
    tls = (tls_ca, tls_cert, tls_key)
    wanted = many.Wanted(
        out, packages, batch, kind, lang, threshold, workers, force, scheduler, tls, as_json, pdf
    )
    if every or batch:
        many.make(wanted, lambda: _exported(settings(course, var), out))
    else:
        _of_one(cohort, package, notebook, wanted, settings(course, var))


def _exported(found: Settings, out: Path) -> Path:
    """The packages of all cohorts of a server; what exporting needs is imported only then."""
    from lidera_nb.cli.batchpackages import fresh_packages
    from lidera_nb.cli.export import write_package

    return fresh_packages(found, out, write_package)


def _one_or_many(
    cohort: str,
    package: Path | None,
    notebook: Path | None,
    kind: str | None,
    *,
    every: bool,
    batch: Path | None,
) -> None:
    """Refuse words that do not belong together."""
    if sum((bool(cohort), every, bool(batch))) != 1:
        raise SettingsError(
            "give one of these: a cohort's id, --all for every cohort, or --batch with a file"
        )
    if cohort and kind == "portfolio":
        raise SettingsError(
            "the report 'portfolio' is about many cohorts; make it with --all, or name it in a "
            "batch file"
        )
    if not cohort and (package or notebook):
        raise SettingsError(
            "--package and --notebook are for one cohort; for many, name the folder of the "
            "packages with --packages"
        )


def _of_one(
    cohort: str, package: Path | None, notebook: Path | None, wanted: many.Wanted, found: Settings
) -> None:
    from lidera_nb.dataset.read import glance
    from lidera_nb.report import kinds, run, workshop  # the evaluation extra may be absent

    # A notebook that is given is for one kind; it takes the parameters of that kind.
    one = kinds.named(wanted.kind or "cohort") if wanted.kind or notebook else None
    run.check_notebook(notebook or (one or kinds.named("cohort")).notebook)
    if package is None:
        package = wanted.out / f"{cohort}-package"
        from lidera_nb.cli.export import write_package  # needs the whole course

        write_package(found, cohort, package)
    else:
        _of_cohort(package, cohort)
    made = {}
    with workshop.opened() as shared:
        for each in (one,) if one else kinds.kinds_of(glance(package)):
            note(f"Running the {each.name} notebook…")
            made[each.name] = run.make_report(
                package, wanted.out, lang=wanted.lang, kind=each, notebook=notebook,
                workshop=shared, threshold=wanted.threshold, pdf=wanted.pdf,
            )  # fmt: skip
    if wanted.as_json:
        files = {name: _files(done) for name, done in made.items()}
        say_json({**next(iter(files.values())), "reports": files})
    else:
        for done in made.values():
            say(f"Report: {done.pdf or done.html}")


def _files(made: Made) -> dict[str, Path]:
    found = {"html": made.html, "notebook": made.notebook, "provenance": made.provenance}
    return found | ({"pdf": made.pdf} if made.pdf else {})


def _of_cohort(package: Path, cohort: str) -> None:
    found = read_meta(package).cohort
    if found != cohort:
        raise PackageError(
            f"{package} is a package of the cohort '{found}', not of '{cohort}'; name that cohort "
            "or another package"
        )


def printing_or_sentence() -> None:
    """Say what is missing where PDFs cannot be made, before anything is run."""
    from lidera_nb.report.pdf import can_print  # the evaluation extra may be absent

    can_print()

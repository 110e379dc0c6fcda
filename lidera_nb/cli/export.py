"""``lidera export``: data packages of cohorts, each noted in its disclosure log."""

from __future__ import annotations

import gc
import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.cli.console import complain, progress, say, say_json
from lidera_nb.cli.extras import evaluation_or_sentence
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, journal_of, settings
from lidera_nb.cli.people import append
from lidera_nb.clock import utc_now
from lidera_nb.errors import PackageError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Journal, NewEvent
from lidera_nb.settings import Settings

if TYPE_CHECKING:
    from lidera_nb.dataset.export import Exported, Order
    from lidera_nb.dataset.release import Release
    from lidera_nb.dataset.source import Source

Tier = Literal["full", "coded", "deidentified", "aggregate"]
Spss = Literal["es", "en"]


def export(
    cohort: Annotated[str, typer.Argument(help="The cohort's id; none with --all.")] = "",
    out: Annotated[Path, typer.Option("--out", help="The folder to write.")] = Path("package"),
    every: Annotated[
        bool, typer.Option("--all", help="Every cohort, each in its folder within --out.")
    ] = False,
    tier: Annotated[
        Tier, typer.Option(help="How much of people: their words, acts, common traits, numbers.")
    ] = "coded",
    purpose: Annotated[str, typer.Option(help="Why; noted. The tier 'full' asks for it.")] = "",
    recipient: Annotated[str, typer.Option(help="For whom; noted, and asked for too.")] = "",
    public: Annotated[
        bool, typer.Option("--public", help="For anybody: 10 people behind a number, not 5.")
    ] = False,
    unmasked: Annotated[
        bool, typer.Option("--unmasked", help="Leave names and numbers in texts as they are.")
    ] = False,
    spss: Annotated[
        Spss | None, typer.Option(help="Also tables for SPSS, labelled in this language.")
    ] = None,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a cohort's data package: CSV, Parquet and their description.

    Only people who agreed to evaluation are in it; whoever rests or left is not. The tier decides
    how much of them leaves: full (what they wrote, and every moment), coded (what they did, under
    a lasting code), deidentified (under a code of this package alone, profiles made common) or
    aggregate (numbers). The export is noted in the cohort's disclosure log, see
    `lidera people disclosures`.

    Examples: `lidera export demo --var var/demo --out var/demo/package` ·
    `lidera export --all --out exports` · `lidera export demo --tier aggregate --public --out
    exports/open --purpose "Annual report" --recipient "Anybody"`

    Exit codes: 0 written, 1 some cohorts of --all could not be written, 2 nothing was.
    """
    evaluation_or_sentence()
    from lidera_nb.dataset.release import Release

    _one_or_all(cohort, every)
    asked = Release(tier, purpose.strip(), recipient.strip(), public, not unmasked)
    found = settings(course, var)
    if not every:
        done = write_package(found, cohort, out, asked, spss)
        _tell(cohort, done, as_json)
    elif _every(found, out, asked, spss, as_json):
        raise typer.Exit(1)


def write_package(
    found: Settings,
    cohort: str,
    out: Path,
    release: Release | None = None,
    spss: Spss | None = None,
) -> Exported:
    """Export a cohort; the disclosure is noted before the package is in its place."""
    evaluation_or_sentence()
    with _source(found) as source:
        return _written(source, _order(found, cohort, out, release, spss))


def exporter() -> str:
    """The account that exports; its number where it has no name, as in some containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid-{os.getuid()}"


def _one_or_all(cohort: str, every: bool) -> None:
    if bool(cohort) == every:
        raise PackageError(
            "name one cohort, as 'lidera people list' knows it, or give --all"
            if not cohort
            else f"--all exports every cohort; leave '{cohort}' or --all out"
        )


def _every(
    found: Settings, out: Path, release: Release, spss: Spss | None, as_json: bool
) -> dict[str, str]:
    """Write every cohort's package; those that cannot be are told at the end, by why."""
    failed: dict[str, str] = {}
    made: dict[str, Exported] = {}
    with _source(found) as source, progress() as bar:
        ids = sorted(source.registry.cohorts)
        task = bar.add_task("Exporting…", total=len(ids))
        with _swept_by_hand() as sweep:
            for cohort in ids:
                try:
                    order = _order(found, cohort, out / cohort, release, spss)
                    made[cohort] = _written(source, order)
                except PackageError as error:
                    failed[cohort] = str(error)
                bar.advance(task)
                sweep()
    if as_json:
        rows = [{"cohort": cohort, **_fields(done)} for cohort, done in made.items()]
        say_json({"written": rows, "failed": failed})
    else:
        people = sum(done.people for done in made.values())
        say(f"Wrote {len(made)} packages ({people} people) to {out}")
    for cohort, why in failed.items():
        complain(f"{cohort}: {why}")
    if failed and not made:
        raise PackageError(f"none of the {len(failed)} cohorts could be exported; see above")
    return failed


@contextmanager
def _swept_by_hand() -> Iterator[Callable[[], object]]:
    """Collect garbage after each cohort alone, and never look through what stays.

    A tenth of the time of a long export would go into looking through what is all in use: the
    course, and the libraries that the first cohort had imported.
    """

    def sweep() -> None:
        gc.collect()
        gc.freeze()

    gc.freeze()
    gc.disable()
    try:
        yield sweep
    finally:
        gc.enable()
        gc.unfreeze()


@contextmanager
def _source(found: Settings) -> Iterator[Source]:
    from lidera_nb.dataset.source import Source  # the evaluation extra may be absent

    with journal_of(found) as (journal, _):
        content = load_course(found.course, found.shelf)
        yield Source(journal, content, registry.read(journal))


def _order(
    found: Settings, cohort: str, out: Path, release: Release | None, spss: Spss | None
) -> Order:
    from lidera_nb.dataset.export import Order
    from lidera_nb.dataset.release import Release

    return Order(cohort, out, found.keys.parent, utc_now(), release or Release(), spss)


def _written(source: Source, order: Order) -> Exported:
    from lidera_nb.dataset.export import export as exported

    return exported(source, order, lambda made: _disclose(source.journal, order, made))


def _disclose(journal: Journal, order: Order, made: Exported) -> None:
    disclosed = kinds.PackageExported(
        package=order.out.name,
        people=made.people,
        sha256=made.sha256,
        by=exporter(),
        tier=order.release.tier,
        purpose=order.release.purpose,
        recipient=order.release.recipient,
    )
    append(journal, f"cohort:{order.cohort}", (NewEvent(disclosed),))


def _fields(done: Exported) -> dict[str, object]:
    return {"path": done.path, "people": done.people, "sha256": done.sha256}


def _tell(cohort: str, done: Exported, as_json: bool) -> None:
    if as_json:
        say_json(_fields(done))
    else:
        say(f"Wrote the package of {cohort} ({done.people} people) to {done.path}")

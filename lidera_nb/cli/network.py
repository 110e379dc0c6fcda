"""``lidera network``: surveys that were made elsewhere, and what leaves for other programs."""

from __future__ import annotations

import secrets
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lidera_nb.activities import registry as registries
from lidera_nb.activities.course import load_course
from lidera_nb.activities.registry import Cohort
from lidera_nb.activities.story import begin, tell
from lidera_nb.activities.storystate import Story
from lidera_nb.cli.console import say, say_json
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, journal_of, settings
from lidera_nb.cli.people import append
from lidera_nb.errors import AccessError, ContentError, PackageError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Journal, NewEvent
from lidera_nb.settings import Settings

if TYPE_CHECKING:
    from lidera_nb.network.study import Study

network_app = typer.Typer(
    help="Networks of who learns from whom: bring them in, look at them, hand them on.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

FileArgument = Annotated[Path, typer.Argument(help="A .csv of ties, a .graphml or a .gexf file.")]
PeopleOption = Annotated[
    Path | None, typer.Option("--people", help="To a .csv of ties: the .csv of people.")
]


@network_app.command("import")
def import_(
    file: FileArgument,
    out: Annotated[Path, typer.Option("--out", help="The new folder to write.")],
    people: PeopleOption = None,
    keep_ids: Annotated[
        bool, typer.Option("--keep-ids", help="Keep the ids: they are codes, not names.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Bring in a survey that was made elsewhere; what is wrong with it is said in one sentence.

    Writes ties.csv and people.csv, under fresh ids, since those of the file may be names.

    Examples: `lidera network import encuesta.graphml --out var/red` ·
    `lidera network import lazos.csv --people personas.csv --out var/red --keep-ids`

    Exit codes: 0 written, 2 the file was refused, or the folder exists; nothing was written.
    """
    from lidera_nb.network.imported import read_study, recoded

    study = read_study(file, people)
    if not keep_ids:
        study = recoded(
            study, {person: f"p_{secrets.token_hex(5)}" for person in study.people.index}
        )
    _write_tables(study, out / "ties.csv", out / "people.csv", fresh=out)
    _tell(study, as_json, {"folder": out})


@network_app.command("export")
def export(
    cohort: Annotated[str, typer.Argument(help="The cohort's id.")],
    out: Annotated[Path, typer.Option("--out", help="The .graphml, .gexf or .csv file to write.")],
    wave: Annotated[int | None, typer.Option(help="One round only.")] = None,
    relation: Annotated[str | None, typer.Option(help="One relation only, such as advice.")] = None,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the network of a cohort for another program, under the ids of its data packages.

    Only people who agreed to evaluation are in it; whoever rests, left, or refuses to be named is
    left out as the guide says. The export is noted in the cohort's disclosure log. A .csv holds the
    ties; the people go to a second file whose name ends in -people.csv.

    Example: `lidera network export demo --wave 1 --out red.graphml`

    Exit codes: 0 written, 2 could not be written.
    """
    from lidera_nb.dataset.pseudonyms import study_ids
    from lidera_nb.network.exported import part
    from lidera_nb.network.imported import recoded

    found = settings(course, var)
    with journal_of(found) as (journal, _):
        study = part(_gathered(found, journal, cohort, "evaluation"), wave, relation)
        if study.people.empty:
            raise PackageError(
                f"the cohort '{cohort}' has no closed round with people who agreed to evaluation; "
                "close a round first, or leave --wave out"
            )
        ids = study_ids(found.keys.parent, cohort, study.people.index)
        study = recoded(study, ids)
        written = _render(study, out)
        exported = kinds.PackageExported(
            package=out.name, people=len(study.people), sha256=_digest(written), by=_exporter()
        )
        append(journal, f"cohort:{cohort}", (NewEvent(exported),))
    for path, text in written.items():
        _write(path, text)
    _tell(study, as_json, {"files": list(written)})


@network_app.command("show")
def show(
    source: Annotated[str, typer.Argument(help="A file, or the id of a cohort.")],
    people: PeopleOption = None,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what a network holds: people, rounds, who answered, ties by relation.

    Examples: `lidera network show red.graphml` · `lidera network show demo --var var/demo`

    Exit codes: 0 told, 2 it cannot be read.
    """
    from lidera_nb.network.imported import read_study

    if Path(source).suffix:
        _tell(read_study(Path(source), people), as_json, {})
        return
    found = settings(course, var)
    with journal_of(found) as (journal, _):
        study = _gathered(found, journal, source, None)
    _tell(study, as_json, {})


def _gathered(found: Settings, journal: Journal, name: str, purpose: str | None) -> Study:
    from lidera_nb.activities.survey.gathered import study_of

    content = load_course(found.course, found.shelf)

    @cache
    def story_of(person: str) -> Story:
        return tell(begin(content, person), journal.read(f"person:{person}"))

    return study_of(_cohort(journal, name), story_of, purpose)


def _cohort(journal: Journal, name: str) -> Cohort:
    cohorts = registries.read(journal).cohorts
    if name not in cohorts:
        known = ", ".join(sorted(cohorts)) or "none yet"
        raise AccessError(f"there is no cohort '{name[:60]}'; known cohorts: {known}")
    return cohorts[name]


def _exporter() -> str:
    from lidera_nb.cli.export import exporter

    return exporter()


# --- writing and telling ------------------------------------------------------------------


def _render(study: Study, out: Path) -> dict[Path, str]:
    """The files that an export writes, by their ending."""
    from lidera_nb.network import exported

    ending = out.suffix.lower()
    if ending == ".csv":
        ties, people = exported.tables(study)
        return {out: ties, out.with_name(f"{out.stem}-people.csv"): people}
    if ending not in (".graphml", ".gexf"):
        raise PackageError(f"{out} has no known ending; name a .graphml, .gexf or .csv file")
    return {out: exported.graphml(study) if ending == ".graphml" else exported.gexf(study)}


def _write_tables(study: Study, ties: Path, people: Path, fresh: Path) -> None:
    from lidera_nb.network import exported

    if fresh.exists():
        raise ContentError("the folder exists and is left alone; name a new one", fresh)
    fresh.mkdir(parents=True)
    for path, text in zip((ties, people), exported.tables(study), strict=True):
        _write(path, text)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise PackageError(f"{path} cannot be written: {error.strerror}; name another") from None


def _digest(written: dict[Path, str]) -> str:
    from hashlib import sha256

    return sha256("".join(written.values()).encode()).hexdigest()


def _tell(study: Study, as_json: bool, more: dict[str, Any]) -> None:
    ties = {name: int((study.ties["relation"] == name).sum()) for name in study.relations}
    waves = {
        wave: {
            "asked": int((here := study.responses[study.responses["wave"] == wave]).shape[0]),
            "answered": int(here["responded"].sum()),
        }
        for wave in study.waves
    }
    told = {"people": len(study.people), "waves": waves, "ties": ties, "synthetic": study.synthetic}
    if as_json:
        say_json({**more, **told})
        return
    for name, value in more.items():
        say(f"{name}: {', '.join(map(str, value)) if isinstance(value, list) else value}")
    say(f"{len(study.people)} people{', made by a program' if study.synthetic else ''}")
    for wave, counts in waves.items():
        say(f"round {wave}: {counts['answered']} of {counts['asked']} answered")
    for name, count in ties.items():
        say(f"{name}: {count} ties")

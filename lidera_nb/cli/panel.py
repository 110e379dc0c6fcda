"""``lidera panel``: the experts of a case, made up, drawn from a cohort, and diagnosed."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import typer

from lidera_nb.activities import registry, story
from lidera_nb.activities.activity import Step
from lidera_nb.activities.course import load_course
from lidera_nb.activities.coursecheck import case_folder, case_folders
from lidera_nb.activities.paneldiagnosis import Diagnosis, diagnose
from lidera_nb.activities.paneldraw import Drawn, draw
from lidera_nb.cli.console import say, say_json
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, journal_of, settings
from lidera_nb.cli.paneltable import lines
from lidera_nb.cli.people import append
from lidera_nb.errors import AccessError, ContentError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Journal, NewEvent
from lidera_nb.scenario.load import Case, load
from lidera_nb.scenario.panel.load import NAME, panel_of, stale
from lidera_nb.scenario.panel.synthetic import synthesise as made_up
from lidera_nb.scenario.panel.write import panel_text, write_panel
from lidera_nb.settings import Settings

app = typer.Typer(
    help="Panels of experts: make one up, draw one from a cohort, diagnose one.",
    no_args_is_help=True,
)

CasesArgument = Annotated[
    list[str] | None, typer.Argument(help="Ids of cases of the course [default: all].")
]
SEED = 2026


@app.command()
def synthesise(
    case: CasesArgument = None,
    seed: Annotated[int, typer.Option(help="From which the panel is made.")] = SEED,
    replace: Annotated[
        bool, typer.Option("--replace", help="Also replace a panel of real experts.")
    ] = False,
    course: CourseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make up the panel of a case: stated rules play it, and nobody is quoted.

    Writes panel.yaml beside the case, marked synthetic. The same seed makes the same panel. A
    panel of real experts is left alone unless --replace says otherwise.

    Examples: `lidera panel synthesise` · `lidera panel synthesise la-cuenta --seed 7`

    Exit codes: 0 made, 2 refused.
    """
    made = []
    for folder in _folders(settings(course).course, case):
        found = load(folder)
        _spare(folder, replace)
        panel = made_up(found, seed)
        made.append({"file": write_panel(panel, folder), "experts": len(panel.experts)})
    if as_json:
        say_json(made)
        return
    for one in made:
        say("{file}: {experts} plays of a synthetic panel.".format(**one))


@app.command("import")
def import_(
    cohort: Annotated[str, typer.Argument(help="The cohort of experts.")],
    case: Annotated[str, typer.Argument(help="The id of the case that they played.")],
    by: Annotated[str, typer.Option(help="Who draws it, for the log of disclosures.")],
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Draw the panel of a case from a cohort of experts who played it on its page.

    Takes the first play of everyone who agreed to be part of a panel, whose data do not rest and
    who finished this version; without names, in an order that tells nothing. Writes panel.yaml
    beside the case and notes the disclosure in the cohort. To take somebody out who changed
    their mind, draw it again.

    Example: `lidera panel import expertos-2026 la-cuenta --by "A. Rojas"`

    Exit codes: 0 drawn, 2 refused; then nothing was written.
    """
    found = settings(course, var)
    folder = case_folder(found.course, case)
    with journal_of(found) as (journal, _):
        drawn = _drawn(journal, found, cohort, load(folder))
        note = kinds.PanelDrawn(
            case=case,
            hash=drawn.panel.hash,
            people=len(drawn.panel.experts),
            sha256=sha256(panel_text(drawn.panel).encode()).hexdigest(),
            by=by,
        )
        append(journal, f"cohort:{cohort}", (NewEvent(note),))
        file = write_panel(drawn.panel, folder)
    told = {"file": file, "experts": len(drawn.panel.experts), "unwilling": drawn.unwilling,
            "unfinished": drawn.unfinished}  # fmt: skip
    if as_json:
        say_json(told)
        return
    say("{file}: {experts} experts. Left out: {unwilling} who did not agree, ".format(**told)
        + f"{drawn.unfinished} who did not finish this version.")  # fmt: skip


@app.command()
def report(
    case: CasesArgument = None, course: CourseOption = None, as_json: JsonOption = False
) -> None:
    """Diagnose panels: size, shares, spread and agreement beside chance, habits of answering.

    Decisions that fewer than 5 experts reached are hidden from participants; fewer than 10 are
    few to rest anything on. Nothing here says which choice is right.

    Examples: `lidera panel report la-cuenta` · `lidera panel report --json`

    Exit codes: 0 reported, 1 a case has no panel of its version, 2 a file cannot be read.
    """
    found: dict[str, Diagnosis] = {}
    lacking = []
    for folder in _folders(settings(course).course, case):
        whole = load(folder)
        panel = panel_of(whole, folder)
        if panel is None:
            lacking.append(str(stale(folder) or f"{folder}: the case has no {NAME}"))
        else:
            found[whole.scenario.id] = diagnose(whole, panel)
    if as_json:
        say_json({"panels": {name: _plain(one) for name, one in found.items()}, "none": lacking})
    else:
        for line in [*(row for name in found for row in lines(name, found[name])), *lacking]:
            say(line)
    if lacking:
        raise typer.Exit(1)


def _plain(found: Diagnosis) -> dict[str, Any]:
    """A diagnosis as plain data, with what each decision may be used for."""
    decisions = [{**asdict(one), "standing": one.standing} for one in found.decisions]
    return {**asdict(found), "decisions": decisions}


def _folders(course: Path, cases: list[str] | None) -> list[Path]:
    return [case_folder(course, one) for one in cases] if cases else case_folders(course)


def _drawn(journal: Journal, found: Settings, cohort: str, case: Case) -> Drawn:
    """The panel of a cohort, from the stories of its participants."""
    whole = load_course(found.course, found.shelf)
    steps = [step for step in whole.steps() if _plays(step, case.scenario.id)]
    if not steps:
        raise ContentError(f"no page of the course plays '{case.scenario.id}'", found.course)
    known = registry.read(journal)
    if cohort not in known.cohorts:
        listed = ", ".join(sorted(known.cohorts)) or "none yet"
        raise AccessError(f"there is no cohort '{cohort}'; known cohorts: {listed}")
    people = [one.person for one in known.cohorts[cohort].of_role("participant")]
    streams = {person: journal.read(f"person:{person}") for person in people}
    stories = {p: story.tell(story.begin(whole, p), events) for p, events in streams.items()}
    return draw(case, steps[0], known.cohorts[cohort], stories, streams)


def _plays(step: Step, case: str) -> bool:
    return step.activity == "simulation" and step.definition.current.scenario.id == case


def _spare(folder: Path, replace: bool) -> None:
    """Leave a panel of real experts alone: it cannot be made again."""
    place = folder / NAME
    if replace or not place.exists() or "\nsynthetic: true\n" in place.read_text("utf-8"):
        return
    raise ContentError(
        "this panel was drawn from real experts, so it is left alone; write --replace to put a "
        "synthetic one in its place",
        place,
    )

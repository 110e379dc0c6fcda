"""``lidera people``: cohorts, the people in them, their codes, and erasure."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer

from lidera_nb.activities import enrolment, registry
from lidera_nb.activities.registry import Registry
from lidera_nb.cli.console import say, say_json
from lidera_nb.cli.options import JsonOption, VarOption, journal_of, settings
from lidera_nb.clock import utc_now
from lidera_nb.errors import AccessError, JournalError
from lidera_nb.events.journal import Entry, Journal, NewEvent

app = typer.Typer(
    help="Cohorts, the people in them, their access codes, and erasure.", no_args_is_help=True
)

CohortArgument = Annotated[str, typer.Argument(help="The cohort's id, for instance valle-2026.")]
PersonArgument = Annotated[str, typer.Argument(help="The person's id, as 'people list' shows it.")]


def append(journal: Journal, stream: str, events: tuple[NewEvent, ...]) -> None:
    """Append what a command settled, at the head of a stream."""
    entry = Entry(stream, secrets.token_hex(12), b"", events, "system", utc_now())
    answer = journal.append([entry])[0]
    if isinstance(answer, JournalError):
        raise answer


@app.command()
def create(
    cohort: CohortArgument,
    title: Annotated[str, typer.Option(help="How the cohort is called on its pages.")],
    var: VarOption = None,
) -> None:
    """Create a cohort.

    Example: `lidera people create valle-2026 --title "Valle 2026"`
    """
    with journal_of(settings(var=var), create=True) as (journal, _):
        events = enrolment.create_cohort(registry.read(journal), cohort, title)
        append(journal, f"cohort:{cohort}", events)
    say(f"Created the cohort {cohort}.")


@app.command()
def add(
    cohort: CohortArgument,
    name: Annotated[list[str], typer.Option(help="A person's name; give it once for each.")],
    role: Annotated[
        str, typer.Option(help="participant, instructor, evaluator or admin.")
    ] = "participant",
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add people to a cohort and print their access codes, once.

    Example: `lidera people add valle-2026 --name "A. Rojas" --name "B. Soto"`
    """
    enrolled = []
    with journal_of(settings(var=var)) as (journal, keys):
        for each in name:
            known = registry.read(journal)
            new = enrolment.enrol(known, cohort, role, each, keys.secret("codes"))
            append(journal, f"cohort:{cohort}", new.events)
            enrolled.append(new)
    rows = [{"person": e.person, "name": e.name, "code": str(e.code)} for e in enrolled]
    if as_json:
        say_json(rows)
    else:
        for row in rows:
            say("{person}\t{name}\t{code}".format(**row))


@app.command("list")
def show(cohort: CohortArgument, var: VarOption = None, as_json: JsonOption = False) -> None:
    """List the people of a cohort.

    Example: `lidera people list demo --json`
    """
    with journal_of(settings(var=var)) as (journal, _):
        known = registry.read(journal)
    if cohort not in known.cohorts:
        raise AccessError(
            f"there is no cohort '{cohort}'; known cohorts: "
            + (", ".join(sorted(known.cohorts)) or "none yet")
        )
    members = known.cohorts[cohort].members.values()
    rows = [{"person": m.person, "role": m.role, "name": m.name} for m in members]
    if as_json:
        say_json(rows)
    else:
        for row in rows:
            say("{person}\t{role}\t{name}".format(**row))


@app.command()
def code(person: PersonArgument, var: VarOption = None) -> None:
    """Make a new access code for a person; the old one stops working.

    Example: `lidera people code p-1a2b3c4d5e6f`
    """
    with journal_of(settings(var=var)) as (journal, keys):
        known = registry.read(journal)
        cohort = _cohort_of(known, person)
        new, events = enrolment.new_access_code(known, person, keys.secret("codes"))
        append(journal, f"cohort:{cohort}", events)
    say(str(new))


@app.command()
def erase(
    person: PersonArgument,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    var: VarOption = None,
) -> None:
    """Make everything a person wrote unreadable, for good, by destroying their key.

    The journal's chain still verifies. Example: `lidera people erase p-1a2b3c4d5e6f`
    """
    with journal_of(settings(var=var)) as (journal, keys):
        _cohort_of(registry.read(journal), person)
        if not yes:
            typer.confirm(f"Erase what {person} wrote? This cannot be undone", abort=True)
        keys.destroy(person)
    say(f"Erased: what {person} wrote can no longer be read.")


def _cohort_of(known: Registry, person: str) -> str:
    memberships = known.memberships(person)
    if not memberships:
        raise AccessError(f"nobody has the id '{person}'; see 'lidera people list COHORT'")
    return memberships[0][0].id

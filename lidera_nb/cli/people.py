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
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Journal, NewEvent
from lidera_nb.serve.login.logins import Logins

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
    pilot: Annotated[
        bool, typer.Option("--pilot", help="Its participants test the cases; fixed for good.")
    ] = False,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Create a cohort.

    With --pilot its participants test the cases: they can flag every line, say what they would
    do instead of what is offered, and rate how real a case felt.

    Examples: `lidera people create valle-2026 --title "Valle 2026"` ·
    `lidera people create piloto-1 --title "Piloto 1" --pilot`

    Exit codes: 0 created, 2 the id is taken or has another form.
    """
    with journal_of(settings(var=var), create=True) as (journal, _):
        events = enrolment.create_cohort(registry.read(journal), cohort, title, pilot=pilot)
        append(journal, f"cohort:{cohort}", events)
    kind = "pilot cohort" if pilot else "cohort"
    made = {"cohort": cohort, "title": title, "pilot": pilot}
    _tell(made, f"Created the {kind} {cohort}.", as_json)


@app.command()
def add(
    cohort: CohortArgument,
    name: Annotated[list[str], typer.Option(help="A person's name; give it once for each.")],
    role: Annotated[
        str, typer.Option(help="participant, instructor, evaluator, curator or admin.")
    ] = "participant",
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add people to a cohort and print their access codes, once.

    Example: `lidera people add valle-2026 --name "A. Rojas" --name "B. Soto"`

    Exit codes: 0 added, 2 there is no such cohort or role, or a name is empty.
    """
    if not all(each.strip() for each in name):
        raise AccessError("a name is empty, so nobody was added; give each --name some text")
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

    Exit codes: 0 listed, 2 there is no such cohort.
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
def code(person: PersonArgument, var: VarOption = None, as_json: JsonOption = False) -> None:
    """Make a new access code for a person; old codes and open logins end.

    Example: `lidera people code p-1a2b3c4d5e6f`

    Exit codes: 0 made, 2 nobody has this id.
    """
    with journal_of(settings(var=var)) as (journal, keys):
        known = registry.read(journal)
        cohort = _cohort_of(known, person)
        new, events = enrolment.new_access_code(known, person, keys.secret("codes"))
        append(journal, f"cohort:{cohort}", events)
        _close_logins(journal, person)
    _tell({"person": person, "code": str(new)}, str(new), as_json)


@app.command()
def revoke(person: PersonArgument, var: VarOption = None, as_json: JsonOption = False) -> None:
    """End a person's access: their codes stop working, and whoever is logged in is out.

    Example: `lidera people revoke p-1a2b3c4d5e6f`

    Exit codes: 0 done, 2 nobody has this id.
    """
    with journal_of(settings(var=var)) as (journal, _):
        _end_access(journal, person)
    told = (
        f"Revoked: {person} can no longer enter; 'lidera people code {person}' lets them in again."
    )
    _tell({"person": person, "revoked": True}, told, as_json)


@app.command()
def erase(
    person: PersonArgument,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make everything a person wrote unreadable, for good, and end their participation.

    Their key is destroyed; the journal's chain still verifies. They leave every view, export
    and report, also in a server that is running.

    Example: `lidera people erase p-1a2b3c4d5e6f`

    Exit codes: 0 erased, 1 not confirmed, 2 nobody has this id.
    """
    with journal_of(settings(var=var)) as (journal, keys):
        _cohort_of(registry.read(journal), person)
        if not yes:
            typer.confirm(f"Erase what {person} wrote? This cannot be undone", abort=True, err=True)
        withdrew = NewEvent(kinds.PersonWithdrew(erase=True), subject=person)
        append(journal, f"person:{person}", (withdrew,))
        keys.destroy(person)
        _end_access(journal, person)
    told = f"Erased: what {person} wrote can no longer be read."
    _tell({"person": person, "erased": True}, told, as_json)


def _tell(result: dict[str, object], told: str, as_json: bool) -> None:
    if as_json:
        say_json(result)
    else:
        say(told)


def _end_access(journal: Journal, person: str) -> None:
    known = registry.read(journal)
    cohort = _cohort_of(known, person)
    handles = [each.handle for each in known.codes.values() if each.person == person]
    if handles:
        revoked = tuple(NewEvent(kinds.CodeRevoked(handle=handle)) for handle in handles)
        append(journal, f"cohort:{cohort}", revoked)
    _close_logins(journal, person)


def _close_logins(journal: Journal, person: str) -> None:
    closed = tuple(NewEvent(kinds.LoginClosed(login=login)) for login in Logins(journal).of(person))
    if closed:
        append(journal, f"access:{person}", closed)


def _cohort_of(known: Registry, person: str) -> str:
    memberships = known.memberships(person)
    if not memberships:
        raise AccessError(f"nobody has the id '{person}'; see 'lidera people list COHORT'")
    return memberships[0][0].id

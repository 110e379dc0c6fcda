"""The people of the demonstration: sixty synthetic participants, and one visitor per role."""

from __future__ import annotations

from collections.abc import Callable

from lidera_nb.activities import enrolment, registry
from lidera_nb.events.journal import Journal, NewEvent

COHORT, VISITORS = "demo", "visita"
TITLE = "Cohorte de demostración (datos sintéticos)"
VISITORS_TITLE = "Visita a la demostración"
PEOPLE = 60
SEED = 2026

SEASONED = "demo-08"
"""A synthetic participant who played, reflected and answered: there is something to look at."""

READER = "demo-lector"
"""A second synthetic facilitator: whoever reads twice is not alone."""

STAFF = ("instructor", "evaluator", "curator", "admin")
Append = Callable[[str, tuple[NewEvent, ...]], None]


def enrol(journal: Journal, append: Append, key: bytes) -> None:
    """Make both cohorts with their people, as far as they are not there yet."""
    known = registry.read(journal)
    if COHORT not in known.cohorts:
        events = enrolment.create_cohort(known, COHORT, TITLE, synthetic=True, seed=SEED)
        append(f"cohort:{COHORT}", events)
    if VISITORS not in known.cohorts:
        append(f"cohort:{VISITORS}", enrolment.create_cohort(known, VISITORS, VISITORS_TITLE))
    for cohort, person, role, name in _wanted():
        known = registry.read(journal)
        if person not in known.cohorts[cohort].members:
            events = enrolment.enrol(known, cohort, role, name, key, person).events
            append(f"cohort:{cohort}", events)


def _wanted() -> list[tuple[str, str, str, str]]:
    people = [
        (COHORT, f"demo-{n:02d}", "participant", f"Participante sintético {n:02d}")
        for n in range(1, PEOPLE + 1)
    ]
    people.append((COHORT, READER, "instructor", "Lector sintético"))
    people.append((VISITORS, "visita-participant", "participant", "Visita"))
    for role in STAFF:
        for cohort in (COHORT, VISITORS):
            people.append((cohort, f"visita-{role}", role, f"Visita ({role})"))
    return people


def fresh_codes(journal: Journal, append: Append, key: bytes, people: list[str]) -> dict[str, str]:
    """New access codes for `people`, by person; earlier ones stop working."""
    codes = {}
    for person in people:
        known = registry.read(journal)
        cohort = known.memberships(person)[0][0].id
        code, events = enrolment.new_access_code(known, person, key)
        append(f"cohort:{cohort}", events)
        codes[person] = str(code)
    return codes


def visitor(role: str) -> str:
    """The person behind the demonstration's access code for a role."""
    return f"visita-{role}"

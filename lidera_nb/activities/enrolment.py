"""Making cohorts, people and their access codes: the events, for a command to append."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Literal, get_args

from lidera_nb.activities.registry import Registry
from lidera_nb.errors import AccessError
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.people.codes import AccessCode, digest, new_code

RoleName = Literal["participant", "instructor", "evaluator", "curator", "admin"]
ROLES: tuple[str, ...] = get_args(RoleName)
_COHORT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A person who was just enrolled, and the code to hand to them once."""

    person: str
    name: str
    role: str
    code: AccessCode
    events: tuple[NewEvent, ...]


def new_person() -> str:
    """A random id for a person; it derives from nothing about them."""
    return f"p-{secrets.token_hex(6)}"


def create_cohort(
    registry: Registry,
    cohort: str,
    title: str,
    *,
    synthetic: bool = False,
    seed: int | None = None,
    pilot: bool = False,
) -> tuple[NewEvent, ...]:
    """A new cohort; a `pilot` tests the cases, and is one for good.

    Raises
    ------
    AccessError
        The id has another form than ``valle-2026`` or is taken.
    """
    if not _COHORT.fullmatch(cohort) or len(cohort) > 40:
        raise AccessError(
            f"'{cohort}' cannot name a cohort; use small letters, digits and dashes, "
            "for instance valle-2026"
        )
    if cohort in registry.cohorts:
        raise AccessError(f"the cohort '{cohort}' exists already; choose another id")
    created = NewEvent(kinds.CohortCreated(title=title, synthetic=synthetic, seed=seed))
    return (created, NewEvent(kinds.CohortPiloted())) if pilot else (created,)


def enrol(
    registry: Registry, cohort: str, role: str, name: str, key: bytes, person: str | None = None
) -> Enrolled:
    """A person joins a cohort and gets an access code.

    Raises
    ------
    AccessError
        The cohort or the role does not exist.
    """
    if cohort not in registry.cohorts:
        known = ", ".join(sorted(registry.cohorts)) or "none yet"
        raise AccessError(f"there is no cohort '{cohort}'; known cohorts: {known}")
    if role not in ROLES:
        raise AccessError(f"'{role}' is no role; give one of {', '.join(ROLES)}")
    person = person or new_person()
    code, issued = new_access_code(registry, person, key)
    joined = kinds.PersonEnrolled.model_validate({"person": person, "role": role, "name": name})
    return Enrolled(person, name, role, code, (NewEvent(joined, subject=person), *issued))


def new_access_code(
    registry: Registry, person: str, key: bytes
) -> tuple[AccessCode, tuple[NewEvent, ...]]:
    """A fresh code for a person; those they had stop working."""
    code = new_code()
    while code.handle in registry.codes:
        code = new_code()
    old = [known.handle for known in registry.codes.values() if known.person == person]
    issued = kinds.CodeIssued(person=person, handle=code.handle, mac=digest(code, key))
    revoked = (NewEvent(kinds.CodeRevoked(handle=handle)) for handle in old)
    return code, (*revoked, NewEvent(issued))

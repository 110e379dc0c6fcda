"""Who belongs to a cohort, their access codes, and what was disclosed of it."""

from __future__ import annotations

from typing import Annotated as Private
from typing import Literal

from lidera_nb.events.kinds.base import SEALED, Payload


class CohortCreated(Payload):
    """A cohort began. `synthetic` marks made-up people everywhere they appear."""

    title: str
    synthetic: bool = False
    seed: int | None = None


class CohortPiloted(Payload):
    """The cohort tests cases: its participants are testers, from its first day on."""


class PersonEnrolled(Payload):
    """A person joined the cohort in a role."""

    person: str
    role: Literal["participant", "instructor", "evaluator", "curator", "admin"]
    name: Private[str, SEALED]


class CodeIssued(Payload):
    """An access code was made; only its keyed digest is kept."""

    person: str
    handle: str
    mac: str


class CodeRevoked(Payload):
    """An access code stopped working."""

    handle: str


class PackageExported(Payload):
    """A data package left the system: the disclosure log.

    `tier` says how much of people it held, `purpose` why it was made and `recipient` for whom;
    all three are empty where an older version noted it.
    """

    package: str
    people: int
    sha256: str
    by: str
    tier: str = ""
    purpose: str = ""
    recipient: str = ""


class PanelDrawn(Payload):
    """Plays of the cohort went into a panel that other cohorts see: the disclosure log."""

    case: str
    hash: str
    people: int
    sha256: str
    by: str

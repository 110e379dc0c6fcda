"""How secure the finding is: the five rungs in words, and what holds it where it stands."""

from __future__ import annotations

from lidera_nb.analysis.security import Reason, Security
from lidera_nb.report.cohort.told.words import heads, phrase
from lidera_nb.report.figures import Table
from lidera_nb.report.model import Report
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

RUNGS = range(1, 6)


def named(rung: int, voice: Voice) -> str:
    """What a rung is called."""
    return phrase(voice, f"security.name_{rung}")


def reasons(found: Security, voice: Voice) -> list[str]:
    """The parts that hold the finding where it is, in words."""
    return [_said(reason, voice) for reason in found.binding]


def _said(reason: Reason, voice: Voice) -> str:
    name = "design" if reason.part == "design" else f"{reason.part}_{reason.rung}"
    return phrase(voice, f"security.said_{name}")


def security(report: Report, voice: Voice) -> Section:
    """The rungs, and what each part of the ground allows."""
    found, title = report.evidence.security, phrase(voice, "security.title")
    if found is None:
        return Section("security", title, lead=(none(report, voice),))
    rows = tuple(
        (phrase(voice, f"security.{one.part}"), _said(one, voice), str(one.rung))
        for one in found.reasons
    )
    columns = heads(voice, "security", "part", "here", "allows")
    return Section(
        "security",
        title,
        lead=(phrase(voice, "security.lead"),),
        tables=(Table(phrase(voice, "security.table"), columns, rows),),
        points_title=phrase(voice, "security.points"),
        points=tuple(phrase(voice, f"security.rung_{rung}") for rung in RUNGS),
    )


def none(report: Report, voice: Voice) -> str:
    """Why nothing is said of change."""
    return phrase(voice, "few" if report.evidence.outcomes else "not_asked")

"""The first page: what was asked, what changed and how secure that is, what not to conclude."""

from __future__ import annotations

from dataclasses import replace

from lidera_nb.report import overview
from lidera_nb.report.cohort.model import Evidence, Outcome
from lidera_nb.report.cohort.told.security import named, reasons
from lidera_nb.report.cohort.told.words import between, heads, phrase, signed, whole
from lidera_nb.report.figures import Table
from lidera_nb.report.model import Report
from lidera_nb.report.sections import Headline, Section
from lidera_nb.report.voice import Voice

MOST = 3
"""Numbers on the first page."""


def summary(report: Report, voice: Voice) -> Section:
    """The first page, with the change before all else where there is one."""
    base, found = overview.summary(report, voice), report.evidence
    if found.main is None or found.security is None:
        return base
    headlines = (_headline(found.main, voice), *base.headlines)[:MOST]
    rung = found.security.rung
    weigh = ", ".join(reasons(found.security, voice))
    sure = phrase(voice, "summary.sure", rung=rung, name=named(rung, voice), reasons=weigh)
    return replace(
        base,
        lead=(*base.lead, phrase(voice, "summary.asked", name=found.instrument)),
        headlines=headlines,
        tables=(_table(found, voice),),
        closing=(sure, *base.closing),
    )


def _headline(main: Outcome, voice: Voice) -> Headline:
    assert main.change is not None
    change = main.change
    text = phrase(voice, "summary.change", label=main.label, points=main.points)
    n = voice.say("headline_n", n=change.n)
    interval = between(voice, change.low, change.high)
    return Headline(signed(voice, change.value), text, interval, n)


def _table(found: Evidence, voice: Voice) -> Table:
    ordered = sorted(found.outcomes, key=lambda one: one != found.main)
    rows = tuple(_row(one, found, voice) for one in ordered)
    columns = heads(voice, "summary", "outcome", "people", "points", "effect", "secure")
    return Table(phrase(voice, "summary.table"), columns, rows)


def _row(one: Outcome, found: Evidence, voice: Voice) -> tuple[str, ...]:
    judged = phrase(voice, "summary.only_main")
    if found.security is not None and one == found.main:
        judged = phrase(voice, "summary.rung", rung=found.security.rung)
    told = whole(voice, one.change), whole(voice, one.effect)
    return (one.label, voice.count(one.people), *told, judged)

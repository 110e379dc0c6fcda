"""The sections that frame a report on many cohorts."""

from __future__ import annotations

from lidera_nb.report import overview
from lidera_nb.report.figures import Table
from lidera_nb.report.portfolio.found.measured import MEASURES
from lidera_nb.report.portfolio.model import Compared, PortfolioReport, Row
from lidera_nb.report.portfolio.told.compared import between, value
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Headline, Section
from lidera_nb.report.voice import Voice

LISTED = 60
"""Of more cohorts only those are listed that stand apart: nobody reads three hundred lines."""

_WARNINGS = ("league", "cause", "alike", "person")
_METHOD = ("pooled", "means", "shares", "funnel", "suppression", "references")


def summary(report: PortfolioReport, voice: Voice) -> Section:
    """The first page: asked, found, how sure, what not to conclude."""
    known = [one for one in report.compared if one.pooled]
    asked = voice.folio("summary.asked", n=len(report.rows), people=voice.decimal(report.people))
    return Section(
        "summary",
        voice.say("summary.title"),
        lead=(asked,),
        headlines=tuple(_headline(one, voice) for one in known),
        closing=(voice.folio("summary.sure" if known else "summary.none"),),
        points_title=voice.say("summary.not_title"),
        points=tuple(voice.folio(f"summary.not_{name}") for name in _WARNINGS),
        talk=voice.talk("portfolio"),
    )


def _headline(found: Compared, voice: Voice) -> Headline:
    assert found.pooled is not None
    reach = between(found, found.pooled.low, found.pooled.high, voice)
    n = voice.folio("summary.n", n=found.cohorts, people=voice.decimal(found.people))
    text = voice.folio(f"{found.name}.headline")
    return Headline(value(found, found.pooled.mean, voice), text, reach, n)


def cohorts(report: PortfolioReport, voice: Voice) -> Section:
    """Who is in it, by name, and where the interval of a cohort lies apart from all."""
    told = [name for name in MEASURES if report.of(name).pooled]
    heads = (voice.folio("cohorts.cohort"), voice.folio("cohorts.people"),
             *(voice.folio(f"{name}.head") for name in told))  # fmt: skip
    shown = [row for row in report.rows if len(report.rows) <= LISTED or _apart(row, told)]
    rows = tuple(
        (row.title, voice.count(row.people),
         *(voice.folio(f"cohorts.{row.standing[name]}") for name in told))
        for row in shown
    )  # fmt: skip
    lead, others = [voice.folio("cohorts.lead")], len(report.rows) - len(shown)
    if others:
        lead.append(voice.folio("cohorts.others", n=voice.decimal(others)))
    tables = (Table(voice.folio("cohorts.table"), heads, rows),) if rows else ()
    return Section("cohorts", voice.folio("cohorts.title"), lead=tuple(lead), tables=tables,
                   closing=(voice.folio("cohorts.closing"),))  # fmt: skip


def _apart(row: Row, told: list[str]) -> bool:
    return any(row.standing[name] in ("more", "less") for name in told)


def method(report: PortfolioReport, voice: Voice) -> Section:
    """What each number means, what was withheld and why."""
    least = report.parameters.threshold
    rows = tuple(
        (voice.folio(f"{part}.title"), voice.decimal(n)) for part, n in report.withheld.items()
    )
    heads = (voice.say("method.part"), voice.say("method.count"))
    table = Table(voice.say("method.withheld"), heads, rows)
    lead = tuple(voice.folio(f"method.{name}", least=least) for name in _METHOD)
    return Section("method", voice.folio("method.title"), lead=lead, tables=(table,))


def record(report: PortfolioReport, made: Record, voice: Voice) -> Section:
    """What is needed to make the report again."""
    return overview.recorded(report.meta, report.parameters, made, voice)

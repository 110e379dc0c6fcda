"""The sections that frame a report: the first page, the schools, what is missing, how made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lidera_nb import texts
from lidera_nb.dataset.read import Meta
from lidera_nb.report.estimates import Estimate, wilson
from lidera_nb.report.figures import Table
from lidera_nb.report.model import CaseReport, Report
from lidera_nb.report.parameters import ReportParameters
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Headline, Section
from lidera_nb.report.voice import Voice

_SURE = 75
"""Confidence in per cent from which a prediction counts as confident."""


def summary(report: Report, voice: Voice) -> Section:
    """The first page: asked, found, how sure, what not to conclude."""
    names = ", ".join(f"«{c.title}»" if voice.lang == "es" else f'"{c.title}"'
                      for c in report.cases)  # fmt: skip
    started = report.stage("started")
    asked = (
        voice.say("summary.asked_some", cases=names)
        if started is None
        else voice.say("summary.asked", n=started, cases=names)
    )
    warnings = ("impact", "right", "school", "person")
    return Section(
        "summary",
        voice.say("summary.title"),
        lead=(asked if report.cases else voice.say("summary.asked_none"),),
        headlines=tuple(_headlines(report, voice)),
        closing=(voice.say("summary.sure"),),
        points_title=voice.say("summary.not_title"),
        points=tuple(voice.say(f"summary.not_{name}") for name in warnings),
        talk=voice.talk("cohort"),
    )


def _headlines(report: Report, voice: Voice) -> list[Headline]:
    """At most three numbers: who finished, where the group divided, how predictions fared."""
    found = []
    started, ended = report.stage("started"), report.stage("ended")
    if started and ended is not None:
        share = wilson(ended, started)
        found.append(_headline(share, voice.say("summary.completed"), "headline_n", voice))
    return found + _divided(report.cases, voice) + _confident(report.cases, voice)


def _headline(share: Estimate, text: str, n: str, voice: Voice) -> Headline:
    count = voice.say(n, n=share.n)
    return Headline(voice.percent(share.value), text, voice.interval(share), count)


def _divided(cases: Sequence[CaseReport], voice: Voice) -> list[Headline]:
    """The decision, of all cases, whose most frequent choice gathered the smallest share."""
    tops = [
        (point.choices.top.share, case.title, point.choices.label, point.choices.top.label)
        for case in cases
        for point in case.decisions
        if point.choices.top is not None and point.choices.top.share is not None
    ]
    if not tops:
        return []
    share, case, scene, choice = min(tops, key=lambda top: (top[0].value, -top[0].n))
    text = voice.say("summary.divided", scene=scene, choice=choice)
    if len(cases) > 1:
        text = voice.say("summary.divided_of", scene=scene, case=case, choice=choice)
    return [_headline(share, text, "headline_n", voice)]


def _confident(cases: Sequence[CaseReport], voice: Voice) -> list[Headline]:
    """How confident predictions fared, over all cases in which none of their counts is withheld."""
    known = [share for case in cases for share in _sure_of(case)]
    if not known:
        return []
    share = wilson(round(sum(s.value * s.n for s in known)), sum(s.n for s in known))
    return [_headline(share, voice.say("summary.confident"), "headline_statements", voice)]


def _sure_of(case: CaseReport) -> list[Estimate]:
    bins = [one for one in case.calibration.bins if one.confidence >= _SURE] \
        if case.calibration else []  # fmt: skip
    settled = [one.came_true for one in bins if one.statements]
    known = [share for share in settled if share is not None]
    return known if len(known) == len(settled) else []


def who(report: Report, voice: Voice) -> Section:
    """School profiles, without the answers that nobody gave."""
    tables = []
    for spread in report.profile:
        whole = voice.table(
            spread, voice.say("who.table", label=spread.label), voice.say("who.answer")
        )
        given = {option.label for option in spread.options if option.people != 0}
        rows = tuple(row[:3] for row in whole.rows if row[0] in given)
        if rows:
            tables.append(Table(whole.caption, whole.head[:3], rows))
    return Section(
        "who", voice.say("who.title"), lead=(voice.say("who.lead"),), tables=tuple(tables),
        narrow=True,
    )  # fmt: skip


def missing(report: Report, voice: Voice) -> Section:
    """What the data lack."""
    rows = tuple(
        (
            voice.say(f"missing.{one.id}"),
            voice.count(one.expected),
            one.missing or voice.say("withheld"),
        )
        for one in report.missing
    )
    heads = tuple(voice.say(f"missing.{key}") for key in ("what", "expected", "missing"))
    table = Table(voice.say("missing.table"), heads, rows)
    lead = (voice.say("missing.lead"),)
    return Section("missing", voice.say("missing.title"), lead=lead, tables=(table,))


def method(report: Report, voice: Voice) -> Section:
    """How numbers were made and which were withheld."""
    most = report.parameters.threshold - 1
    rows = tuple(
        (voice.say(f"{part}.title"), voice.decimal(count))
        for part, count in report.withheld.items()
    )
    heads = (voice.say("method.part"), voice.say("method.count"))
    mixed = tuple(
        voice.say("method.versions", title=case.title, n=case.versions)
        for case in report.cases
        if case.versions > 1
    )
    return Section(
        "method",
        voice.say("method.title"),
        lead=(
            voice.say("method.suppression", most=most),
            voice.say("method.stages", most=most),
            *(voice.say(f"method.{key}") for key in ("intervals", "source", "comparison")),
            *mixed,
        ),
        tables=(Table(voice.say("method.withheld"), heads, rows),),
    )


def record(report: Report, made: Record, voice: Voice) -> Section:
    """What is needed to make the report again."""
    return recorded(report.meta, report.parameters, made, voice)


def recorded(meta: Meta, asked: ReportParameters, made: Record, voice: Voice) -> Section:
    """What is needed to make a report of any kind again."""
    unknown = voice.say("record.unknown")
    values = {
        "package": meta.hashes["datapackage.json"],
        "exported": texts.moment(voice.lang, datetime.fromisoformat(meta.created)),
        "threshold": str(asked.threshold),
        "seed": str(asked.seed),
        "version": made.version,
        "commit": made.commit or unknown,
        "libraries": ", ".join(f"{name} {number}" for name, number in made.libraries.items()),
        "notebook": made.notebook or unknown,
    }
    rows = tuple((voice.say(f"record.{key}"), value) for key, value in values.items())
    heads = (voice.say("record.item"), voice.say("record.value"))
    table = Table(voice.say("record.table"), heads, rows)
    lead = (voice.say("record.lead"),)
    return Section("record", voice.say("record.title"), lead=lead, tables=(table,))

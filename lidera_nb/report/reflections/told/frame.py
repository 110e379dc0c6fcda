"""The sections that frame a report on reflections: first page, how made, how to repeat it."""

from __future__ import annotations

from lidera_nb.report import overview
from lidera_nb.report.estimates import wilson
from lidera_nb.report.figures import Table
from lidera_nb.report.provenance import Record
from lidera_nb.report.reflections.model import ReflectionReport
from lidera_nb.report.reflections.told.agreement import band, number
from lidera_nb.report.reflections.told.growth import between, signed_number
from lidera_nb.report.reflections.told.levels import half, named
from lidera_nb.report.sections import Headline, Section
from lidera_nb.report.voice import Voice

_WARNINGS = ("impact", "person", "readers", "text", "points")
_METHOD = ("levels", "growth", "agreement", "scores", "suppression", "source", "references")


def summary(report: ReflectionReport, voice: Voice) -> Section:
    """The first page: asked, found, how sure, what not to conclude."""
    spread = report.spread
    asked = voice.read("summary.asked_none")
    if spread is not None:
        asked = voice.read("summary.asked", rubric=voice.quoted(spread.rubric),
                           n=report.included)  # fmt: skip
    elif report.scored:
        asked = voice.read("summary.asked_scores", n=report.included)
    found = (_reached(report, voice), _moved(report, voice), _alike(report, voice))
    return Section(
        "summary",
        voice.say("summary.title"),
        lead=(asked,),
        headlines=tuple(one for one in found if one),
        closing=(voice.read(f"summary.sure_{_sure(report)}"), voice.read("summary.sure")),
        points_title=voice.say("summary.not_title"),
        points=tuple(voice.read(f"summary.not_{name}") for name in _WARNINGS),
        talk=voice.talk("reflections"),
    )


def _sure(report: ReflectionReport) -> str:
    """What the agreement of readers allows: ``good``, ``tentative``, ``low`` or ``unknown``."""
    own = next((one for one in report.agreed if one.id == report.main and one.measures), None)
    return band(own) if own else "unknown"


def _reached(report: ReflectionReport, voice: Voice) -> Headline | None:
    """The share that reached the upper half in the last text that tells it."""
    spread = report.spread
    if spread is None:
        return None
    level = half(spread)
    known = [row for row in spread.rows if row.people and row.reached(level) is not None]
    if not known:
        return None
    last = known[-1]
    share = wilson(last.reached(level) or 0, last.people or 1)
    text = voice.read("summary.reached", level=voice.quoted(spread.levels[level - 1]),
                      name=voice.quoted(named(last, spread, voice)))  # fmt: skip
    n = voice.say("headline_n", n=share.n)
    return Headline(voice.percent(share.value), text, voice.interval(share), n)


def _moved(report: ReflectionReport, voice: Voice) -> Headline | None:
    own = next((one for one in report.growth if one.id == report.main), None)
    if own is None or own.change is None:
        return None
    text = voice.read("summary.moved", criterion=voice.quoted(own.label))
    n = voice.say("headline_n", n=own.people)
    return Headline(signed_number(own.change.value, voice), text, between(own.change, voice), n)


def _alike(report: ReflectionReport, voice: Voice) -> Headline | None:
    own = next((one for one in report.agreed if one.id == report.main and one.measures), None)
    alpha = own.measures[0] if own else None
    if own is None or alpha is None or alpha.value is None:
        return None
    interval = voice.say("none")
    if alpha.low is not None and alpha.high is not None:
        ends = number(alpha.low, voice), number(alpha.high, voice)
        interval = voice.say("interval", low=ends[0], high=ends[1])
    n = voice.read("summary.n_texts", n=own.texts)
    return Headline(number(alpha.value, voice), voice.read("summary.alike"), interval, n)


def method(report: ReflectionReport, voice: Voice) -> Section:
    """What each number means, what was withheld and why."""
    rows = tuple(
        (voice.read(f"{part}.title"), voice.decimal(n)) for part, n in report.withheld.items()
    )
    heads = (voice.say("method.part"), voice.say("method.count"))
    most = report.parameters.threshold - 1
    lead = (*(voice.read(f"method.{name}", most=most) for name in _METHOD),
            voice.say("method.comparison"))  # fmt: skip
    table = Table(voice.say("method.withheld"), heads, rows)
    return Section("method", voice.read("method.title"), lead=lead, tables=(table,))


def record(report: ReflectionReport, made: Record, voice: Voice) -> Section:
    """What is needed to make the report again."""
    return overview.recorded(report.meta, report.parameters, made, voice)

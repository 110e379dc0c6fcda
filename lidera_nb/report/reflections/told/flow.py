"""What was handed in, and what of it was answered."""

from __future__ import annotations

from lidera_nb.report import charts
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.reflections.model import HandedIn, ReflectionReport
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import DOTS_BELOW, Voice

_HEADS = ("text", "people", "answered", "again", "late", "words")


def flow(report: ReflectionReport, voice: Voice) -> Section:
    """Every text in the order of the course."""
    shown = any(one.people is not None for one in report.texts)
    return Section(
        "flow",
        voice.read("flow.title"),
        lead=(voice.read("flow.lead"),),
        figures=(_figure(report, voice),) if shown else (),
        closing=(voice.read("flow.closing" if shown else "flow.none"),),
    )


def _figure(report: ReflectionReport, voice: Voice) -> Figure:
    rows = [_bar(one, report.included, voice) for one in report.texts]
    most = report.parameters.threshold - 1
    return figure(
        "flow-chart",
        _finding(report, voice),
        charts.bars(rows, voice.read("flow.axis"), dots=report.included < DOTS_BELOW),
        voice.read("flow.alt", items=voice.in_words(rows)),
        voice.read("flow.caption", most=most),
        Table(
            voice.read("flow.table"),
            tuple(voice.read(f"flow.{head}") for head in _HEADS),
            tuple(_cells(one, voice) for one in report.texts),
        ),
    )


def _bar(one: HandedIn, included: int, voice: Voice) -> charts.Bar:
    if one.people is None:
        return charts.Bar(one.label, None, voice.say("withheld"))
    value = voice.say("of", people=one.people, n=included)
    return charts.Bar(one.label, one.people / included, value, strong=True)


def _cells(one: HandedIn, voice: Voice) -> tuple[str, ...]:
    late = voice.say("none") if one.late is None else voice.decimal(one.late)
    words = voice.say("none") if one.words is None else voice.decimal(one.words)
    counts = (voice.count(n) for n in (one.people, one.answered, one.again))
    return (one.label, *counts, late, words)


def _finding(report: ReflectionReport, voice: Voice) -> str:
    """From the first text to the last, where both can be told."""
    first, last = report.texts[0], report.texts[-1]
    if len(report.texts) == 1 and first.people is not None:
        return voice.read("flow.one", people=first.people, included=report.included)
    if first.people is None or last.people is None:
        return voice.read("flow.partly")
    return voice.read("flow.finding", first=first.people, last=last.people,
                      included=report.included)  # fmt: skip

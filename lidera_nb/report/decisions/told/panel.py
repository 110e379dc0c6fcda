"""How near the group decided to a panel, and what that nearness can mean."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.analysis.nearness import ADVISED
from lidera_nb.report import spans
from lidera_nb.report.decisions.model import CaseFound, DecisionReport, Panelled, PanelPoint
from lidera_nb.report.decisions.told.words import share, words
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice

_APART = 0.9
"""Experts who differ at least so often, as a part of what blind picks do, have no common view."""


def panel(_report: DecisionReport, case: CaseFound, voice: Voice) -> Section:
    """The distance to the panel of a case."""
    name, title = f"panel-{case.id}", words(voice, "panel.title")
    if case.panel is None:
        return Section(name, title, lead=(words(voice, "panel.none"),))
    lead = [words(voice, "panel.made_up")] if case.panel.synthetic else []
    return Section(
        name,
        title,
        lead=(*lead, words(voice, "panel.lead")),
        figures=(_figure(case, case.panel, voice),),
        tables=(_points(case.panel, voice),),
        closing=(*_diagnosis(case.panel, voice), words(voice, "panel.reading")),
    )


def _diagnosis(told: Panelled, voice: Voice) -> Iterator[str]:
    if told.found.fewest < ADVISED:
        yield words(voice, "panel.small", fewest=told.found.fewest)
    if told.found.experts >= _APART * told.found.blind:
        yield words(voice, "panel.apart")


def _figure(case: CaseFound, told: Panelled, voice: Voice) -> Figure:
    found, rows = told.found, _rows(told, voice)
    return figure(
        f"panel-{case.id}-chart",
        _finding(told, voice),
        spans.spans(rows, words(voice, "panel.axis"), line=found.blind),
        words(voice, "panel.alt", items="; ".join(f"{row.label}: {row.words}" for row in rows)),
        words(voice, "panel.caption", people=found.people, n=found.decisions,
              experts=told.experts, fewest=found.fewest),
        _table(told, voice),
    )  # fmt: skip


def _rows(told: Panelled, voice: Voice) -> list[Span]:
    found = told.found
    beside = (("blind", found.blind), ("experts", found.experts), ("nearest", found.nearest))
    return [
        Span(words(voice, "panel.group"), found.distance.value,
             voice.percent(found.distance.value), found.distance.low, found.distance.high),
        *(Span(words(voice, f"panel.{name}"), value, voice.percent(value))
          for name, value in beside),
    ]  # fmt: skip


def _finding(told: Panelled, voice: Voice) -> str:
    distance, blind = told.found.distance, told.found.blind
    near = distance.high is not None and distance.high < blind
    far = distance.low is not None and distance.low > blind
    return words(voice, f"panel.finding_{'near' if near else 'far' if far else 'chance'}")


def _table(told: Panelled, voice: Voice) -> Table:
    rows = [(row.label, row.words) for row in _rows(told, voice)]
    rows[0] = (rows[0][0], share(told.found.distance, voice))
    heads = (words(voice, "panel.measure"), words(voice, "panel.share"))
    return Table(words(voice, "panel.table"), heads, tuple(rows))


def _points(told: Panelled, voice: Voice) -> Table:
    heads = ("decision", "size", "distance", "among", "blind", "top")
    rows = tuple(_cells(point, voice) for point in told.points)
    return Table(
        words(voice, "panel.points"), tuple(words(voice, f"panel.{head}") for head in heads), rows
    )


def _cells(point: PanelPoint, voice: Voice) -> tuple[str, ...]:
    return (
        point.label,
        voice.decimal(point.experts),
        share(point.distance, voice) if point.distance else voice.say("withheld"),
        voice.say("none") if point.among is None else voice.percent(point.among),
        voice.percent(point.blind),
        point.top,
    )

"""Whether people who are tied are alike in how near the panel, and in what manner, they decide."""

from __future__ import annotations

from lidera_nb.report import spans
from lidera_nb.report.decisions.found.verdict import UNUSUAL
from lidera_nb.report.decisions.told.words import signed
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.influence.model import InfluenceReport, Near
from lidera_nb.report.influence.told.alike import why
from lidera_nb.report.influence.told.words import chance, words
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice

_HEADS = ("measure", "people", "ties", "moran", "geary", "band", "chance")


def near(report: InfluenceReport, voice: Voice) -> Section:
    """Moran's I by measure, beside what chance gives."""
    title = words(voice, "near.title")
    lacking = () if report.panel else (words(voice, "near.no_panel"),)
    if not report.near:
        return Section("near", title, lead=(*lacking, why(report, voice)))
    return Section(
        "near",
        title,
        lead=(words(voice, "near.lead", relation=report.label, wave=report.last), *lacking),
        figures=(_figure(report, voice),),
        closing=(words(voice, "near.reading"),),
    )


def _figure(report: InfluenceReport, voice: Voice) -> Figure:
    rows = [Span(words(voice, f"near.{one.measure}"), one.moran, signed(one.moran, voice, 2),
                 one.low, one.high, one.expected) for one in report.near]  # fmt: skip
    items = "; ".join(f"{row.label}: {row.words}" for row in rows)
    return figure(
        "near-chart",
        _finding(report, voice),
        spans.spans(rows, words(voice, "near.axis"), (-1.0, 1.0), (-1, 0, 1), False, 0.0),
        words(voice, "near.alt", items=items),
        words(voice, "near.caption", drawn=voice.decimal(report.parameters.permutations)),
        Table(
            words(voice, "near.table", relation=report.label),
            tuple(words(voice, f"near.{head}") for head in _HEADS),
            tuple(_cells(one, voice) for one in report.near),
        ),
    )


def _cells(one: Near, voice: Voice) -> tuple[str, ...]:
    low, high = (signed(end, voice, 2) for end in (one.low, one.high))
    return (
        words(voice, f"near.{one.measure}"),
        voice.decimal(one.people),
        voice.decimal(one.ties),
        signed(one.moran, voice, 2),
        voice.decimal(one.geary, 2),
        words(voice, "near.from_to", low=low, high=high),
        chance(one.p, one.error, voice),
    )


def _finding(report: InfluenceReport, voice: Voice) -> str:
    clear = [one for one in report.near if one.p < UNUSUAL]
    if not clear:
        return words(voice, "near.finding_none")
    top = min(clear, key=lambda one: one.p)
    which = "more" if top.moran > top.expected else "less"
    return words(voice, f"near.finding_{which}", measure=words(voice, f"measure.{top.measure}"))

"""What those one turned to did first, and what one did later."""

from __future__ import annotations

from lidera_nb.report import spans
from lidera_nb.report.decisions.found.verdict import UNUSUAL
from lidera_nb.report.decisions.told.words import signed
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.influence.found.tied import PEOPLE
from lidera_nb.report.influence.model import Exposure, InfluenceReport
from lidera_nb.report.influence.told.words import between, chance, reach, words
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice

_HEADS = ("measure", "people", "slope", "between", "own", "chance")


def later(report: InfluenceReport, voice: Voice) -> Section:
    """The regressions on what one's neighbours did."""
    title = words(voice, "later.title")
    if not report.exposures:
        return Section("later", title, lead=(words(voice, "later.none", people=PEOPLE),))
    return Section(
        "later",
        title,
        lead=(words(voice, "later.lead", relation=report.label, wave=report.first),),
        figures=(_figure(report, voice),),
        closing=tuple(words(voice, f"later.{name}") for name in ("change", "mean", "choice")),
    )


def _figure(report: InfluenceReport, voice: Voice) -> Figure:
    found = report.exposures
    rows = [Span(_label(one, voice), one.slope.value, signed(one.slope.value, voice, 2),
                 one.slope.low, one.slope.high) for one in found]  # fmt: skip
    far = reach([one.slope for one in found])
    return figure(
        "later-chart",
        _finding(found, voice),
        spans.spans(rows, words(voice, "later.axis"), (-far, far), (-far, 0, far), False, 0.0),
        words(voice, "later.alt", items="; ".join(f"{row.label}: {row.words}" for row in rows)),
        words(voice, "later.caption"),
        Table(
            words(voice, "later.table"),
            tuple(words(voice, f"later.{head}") for head in _HEADS),
            tuple(_cells(one, voice) for one in found),
        ),
    )


def _label(one: Exposure, voice: Voice) -> str:
    occasion = words(voice, f"later.{one.occasion}")
    return words(voice, "later.row", measure=words(voice, f"near.{one.measure}"), when=occasion)


def _cells(one: Exposure, voice: Voice) -> tuple[str, ...]:
    return (
        _label(one, voice),
        voice.decimal(one.people),
        signed(one.slope.value, voice, 2),
        between(one.slope, voice, 1, 2),
        signed(one.own, voice, 2),
        chance(one.p, one.error, voice),
    )


def _finding(found: tuple[Exposure, ...], voice: Voice) -> str:
    clear = [one for one in found if one.p < UNUSUAL]
    if not clear:
        return words(voice, "later.finding_none")
    top = min(clear, key=lambda one: one.p)
    which = "more" if top.slope.value > 0 else "less"
    return words(voice, f"later.finding_{which}", measure=words(voice, f"measure.{top.measure}"))

"""What was predicted against what happened: the curve, the score's parts, what each says."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.analysis.ranged import Ranged
from lidera_nb.report.cohort.findings import calibration_figure
from lidera_nb.report.decisions.model import CaseFound, DecisionReport, Predicted
from lidera_nb.report.decisions.told.words import signed, words
from lidera_nb.report.figures import Table
from lidera_nb.report.model import Calibration
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

_HEADS = ("measure", "value", "range", "reading")


def confidence(_report: DecisionReport, case: CaseFound, voice: Voice) -> Section:
    """The calibration of a case's predictions."""
    name, title = f"confidence-{case.id}", words(voice, "confidence.title")
    told = case.predicted
    if told is None:
        return Section(name, title, lead=(words(voice, "confidence.few"),))
    bins = Calibration(told.bins, told.found.people, told.found.statements, None, told.coarse)
    coarse = (words(voice, "confidence.coarse"),) if told.coarse else ()
    return Section(
        name,
        title,
        lead=(words(voice, "confidence.lead"),),
        figures=(calibration_figure(case.id, bins, voice),),
        tables=(_table(told, voice),),
        closing=(*coarse, words(voice, "confidence.closing")),
    )


def _table(told: Predicted, voice: Voice) -> Table:
    heads = tuple(words(voice, f"confidence.{head}") for head in _HEADS)
    return Table(words(voice, "confidence.measures"), heads, tuple(_rows(told, voice)))


def _rows(told: Predicted, voice: Voice) -> Iterator[tuple[str, ...]]:
    found = told.found
    yield _row("brier", _with(found.brier, told, voice), _brier(told, voice), voice)
    yield _row("over", _points(told, voice), _over(found.over, voice), voice)
    if found.discrimination is not None:
        area = found.discrimination
        clear = "yes" if area.low is not None and area.low > 0.5 else "no"
        reading = words(voice, f"confidence.discrimination_{clear}")
        yield _row("discrimination", _with(area, told, voice), reading, voice)
    for part in ("reliability", "resolution", "uncertainty"):
        value = voice.decimal(getattr(found.parts, part), 1 if told.coarse else 3)
        yield _row(part, value, words(voice, f"confidence.{part}_reading"), voice)


def _row(name: str, value: str, reading: str, voice: Voice) -> tuple[str, ...]:
    label, scale = words(voice, f"confidence.{name}"), words(voice, f"confidence.{name}_range")
    return label, value, scale, reading


def _with(found: Ranged, told: Predicted, voice: Voice) -> str:
    if told.coarse or found.low is None or found.high is None:
        return voice.decimal(found.value, 1)
    low, high = voice.decimal(found.low, 2), voice.decimal(found.high, 2)
    value = voice.decimal(found.value, 2)
    return words(voice, "confidence.with_interval", value=value, low=low, high=high)


def _points(told: Predicted, voice: Voice) -> str:
    """Over-confidence in points; to the next ten where counts are withheld."""
    over = told.found.over
    if told.coarse or over.low is None or over.high is None:
        return words(voice, "confidence.points", value=signed(round(over.value * 10) * 10, voice))
    value = words(voice, "confidence.points", value=signed(round(over.value * 100), voice))
    low, high = (signed(round(end * 100), voice) for end in (over.low, over.high))
    return words(voice, "confidence.with_interval", value=value, low=low, high=high)


def _over(over: Ranged, voice: Voice) -> str:
    more = over.low is not None and over.low > 0
    less = over.high is not None and over.high < 0
    return words(voice, f"confidence.over_{'more' if more else 'less' if less else 'none'}")


def _brier(told: Predicted, voice: Voice) -> str:
    """Beside the score of always answering the overall rate, which is the uncertainty."""
    base, high = told.found.parts.uncertainty, told.found.brier.high
    better = "better" if high is not None and high < base else "worse"
    value = voice.decimal(base, 1 if told.coarse else 2)
    return words(voice, f"confidence.brier_{better}", base=value)

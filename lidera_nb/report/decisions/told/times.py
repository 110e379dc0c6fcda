"""How long decisions took."""

from __future__ import annotations

from collections.abc import Sequence

from lidera_nb.analysis.times import LIMIT
from lidera_nb.report import spans
from lidera_nb.report.decisions.model import CaseFound, DecisionReport, Timed
from lidera_nb.report.decisions.told.words import words
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice

_HEADS = ("decision", "people", "median", "middle", "breaks")


def times(_report: DecisionReport, case: CaseFound, voice: Voice) -> Section:
    """Minutes by decision."""
    name, title = f"time-{case.id}", words(voice, "time.title")
    if not case.timed:
        return Section(name, title, lead=(words(voice, "time.few"),))
    drawn = [one for one in case.timed if one.median]
    return Section(
        name,
        title,
        lead=(words(voice, "time.lead"),),
        figures=(_figure(case, drawn, voice),) if drawn else (),
        tables=() if drawn else (_table(case, voice),),
        closing=(words(voice, "time.reading"),),
    )


def _figure(case: CaseFound, drawn: Sequence[Timed], voice: Voice) -> Figure:
    rows = [_span(one, voice) for one in drawn]
    top = max(1.0, *(max(row.high or 0.0, row.value or 0.0) for row in rows))
    end = float(-(-int(top + 0.999) // 2) * 2)
    return figure(
        f"time-{case.id}-chart",
        _finding(case.timed, voice),
        spans.spans(rows, words(voice, "time.axis"), (0.0, end), (0, end / 2, end), percent=False),
        words(voice, "time.alt", items="; ".join(f"{row.label}: {row.words}" for row in rows)),
        words(voice, "time.caption", limit=_limit(voice)),
        _table(case, voice),
    )


def _span(one: Timed, voice: Voice) -> Span:
    assert one.median is not None
    value = one.median.value
    said = words(voice, "time.value", minutes=_minutes(value, voice))
    # A quartile above the limit has no value: the line then ends where the limit is.
    high = one.high if one.high is not None or one.low is None else LIMIT
    return Span(f"{one.number} · {one.label}", value, said, one.low, high)


def _finding(timed: Sequence[Timed], voice: Voice) -> str:
    away = [one for one in timed if one.median is None]
    if away:
        return words(voice, "time.finding_break", scene=away[0].label)
    longest = max(timed, key=lambda one: one.median.value if one.median else 0.0)
    assert longest.median is not None
    minutes = _minutes(longest.median.value, voice)
    return words(voice, "time.finding", scene=longest.label, minutes=minutes)


def _table(case: CaseFound, voice: Voice) -> Table:
    heads = tuple(words(voice, f"time.{head}", **_of_limit(head, voice)) for head in _HEADS)
    return Table(words(voice, "time.table"), heads, tuple(_cells(o, voice) for o in case.timed))


def _of_limit(head: str, voice: Voice) -> dict[str, str]:
    return {"limit": _limit(voice)} if head == "breaks" else {}


def _cells(one: Timed, voice: Voice) -> tuple[str, ...]:
    steady = one.low is not None
    between = words(voice, "time.between", low=_minutes(one.low, voice),
                    high=_minutes(one.high, voice)) if steady else voice.say("none")  # fmt: skip
    return (
        f"{one.number} · {one.label}",
        voice.decimal(one.people),
        _median(one, voice),
        between,
        voice.count(one.breaks),
    )


def _median(one: Timed, voice: Voice) -> str:
    median = one.median
    if median is None:
        return _minutes(None, voice)
    value = _minutes(median.value, voice)
    if median.low is None:
        return value
    low, high = _minutes(median.low, voice), _minutes(median.high, voice)
    return words(voice, "time.with_interval", value=value, low=low, high=high)


def _minutes(value: float | None, voice: Voice) -> str:
    if value is None:
        return words(voice, "time.above", limit=_limit(voice))
    return voice.decimal(value, 0 if value == round(value) else 1)


def _limit(voice: Voice) -> str:
    return voice.decimal(LIMIT)

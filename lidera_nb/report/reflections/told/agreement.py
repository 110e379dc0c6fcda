"""How far readers agreed, criterion by criterion, and what that allows to be said."""

from __future__ import annotations

from lidera_nb.reflection.agreement import Agreement, in_words
from lidera_nb.report import spans
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.reflections.model import Agreed, ReflectionReport
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice

_GOOD, _TENTATIVE = 0.8, 0.667


def agreement(report: ReflectionReport, voice: Voice) -> Section:
    """What two readers made of the same texts."""
    told = [one for one in report.agreed if one.texts is not None]
    drawn = [one for one in told if one.measures[0].value is not None]
    lead = "lead" if told else "few" if report.agreed else "none"
    waiting = (voice.read("agreement.waiting"),) if report.waiting else ()
    said = tuple(f"{one.label}. {in_words(one.measures[0], voice.lang)}" for one in told)
    return Section(
        "agreement",
        voice.read("agreement.title"),
        lead=(voice.read(f"agreement.{lead}"),),
        figures=(_figure(drawn, told, voice),) if drawn else (),
        tables=() if drawn or not told else (_table(told, voice),),
        closing=(*said, *waiting, *((voice.read("agreement.closing"),) if told else ())),
    )


def _figure(drawn: list[Agreed], told: list[Agreed], voice: Voice) -> Figure:
    rows = [_span(one, voice) for one in drawn]
    least = min(-0.2, *(row.low if row.low is not None else 0.0 for row in rows))
    return figure(
        "agreement-chart",
        _finding(drawn, voice),
        spans.spans(
            rows, voice.read("agreement.axis"), (least, 1.0), (0, 1), percent=False, line=_TENTATIVE
        ),
        voice.read("agreement.alt", items="; ".join(f"{row.label}: {row.words}" for row in rows)),
        voice.read("agreement.caption"),
        _table(told, voice),
    )


def number(value: float, voice: Voice) -> str:
    """A measure with two decimals; numbers below zero with a minus sign."""
    return ("−" if value < 0 else "") + voice.decimal(abs(value), 2)


def _span(one: Agreed, voice: Voice) -> Span:
    alpha = one.measures[0]
    assert alpha.value is not None
    words = voice.read("agreement.value", value=number(alpha.value, voice), n=one.texts)
    return Span(one.label, alpha.value, words, alpha.low, alpha.high)


def _table(told: list[Agreed], voice: Voice) -> Table:
    heads = [voice.read(f"agreement.{head}") for head in ("criterion", "texts", "readers", "same")]
    heads += [voice.read(f"agreement.{name}") for name in ("alpha", "kappa", "icc")]
    return Table(voice.read("agreement.table"), tuple(heads),
                 tuple(_cells(one, voice) for one in told))  # fmt: skip


def _cells(one: Agreed, voice: Voice) -> tuple[str, ...]:
    same = voice.say("withheld")
    if one.same is not None:
        same = f"{voice.percent(one.same.value)} ({voice.interval(one.same)})"
    measures = (_measure(found, voice) for found in one.measures)
    return (one.label, voice.count(one.texts), voice.decimal(one.readers), same, *measures)


def _measure(found: Agreement, voice: Voice) -> str:
    if found.value is None:
        return voice.say("none")
    value = number(found.value, voice)
    if found.low is None or found.high is None:
        return value
    low, high = number(found.low, voice), number(found.high, voice)
    return f"{value} ({voice.say('interval', low=low, high=high)})"


def band(one: Agreed) -> str:
    """What the whole interval allows: ``good``, ``tentative``, ``low``, or ``unknown``."""
    low = one.measures[0].low if one.measures else None
    if low is None:
        return "unknown"
    return "good" if low >= _GOOD else "tentative" if low >= _TENTATIVE else "low"


def _finding(drawn: list[Agreed], voice: Voice) -> str:
    """By the criterion on which readers agreed least: the others are at least as good."""
    worst = min(drawn, key=lambda one: one.measures[0].value or 0.0)
    least = "one" if len(drawn) == 1 else "least"
    return voice.read(f"agreement.finding_{least}_{band(worst)}", criterion=worst.label,
                      value=_measure(worst.measures[0], voice))  # fmt: skip

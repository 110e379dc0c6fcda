"""Where the group divided, decision by decision."""

from __future__ import annotations

from collections.abc import Sequence

from lidera_nb.report import spans
from lidera_nb.report.decisions.model import CaseFound, DecisionReport, Divided
from lidera_nb.report.decisions.told.words import ranged, words
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice

_HEADS = ("decision", "people", "entropy", "corrected", "word", "top")


def divided(_report: DecisionReport, case: CaseFound, voice: Voice) -> Section:
    """How divided the group was over each decision of a case."""
    name, title = f"divided-{case.id}", words(voice, "divided.title")
    if not case.divided:
        return Section(name, title, lead=(words(voice, "divided.few"),))
    known = [one for one in case.divided if one.entropy]
    return Section(
        name,
        title,
        lead=(words(voice, "divided.lead"),),
        figures=(_figure(case, known, voice),) if known else (),
        tables=() if known else (_table(case, voice),),
        closing=(words(voice, "divided.reading"),),
    )


def most_divided(known: Sequence[Divided]) -> Divided | None:
    """The decision that divided most, None where its interval reaches those of all others."""
    told = sorted((one for one in known if one.entropy), key=_value)
    return told[-1] if told else None


def _value(one: Divided) -> float:
    return one.entropy.value if one.entropy else 0.0


def _figure(case: CaseFound, known: Sequence[Divided], voice: Voice) -> Figure:
    rows = [_span(one, voice) for one in known]
    return figure(
        f"divided-{case.id}-chart",
        _finding(known, voice),
        spans.spans(rows, words(voice, "divided.axis"), ticks=(0, 1), percent=False),
        words(voice, "divided.alt", items="; ".join(f"{r.label}: {r.words}" for r in rows)),
        words(voice, "divided.caption"),
        _table(case, voice),
    )


def _span(one: Divided, voice: Voice) -> Span:
    assert one.entropy is not None
    said = words(voice, "divided.value", value=voice.decimal(one.entropy.value, 2),
                 word=_word(one, voice))  # fmt: skip
    label = f"{one.number} · {one.label}"
    return Span(label, one.entropy.value, said, one.entropy.low, one.entropy.high)


def _word(one: Divided, voice: Voice) -> str:
    return words(voice, f"divided.{one.word or 'unknown'}")


def _finding(known: Sequence[Divided], voice: Voice) -> str:
    """The most divided decision, if its interval lies above that of another one."""
    top = most_divided(known)
    lows = [one.entropy.high for one in known if one.entropy and one is not top]
    own = top.entropy.low if top and top.entropy else None
    if top is None or own is None or not any(high is not None and high < own for high in lows):
        return words(voice, "divided.finding_alike")
    return words(voice, "divided.finding", scene=top.label)


def _table(case: CaseFound, voice: Voice) -> Table:
    heads = tuple(words(voice, f"divided.{head}") for head in _HEADS)
    rows = tuple(_cells(one, voice) for one in case.divided)
    return Table(words(voice, "divided.table"), heads, rows)


def _cells(one: Divided, voice: Voice) -> tuple[str, ...]:
    hidden = voice.say("withheld")
    return (
        f"{one.number} · {one.label}",
        voice.decimal(one.people),
        ranged(one.entropy, voice) if one.entropy else hidden,
        hidden if one.corrected is None else voice.decimal(one.corrected, 2),
        _word(one, voice),
        one.top or voice.say("none"),
    )

"""How well the scale measured, what changed in it, and the same reckoned in other ways."""

from __future__ import annotations

from math import ceil, floor

from lidera_nb.report.cohort.found.change import agreeing
from lidera_nb.report.cohort.model import Evidence, Held, Outcome, Tried
from lidera_nb.report.cohort.told.security import none
from lidera_nb.report.cohort.told.words import between, heads, phrase, plain, signed, whole
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.model import Report
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span, spans
from lidera_nb.report.voice import Voice

_LEAST = 0.001


def reliability(report: Report, voice: Voice) -> Section:
    """Alpha and omega of each part in each wave."""
    found, title = report.evidence.held, phrase(voice, "reliability.title")
    if not found:
        return Section("reliability", title, lead=(none(report, voice),))
    rows = tuple(_held(one, voice) for one in found)
    columns = heads(voice, "reliability", "part", "items", "alpha", "omega", "weak")
    return Section(
        "reliability",
        title,
        lead=(phrase(voice, "reliability.lead"),),
        tables=(Table(phrase(voice, "reliability.table"), columns, rows),),
        closing=(phrase(voice, "reliability.note"), phrase(voice, "reliability.own")),
    )


def _held(one: Held, voice: Voice) -> tuple[str, ...]:
    name = f"{one.label} · {phrase(voice, 'wave', n=one.wave)}"
    weak = "; ".join(one.weak) or voice.say("none")
    return name, str(one.items), plain(voice, one.alpha), plain(voice, one.omega), weak


def change(report: Report, voice: Voice) -> Section:
    """Before and after, labelled for what it is."""
    found, title = report.evidence, phrase(voice, "change.title")
    if found.main is None:
        return Section("change", title, lead=(none(report, voice),))
    shown = [one for one in found.outcomes if one.effect is not None]
    hidden = [one.label for one in found.outcomes if one.effect is None]
    closing = [_reading(found.main, voice), phrase(voice, "change.variant")]
    if len(shown) > 1:
        closing.append(phrase(voice, "change.several", n=len(shown)))
    if hidden:
        closing.append(phrase(voice, "change.withheld", items="; ".join(hidden)))
    return Section(
        "change",
        title,
        lead=(phrase(voice, "change.lead"),),
        figures=(_figure(found.main, shown, voice),),
        closing=tuple(closing),
    )


def _reading(main: Outcome, voice: Voice) -> str:
    assert main.change is not None
    values = {"low": main.change.low, "high": main.change.high}
    told = {name: signed(voice, value) for name, value in values.items()}
    means = {
        "first": voice.decimal(main.first or 0, 2),
        "second": voice.decimal(main.second or 0, 2),
    }
    return phrase(voice, "change.reading", label=main.label, items=main.items, points=main.points,
               **means, **told)  # fmt: skip


def _figure(main: Outcome, shown: list[Outcome], voice: Voice) -> Figure:
    rows = [
        Span(one.label, one.effect.value,
             phrase(voice, "change.value", value=signed(voice, one.effect.value), n=one.effect.n),
             one.effect.low, one.effect.high)
        for one in shown if one.effect is not None
    ]  # fmt: skip
    low = min(-1, floor(min(row.low or 0 for row in rows)))
    high = max(1, ceil(max(row.high or 0 for row in rows)))
    items = "; ".join(
        phrase(voice, "change.item", label=row.label, value=signed(voice, row.value or 0),
            low=signed(voice, row.low or 0), high=signed(voice, row.high or 0))
        for row in rows
    )  # fmt: skip
    return figure(
        "change-chart",
        _finding(main, voice),
        spans(rows, phrase(voice, "change.axis"), (low, high), range(low, high + 1), False, 0),
        phrase(voice, "change.alt", items=items),
        phrase(voice, "change.caption"),
        _table(shown, voice),
    )


def _finding(main: Outcome, voice: Voice) -> str:
    assert main.effect is not None
    found = main.effect
    if found.low <= 0 <= found.high:
        low, high = signed(voice, found.low), signed(voice, found.high)
        return phrase(voice, "change.unclear", label=main.label, low=low, high=high)
    ends = sorted((abs(found.low), abs(found.high)))
    value, low, high = (voice.decimal(one, 2) for one in (abs(found.value), *ends))
    text = "change.up" if found.value > 0 else "change.down"
    return phrase(voice, text, label=main.label, value=value, low=low, high=high)


def _table(shown: list[Outcome], voice: Voice) -> Table:
    rows = tuple(
        (
            one.label,
            voice.count(one.people),
            voice.decimal(one.first or 0, 2),
            voice.decimal(one.second or 0, 2),
            whole(voice, one.change),
            whole(voice, one.effect),
            voice.decimal(one.correlation or 0, 2),
        )
        for one in shown
    )
    columns = (phrase(voice, "change.outcome"), "n", *heads(voice, "change", "before", "after"),
               *heads(voice, "summary", "points", "effect"),
               phrase(voice, "change.correlation"))  # fmt: skip
    return Table(phrase(voice, "change.table"), columns, rows)


def sensitivity(report: Report, voice: Voice) -> Section:
    """The main outcome under other decisions of analysis."""
    found, title = report.evidence, phrase(voice, "sensitivity.title")
    if found.main is None:
        return Section("sensitivity", title, lead=(none(report, voice),))
    rows = tuple(_way(one, voice) for one in found.tried)
    columns = (*heads(voice, "sensitivity", "way", "result", "interval"), "n")
    agree = phrase(voice, "sensitivity.agree" if agreeing(found.tried) else "sensitivity.differ")
    coarse = [phrase(voice, "sensitivity.coarse")] if any(one.coarse for one in found.tried) else []
    return Section(
        "sensitivity",
        title,
        lead=(phrase(voice, "sensitivity.lead", label=found.main.label),),
        tables=(Table(phrase(voice, "sensitivity.table"), columns, rows),),
        closing=(agree, *_bounds(found, voice), *coarse),
    )


def _way(one: Tried, voice: Voice) -> tuple[str, ...]:
    digits = 1 if one.coarse else 2
    name, interval = phrase(voice, f"sensitivity.{one.id}"), voice.say("none")
    if one.low is not None:
        interval = between(voice, one.low, one.high, digits)
    if one.id == "one":
        return name, interval, voice.say("none"), str(one.n)
    told = _chance(one.value, voice) if one.measure == "p" else signed(voice, one.value, digits)
    return name, told, interval, str(one.n)


def _chance(p: float, voice: Voice) -> str:
    """A probability to three decimals, and never as if it were 0."""
    least = voice.decimal(_LEAST, 3)
    return phrase(voice, "sensitivity.below", p=least) if p < _LEAST else voice.decimal(p, 3)


def _bounds(found: Evidence, voice: Voice) -> list[str]:
    if found.bounds is None:
        return []
    low, high = signed(voice, found.bounds.low, 1), signed(voice, found.bounds.high, 1)
    said = [phrase(voice, "sensitivity.bounds", low=low, high=high)]
    if found.bounds.possible:
        tipping = signed(voice, found.bounds.tipping, 1)
        return [*said, phrase(voice, "sensitivity.tipping", tipping=tipping)]
    return [*said, phrase(voice, "sensitivity.impossible")]

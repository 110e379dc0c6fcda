"""How people's own levels moved: counts, size with its interval, and what chance would do."""

from __future__ import annotations

from lidera_nb.report import spans
from lidera_nb.report.estimates import Estimate
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.reflections.model import Growth, ReflectionReport
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice

_HEADS = ("criterion", "people", "up", "same", "down", "change", "chance", "slope")


def growth(report: ReflectionReport, voice: Voice) -> Section:
    """Change within people from their first module to their last; never impact."""
    shown = [one for one in report.growth if one.people is not None]
    drawn = [one for one in shown if one.change]
    tables = (_table(shown, voice),) if shown and not drawn else ()
    lead = "growth.lead" if shown else "growth.few" if report.growth else "growth.none"
    few = (voice.read("growth.no_interval"),) if shown and not drawn else ()
    return Section(
        "growth",
        voice.read("growth.title"),
        lead=(voice.read(lead),),
        figures=(_figure(shown, drawn, voice),) if drawn else (),
        tables=tables,
        closing=(*few, voice.read("growth.impact"), voice.read("growth.readers")) if shown else (),
    )


def signed_number(value: float, voice: Voice) -> str:
    """A change with its sign and two decimals at most."""
    return ("+" if value > 0 else "−" if value < 0 else "") + _size(value, voice)


def _size(value: float, voice: Voice) -> str:
    digits = 0 if value == round(value) else 1 if round(value, 1) == value else 2
    return voice.decimal(abs(value), digits)


def between(found: Estimate, voice: Voice) -> str:
    """The interval of a change in words."""
    low, high = signed_number(found.low, voice), signed_number(found.high, voice)
    return voice.read("growth.between", low=low, high=high)


def _figure(shown: list[Growth], drawn: list[Growth], voice: Voice) -> Figure:
    rows = [_span(one, voice) for one in drawn]
    known = [one.change for one in drawn if one.change]
    reach = max(1.0, *(abs(end) for one in known for end in (one.low, one.high)))
    return figure(
        "growth-chart",
        _finding(drawn, voice),
        spans.spans(rows, voice.read("growth.axis"), (-reach, reach), (-1, 0, 1), percent=False,
                    line=0.0),
        voice.read("growth.alt", items="; ".join(f"{row.label}: {row.words}" for row in rows)),
        voice.read("growth.caption"),
        _table(shown, voice),
    )  # fmt: skip


def _span(one: Growth, voice: Voice) -> Span:
    assert one.change is not None
    words = voice.read("growth.value", value=signed_number(one.change.value, voice), n=one.people)
    return Span(one.label, one.change.value, words, one.change.low, one.change.high)


def _table(shown: list[Growth], voice: Voice) -> Table:
    heads = tuple(voice.read(f"growth.{head}") for head in _HEADS)
    rows = tuple(_cells(one, voice) for one in shown)
    return Table(voice.read("growth.table"), heads, rows)


def _cells(one: Growth, voice: Voice) -> tuple[str, ...]:
    counts = (voice.count(n) for n in (one.people, one.up, one.same, one.down))
    chance = voice.read(f"growth.chance_{one.clear}")
    if one.p is not None:
        chance = voice.read("growth.p", said=chance, times=round(one.p * 1000))
    return (one.label, *counts, _said(one.change, voice), chance, _said(one.slope, voice))


def _said(found: Estimate | None, voice: Voice) -> str:
    if found is None:
        return voice.say("none")
    return f"{signed_number(found.value, voice)} ({between(found, voice)})"


def _finding(drawn: list[Growth], voice: Voice) -> str:
    """The criterion that moved most, or that none can be told from chance."""
    clear = [one for one in drawn if one.clear != "none" and one.change and one.change.value]
    if not clear:
        return voice.read("growth.finding_none")
    most = max(clear, key=lambda one: abs(one.change.value) if one.change else 0.0)
    assert most.change is not None
    text = "growth.finding_up" if most.change.value > 0 else "growth.finding_down"
    return voice.read(text, criterion=most.label, value=_size(most.change.value, voice),
                      between=between(most.change, voice))  # fmt: skip

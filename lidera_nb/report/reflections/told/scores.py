"""Points by question: which were hard, and how points fell."""

from __future__ import annotations

from lidera_nb.report import charts
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.reflections.model import Question, ReflectionReport, Scored
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import DOTS_BELOW, Voice

_HEADS = ("question", "people", "most", "full", "part", "none_of", "mean")


def scores(report: ReflectionReport, voice: Voice) -> Section:
    """Every assignment that was graded."""
    drawn = [one for one in report.scored if any(asked.share for asked in one.questions)]
    hidden = [one.label for one in report.scored if one not in drawn]
    lead = "lead" if drawn else "few" if report.scored else "none"
    note = (voice.read("scores.withheld", items="; ".join(hidden)),) if hidden and drawn else ()
    return Section(
        "scores",
        voice.read("scores.title"),
        lead=(voice.read(f"scores.{lead}"),),
        figures=tuple(_figure(one, voice) for one in drawn),
        closing=(*note, *((voice.read("scores.closing"),) if drawn else ())),
    )


def _figure(one: Scored, voice: Voice) -> Figure:
    rows = [_bar(asked, voice) for asked in one.questions]
    people = [asked.people for asked in one.questions if asked.people]
    title = voice.read("scores.version", title=one.label, version=one.version)
    return figure(
        f"scores-{one.id}",
        _finding(one, voice),
        charts.bars(rows, voice.read("scores.axis"), dots=max(people, default=0) < DOTS_BELOW),
        voice.read("scores.alt", items=voice.in_words(rows)),
        voice.read("scores.caption"),
        Table(
            voice.read("scores.table", title=title),
            tuple(voice.read(f"scores.{head}") for head in _HEADS),
            tuple(_cells(asked, voice) for asked in one.questions),
        ),
        over=title,
    )


def _bar(asked: Question, voice: Voice) -> charts.Bar:
    share = asked.share
    if share is None:
        return charts.Bar(asked.label, None, voice.say("withheld"))
    value = voice.say("value", share=voice.percent(share.value), people=asked.full, n=share.n)
    return charts.Bar(asked.label, share.value, value, share.low, share.high, strong=True)


def _cells(asked: Question, voice: Voice) -> tuple[str, ...]:
    digits = 0 if asked.most == round(asked.most) else 1
    mean = voice.say("none") if asked.mean is None else voice.percent(asked.mean)
    counts = (voice.count(n) for n in (asked.full, asked.part, asked.none))
    return (asked.label, voice.count(asked.people), voice.decimal(asked.most, digits), *counts,
            mean)  # fmt: skip


def _finding(one: Scored, voice: Voice) -> str:
    """The question that the fewest got full points on, of those that can be told."""
    told = [(asked.share.value, asked.label) for asked in one.questions if asked.share]
    share, label = min(told)
    if len(told) == 1:
        return voice.read("scores.finding_one", question=label, share=voice.percent(share))
    text = "finding" if len(told) == len(one.questions) else "partly"
    return voice.read(f"scores.{text}", question=label, share=voice.percent(share))

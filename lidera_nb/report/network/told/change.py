"""What changed between waves: ties that stayed, went and came."""

from __future__ import annotations

from lidera_nb.report import charts
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.network.model import Change, NetworkReport
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def change(report: NetworkReport, voice: Voice) -> Section:
    """Jaccard between waves that follow one another, with the ties behind it."""
    seen = [one for one in report.changes if one.jaccard]
    lead = "lead" if seen else "none" if report.changes else "once"
    return Section(
        "change",
        voice.net("change.title"),
        lead=(voice.net(f"change.{lead}"),),
        figures=(_figure(seen, report, voice),) if seen else (),
        closing=(voice.net("change.impact"),) if seen else (),
    )


def _figure(seen: list[Change], report: NetworkReport, voice: Voice) -> Figure:
    rows = [_bar(one, report, voice) for one in seen]
    heads = ("between", "people", "kept", "gone", "new", "jaccard", "own")
    return figure(
        "change-chart",
        _finding(seen, report, voice),
        charts.bars(rows, voice.net("change.axis")),
        voice.net("change.alt", items=voice.in_words(rows)),
        voice.net("change.caption"),
        Table(
            voice.net("change.table"),
            tuple(voice.net(f"change.{head}") for head in heads),
            tuple(_row(one, voice) for one in report.changes),
        ),
    )


def _name(one: Change, voice: Voice) -> str:
    return voice.net("change.name", relation=one.label, first=one.first, second=one.second)


def _bar(one: Change, report: NetworkReport, voice: Voice) -> charts.Bar:
    assert one.jaccard is not None
    value = voice.net("mixing.value", share=voice.percent(one.jaccard.value), ties=one.jaccard.n)
    strong = one.relation == report.relation
    return charts.Bar(_name(one, voice), one.jaccard.value, value, strong=strong)


def _row(one: Change, voice: Voice) -> tuple[str, ...]:
    jaccard = voice.percent(one.jaccard.value) if one.jaccard else voice.say("none")
    own = voice.say("none") if one.stability is None else voice.percent(one.stability)
    counts = (one.people, one.kept, one.gone, one.new)
    return (_name(one, voice), *(voice.count(n) for n in counts), jaccard, own)


def _finding(seen: list[Change], report: NetworkReport, voice: Voice) -> str:
    own = [one for one in seen if one.relation == report.relation] or seen
    last = own[-1]
    assert last.jaccard is not None
    return voice.net(
        "change.finding",
        share=voice.percent(last.jaccard.value),
        relation=last.label,
        first=last.first,
        second=last.second,
    )

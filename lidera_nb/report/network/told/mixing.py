"""Where ties stay: within groups or between them, and more than chance would have it."""

from __future__ import annotations

from lidera_nb.report import charts, spans
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.network.model import Group, Mixed, NetworkReport
from lidera_nb.report.network.told.chance import in_words
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice


def mixing(report: NetworkReport, voice: Voice) -> Section:
    """Each group's ties, and each attribute against chance."""
    shown = [group for group in report.groups if group.share]
    figures = ([_groups(report, voice)] if shown else []) + (
        [_mixed(report, voice)] if report.mixed else []
    )
    lead = "mixing.lead" if figures else "mixing.none"
    return Section(
        "mixing",
        voice.net("mixing.title"),
        lead=(voice.net(lead, relation=report.label, wave=report.last),),
        figures=tuple(figures),
        closing=(voice.net("mixing.cause"),) if report.mixed else (),
        narrow=True,
    )


def _groups(report: NetworkReport, voice: Voice) -> Figure:
    rows = [_bar(group, voice) for group in report.groups]
    known = [(g.share.value, g.label) for g in report.groups if g.share]
    heads = ("mixing.group", "mixing.ties", "mixing.within")
    text = "finding" if len(known) == len(rows) else "partly"
    return figure(
        "mixing-groups",
        voice.net(f"mixing.groups_{text}", high=max(known)[1], share=voice.percent(max(known)[0])),
        charts.bars(rows, voice.net("mixing.groups_axis")),
        voice.net("mixing.groups_alt", items=voice.in_words(rows)),
        voice.net("mixing.groups_caption", relation=report.label, wave=report.last,
                  threshold=report.parameters.threshold),
        Table(
            voice.net("mixing.groups_table", relation=report.label),
            tuple(voice.net(head) for head in heads),
            tuple(_row(one, voice) for one in report.groups),
        ),
    )  # fmt: skip


def _bar(group: Group, voice: Voice) -> charts.Bar:
    share = group.share
    if share is None:
        return charts.Bar(group.label, None, voice.say("withheld"))
    value = voice.net("mixing.value", share=voice.percent(share.value), ties=share.n)
    return charts.Bar(group.label, share.value, value, share.low, share.high)


def _row(group: Group, voice: Voice) -> tuple[str, ...]:
    share = voice.percent(group.share.value) if group.share else voice.say("withheld")
    return (group.label, voice.count(group.ties), share)


def _mixed(report: NetworkReport, voice: Voice) -> Figure:
    rows = [_span(one, voice) for one in report.mixed]
    most = max(report.mixed, key=lambda one: one.observed - one.expected)
    heads = ("mixing.attribute", "mixing.observed", "mixing.expected", "mixing.chance")
    cells = tuple(
        (one.label, voice.percent(one.observed), voice.percent(one.expected),
         in_words(one.p, one.error, report.parameters.permutations, voice))
        for one in report.mixed
    )  # fmt: skip
    return figure(
        "mixing-chance",
        _finding(most, voice),
        spans.spans(rows, voice.net("mixing.axis")),
        voice.net("mixing.alt", items="; ".join(f"{r.label}: {r.words}" for r in rows)),
        voice.net("mixing.caption", relation=report.label, wave=report.last),
        Table(voice.net("mixing.table"), tuple(voice.net(head) for head in heads), cells),
    )


def _span(one: Mixed, voice: Voice) -> Span:
    observed, expected = voice.percent(one.observed), voice.percent(one.expected)
    words = voice.net("mixing.beside", observed=observed, expected=expected)
    return Span(one.label, one.observed, words, chance=one.expected)


def _finding(one: Mixed, voice: Voice) -> str:
    text = "mixing.finding" if one.p < 0.05 and one.observed > one.expected else "mixing.as_chance"
    return voice.net(text, attribute=one.label, observed=voice.percent(one.observed),
                     expected=voice.percent(one.expected))  # fmt: skip

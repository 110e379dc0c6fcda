"""Who was asked, who answered, and who the people of the network are."""

from __future__ import annotations

from lidera_nb.report import charts
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.network.model import NetworkReport, Wave
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

ENOUGH, SOME = 0.8, 0.7
"""Above the first share of answers a network is told without warning, below the second with one."""


def response(report: NetworkReport, voice: Voice) -> Section:
    """Response and boundary, wave by wave."""
    shown = [wave for wave in report.waves if wave.share]
    few = [wave for wave in report.waves if not wave.share]
    hidden = tuple(
        voice.net("response.few", wave=wave.number, threshold=report.parameters.threshold)
        for wave in few
    )
    return Section(
        "response",
        voice.net("response.title"),
        lead=(voice.net("response.boundary"),),
        figures=(_figure(shown, voice),) if shown else (),
        closing=(*hidden, voice.net(f"response.{verdict(report)}"), voice.net("response.missing")),
    )


def verdict(report: NetworkReport) -> str:
    """What the answers of the last wave allow: ``enough``, ``some`` or ``low``."""
    shares = [wave.share.value for wave in report.waves if wave.share]
    last = shares[-1] if shares else 0.0
    return "enough" if last >= ENOUGH else "some" if last >= SOME else "low"


def _figure(waves: list[Wave], voice: Voice) -> Figure:
    rows = [_bar(wave, wave is waves[-1], voice) for wave in waves]
    heads = ("response.wave", "response.asked", "response.answered", "response.outside")
    return figure(
        "response-chart",
        _finding(waves[-1], voice),
        charts.bars(rows, voice.net("response.axis")),
        voice.net("response.alt", items=voice.in_words(rows)),
        voice.net("response.caption"),
        Table(
            voice.net("response.table"),
            tuple(voice.net(head) for head in heads),
            tuple(_cells(wave, voice) for wave in waves),
        ),
    )


def _bar(wave: Wave, last: bool, voice: Voice) -> charts.Bar:
    assert wave.share is not None
    name = voice.net("wave", wave=wave.number)
    value = voice.say("of", people=wave.answered, n=wave.asked)
    return charts.Bar(name, wave.share.value, value, strong=last)


def _cells(wave: Wave, voice: Voice) -> tuple[str, ...]:
    counts = (wave.asked, wave.answered, wave.outside)
    return (voice.net("wave", wave=wave.number), *(voice.count(n) for n in counts))


def _finding(wave: Wave, voice: Voice) -> str:
    return voice.net("response.finding", wave=wave.number, answered=wave.answered, asked=wave.asked)


def who(report: NetworkReport, voice: Voice) -> Section:
    """The people inside the boundary of the last wave, in the words of the school profile."""
    tables = []
    for spread in report.who:
        whole = voice.table(spread, spread.label, voice.say("who.answer"))
        tables.append(Table(whole.caption, whole.head[:3], tuple(row[:3] for row in whole.rows)))
    return Section(
        "who",
        voice.net("who.title"),
        lead=(voice.net("who.lead" if tables else "who.none", wave=report.last),),
        tables=tuple(tables),
        narrow=True,
    )

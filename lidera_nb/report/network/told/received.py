"""How many people turn to each, in bands: one chart a relation."""

from __future__ import annotations

from lidera_nb.report import charts
from lidera_nb.report.figures import Figure, figure
from lidera_nb.report.model import Distribution
from lidera_nb.report.network.model import NetworkReport
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import DOTS_BELOW, Voice


def received(report: NetworkReport, voice: Voice) -> Section:
    """The spread of ties received in the last wave."""
    shown = [spread for spread in report.received if spread.tells]
    hidden = [spread.label for spread in report.received if not spread.tells]
    note = voice.net("received.withheld", items=", ".join(hidden))
    return Section(
        "received",
        voice.net("received.title"),
        lead=(voice.net("received.lead" if shown else "received.none", wave=report.last),),
        figures=tuple(_figure(spread, report, voice) for spread in shown),
        closing=(note,) if hidden else (),
        narrow=True,
    )


def _figure(spread: Distribution, report: NetworkReport, voice: Voice) -> Figure:
    rows = [voice.bar(option, spread) for option in spread.options]
    n = spread.people or 0
    nobody = spread.options[0].share
    finding = voice.net("received.finding_hidden")
    if nobody is not None:
        share = voice.percent(nobody.value)
        finding = voice.net("received.finding", share=share)
    return figure(
        spread.id,
        finding,
        charts.bars(rows, voice.net("received.axis"), dots=n < DOTS_BELOW),
        voice.net("received.alt", items=voice.in_words(rows)),
        voice.net("received.caption", n=voice.count(spread.people), wave=report.last),
        voice.table(spread, voice.net("received.table", relation=spread.label),
                    voice.net("received.band")),
        over=spread.label,
    )  # fmt: skip

"""What would be different if ties were counted otherwise, or if everybody had answered."""

from __future__ import annotations

from lidera_nb.report import spans
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.network.model import Band, Cut, Described, NetworkReport
from lidera_nb.report.network.told.description import ALL, DIGITS, SHARES, sayable, told
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice


def sensitivity(report: NetworkReport, voice: Voice) -> Section:
    """The threshold of frequency, and those who did not answer."""
    cuts = [cut for cut in report.cuts if any(cut.measures.values())]
    figures = tuple(_figure(name, cuts, report, voice) for name in SHARES) if len(cuts) > 1 else ()
    tables = tuple(_bands(one, report, voice) for one in report.described
                   if one.wave == report.last)  # fmt: skip
    return Section(
        "sensitivity",
        voice.net("sensitivity.title"),
        lead=(voice.net("sensitivity.lead" if figures else "sensitivity.unasked"),),
        figures=figures,
        tables=tables,
        closing=(voice.net("sensitivity.silent"),) if tables else (),
        narrow=True,
    )


def _figure(name: str, cuts: list[Cut], report: NetworkReport, voice: Voice) -> Figure:
    rows = [_span(cut, cut.measures.get(name), voice) for cut in cuts]
    group = voice.net(f"across.{report.parameters.group}")
    heads = ("sensitivity.from", "description.ties", "description.value")
    cells = tuple(
        (row.label, voice.count(cut.ties), row.words) for row, cut in zip(rows, cuts, strict=True)
    )
    return figure(
        f"sensitivity-{name}",
        _finding(name, rows, group, voice),
        spans.spans(rows, voice.net(f"description.{name}_axis", group=group)),
        voice.net("description.alt", items="; ".join(f"{r.label}: {r.words}" for r in rows)),
        voice.net("sensitivity.caption", relation=report.label, wave=report.last),
        Table(
            voice.net(f"description.{name}_table", group=group),
            tuple(voice.net(head) for head in heads),
            cells,
        ),
    )


def _span(cut: Cut, found: Band | None, voice: Voice) -> Span:
    label = voice.net("sensitivity.at_least", label=cut.label)
    seen = sayable(found)
    if seen is None:
        return Span(label, None, told(found, voice))
    return Span(label, seen.value, voice.percent(seen.value))


def _finding(name: str, rows: list[Span], group: str, voice: Voice) -> str:
    values = [row.value for row in rows if row.value is not None]
    what = voice.net(f"description.{name}_table", group=group)
    if not values:
        return voice.net("sensitivity.unknown", what=what)
    low, high = voice.percent(min(values)), voice.percent(max(values))
    text = "sensitivity.steady" if max(values) - min(values) < 0.1 else "sensitivity.moves"
    return voice.net(text, what=what, low=low, high=high)


def _bands(one: Described, report: NetworkReport, voice: Voice) -> Table:
    """Each measure of a relation with its band."""
    found = [(name, one.measures.get(name)) for name in ALL]
    heads = ("measure", "value", "band", "verdict")
    return Table(
        voice.net("sensitivity.table", relation=one.label, wave=report.last),
        tuple(voice.net(f"sensitivity.{head}") for head in heads),
        tuple(
            (voice.net(f"description.{name}_head"), *_row(band, DIGITS.get(name, 2), voice))
            for name, band in found
            if band is not None
        ),
    )


def _row(found: Band, digits: int, voice: Voice) -> tuple[str, str, str]:
    trust, none = voice.net(f"sensitivity.{found.trust}"), voice.say("none")
    if found.trust == "withhold":
        return none, none, trust
    value, low, high = (voice.decimal(n, digits) for n in (found.value, found.low, found.high))
    return value, voice.net("sensitivity.from_to", low=low, high=high), trust

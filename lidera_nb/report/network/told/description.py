"""What the network is like: each relation in each wave, with how far its numbers can be trusted."""

from __future__ import annotations

from collections.abc import Sequence

from lidera_nb.report import spans
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.network.model import Band, Described, NetworkReport
from lidera_nb.report.network.told.picture import picture
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice

SHARES = ("reciprocity", "transitivity", "crossing")
"""Measures that are drawn; the tables have all."""

ALL = ("density", *SHARES, "centralization")
DIGITS = {"density": 3}
"""Decimals of a measure where two are too few."""


def description(report: NetworkReport, voice: Voice) -> Section:
    """Relations of the last wave as charts."""
    last = [one for one in report.described if one.wave == report.last]
    drawn = tuple(_figure(report, name, last, voice) for name in SHARES if _any(last, name))
    seen = picture(report, voice)
    return Section(
        "description",
        voice.net("description.title"),
        lead=(voice.net("description.lead" if last else "description.none", wave=report.last),),
        figures=(*drawn, *([seen] if seen else [])),
        narrow=True,
    )


def measures(report: NetworkReport, voice: Voice) -> Section:
    """All measures of all waves, as tables."""
    tables = tuple(_table(report, wave, voice) for wave in _waves(report))
    lead = "description.trust" if tables else "description.none"
    return Section(
        "all-measures",
        voice.net("description.all"),
        lead=(voice.net(lead, wave=report.last),),
        tables=tables,
    )


def told(found: Band | None, voice: Voice, digits: int = 2) -> str:
    """A measure, with a mark where it calls for care and without its value where for silence."""
    if found is None:
        return voice.say("none")
    if found.trust == "withhold":
        return voice.net("trust.withhold")
    value = voice.decimal(found.value, digits)
    return value if found.trust == "trust" else voice.net("trust.marked", value=value)


def _waves(report: NetworkReport) -> list[int]:
    return sorted({one.wave for one in report.described}, reverse=True)


def _any(found: Sequence[Described], name: str) -> bool:
    return any(sayable(one.measures.get(name)) for one in found)


def sayable(found: Band | None) -> Band | None:
    """A measure that may be reported."""
    return found if found and found.trust != "withhold" else None


def _figure(report: NetworkReport, name: str, found: Sequence[Described], voice: Voice) -> Figure:
    rows = [_span(one, one.measures.get(name), voice) for one in found]
    words = "; ".join(f"{row.label}: {row.words}" for row in rows)
    group = voice.net(f"across.{report.parameters.group}")
    heads = (voice.net("relation_head"), voice.net("description.value"))
    cells = tuple((one.label, told(one.measures.get(name), voice)) for one in found)
    return figure(
        f"describe-{name}",
        _finding(name, found, group, voice),
        spans.spans(rows, voice.net(f"description.{name}_axis", group=group)),
        voice.net("description.alt", items=words),
        voice.net(f"description.{name}_caption", wave=report.last, group=group),
        Table(voice.net(f"description.{name}_table", group=group), heads, cells),
    )


def _span(one: Described, found: Band | None, voice: Voice) -> Span:
    seen = sayable(found)
    if seen is None:
        return Span(one.label, None, told(found, voice))
    words = voice.percent(seen.value)
    if seen.trust == "care":
        words = voice.net("trust.with_care", value=words)
    return Span(one.label, seen.value, words, seen.low, seen.high)


def _finding(name: str, found: Sequence[Described], group: str, voice: Voice) -> str:
    """The relation in which the measure is largest, and the one in which it is smallest."""
    known = [(band.value, one.label) for one in found if (band := sayable(one.measures.get(name)))]
    (least, low), (most, high) = min(known), max(known)
    if len(known) == 1 or voice.percent(least) == voice.percent(most):
        share = voice.percent(most)
        return voice.net(f"description.{name}_one", share=share, relation=high, group=group)
    return voice.net(f"description.{name}_finding", most=voice.percent(most), high=high,
                     least=voice.percent(least), low=low, group=group)  # fmt: skip


def _table(report: NetworkReport, wave: int, voice: Voice) -> Table:
    found = [one for one in report.described if one.wave == wave]
    group = voice.net(f"across.{report.parameters.group}")
    heads = ["relation_head", "description.ties", "description.per_person", *(
        f"description.{name}_head" for name in ALL), "description.isolates"]  # fmt: skip
    rows = tuple(
        (
            one.label,
            voice.decimal(one.ties),
            voice.decimal(one.per_person, 1),
            *(told(one.measures.get(name), voice, DIGITS.get(name, 2)) for name in ALL),
            voice.count(one.isolates),
        )
        for one in found
    )
    caption = voice.net("description.table", wave=wave)
    return Table(caption, tuple(voice.net(head, group=group) for head in heads), rows)

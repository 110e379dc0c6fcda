"""Who took part in each wave, who answered what, who left, and what was left open."""

from __future__ import annotations

from dataclasses import replace

from lidera_nb.report import overview
from lidera_nb.report.cohort import flow as stages
from lidera_nb.report.cohort.model import Attrition, LeftRow
from lidera_nb.report.cohort.told.security import none
from lidera_nb.report.cohort.told.words import heads, phrase, signed
from lidera_nb.report.figures import Table
from lidera_nb.report.model import Report
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

_PARTS = ("started", "completed", "analysed")


def flow(report: Report, voice: Voice) -> Section:
    """The stages of the course, and those of each wave of the scale."""
    base, found = stages.flow(report, voice), report.evidence
    if not found.waves:
        return base
    invited, agreed = (voice.count(report.stage(name)) for name in ("enrolled", "included"))
    rows = [(phrase(voice, "flow.invited"), *([invited] * len(found.waves))),
            (phrase(voice, "flow.consented"), *([agreed] * len(found.waves)))]  # fmt: skip
    for part in _PARTS:
        counts = (voice.count(getattr(wave, part)) for wave in found.waves)
        rows.append((phrase(voice, f"flow.{part}"), *counts))
    numbered = (phrase(voice, "wave", n=wave.wave) for wave in found.waves)
    columns = (phrase(voice, "flow.stage"), *numbered)
    caption = phrase(voice, "flow.table", name=found.instrument)
    return replace(base, tables=(*base.tables, Table(caption, columns, tuple(rows))))


def response(report: Report, voice: Voice) -> Section:
    """Each instrument, and the network's survey by its roster."""
    found, title = report.evidence, phrase(voice, "response.title")
    rows = [(one.label, one.expected, one.answered, one.share) for one in found.response]
    for wave in found.network:
        label = phrase(voice, "response.network", wave=wave.number, asked=wave.asked)
        rows.append((label, wave.asked, wave.answered, wave.share))
    if not rows:
        return Section("response", title, lead=(phrase(voice, "response.none"),))
    cells = tuple(
        (
            label,
            voice.decimal(expected),
            voice.count(answered),
            voice.percent(share.value) if share else voice.say("none"),
            voice.interval(share),
        )
        for label, expected, answered, share in rows
    )
    columns = (*heads(voice, "response", "instrument", "expected", "answered"),
               voice.say("share"), voice.say("range"))  # fmt: skip
    table = Table(phrase(voice, "response.table"), columns, cells)
    return Section("response", title, lead=(phrase(voice, "response.lead"),), tables=(table,))


def attrition(report: Report, voice: Voice) -> Section:
    """Leavers against stayers."""
    found, title = report.evidence.attrition, phrase(voice, "attrition.title")
    if found is None:
        return Section("attrition", title, lead=(none(report, voice),))
    lead = (phrase(voice, "attrition.lead"), _counted(found, voice))
    if not found.rows:
        return Section("attrition", title, lead=lead)
    rows = tuple(_left(one, voice) for one in found.rows)
    columns = heads(voice, "attrition", "what", "size", "reading", "chance")
    table = Table(phrase(voice, "attrition.table"), columns, rows)
    note = phrase(voice, "attrition.note")
    return Section("attrition", title, lead=lead, tables=(table,), closing=(note,))


def _counted(found: Attrition, voice: Voice) -> str:
    if found.left == 0:
        return phrase(voice, "attrition.none")
    if found.left is None or found.stayed is None or found.share is None:
        return phrase(voice, "attrition.hidden")
    share, interval = voice.percent(found.share.value), voice.interval(found.share)
    return phrase(voice, "attrition.counts", stayed=found.stayed, left=found.left, share=share,
               interval=interval)  # fmt: skip


def _left(one: LeftRow, voice: Voice) -> tuple[str, ...]:
    if one.value is None or one.p is None:
        return one.label, voice.say("withheld"), voice.say("none"), voice.say("none")
    reading = phrase(voice, f"attrition.{one.band}")
    return one.label, signed(voice, one.value), reading, voice.decimal(one.p, 2)


def method(report: Report, voice: Voice) -> Section:
    """How numbers were made and which were withheld, with what holds for means."""
    base, least = overview.method(report, voice), report.parameters.threshold
    return replace(base, lead=(*base.lead, phrase(voice, "method.means", least=least)))


def missing(report: Report, voice: Voice) -> Section:
    """What the data lack, what was left open in the scale, and how both were handled."""
    base, found = overview.missing(report, voice), report.evidence
    if not found.gaps:
        return base
    rows = tuple(
        (
            phrase(voice, "wave", n=gap.wave),
            voice.decimal(gap.asked),
            gap.open or voice.say("none"),
            "; ".join(gap.most) or phrase(voice, "gaps.nothing"),
        )
        for gap in found.gaps
    )
    columns = heads(voice, "gaps", "wave", "asked", "open", "most")
    table = Table(phrase(voice, "gaps.table", name=found.instrument), columns, rows)
    handled = (phrase(voice, "gaps.handled"),)
    return replace(base, tables=(*base.tables, table), closing=(*base.closing, *handled))

"""What other reports say of the same cohort, in short: reflections that were read, the network."""

from __future__ import annotations

from lidera_nb.report.cohort.model import Evidence
from lidera_nb.report.cohort.told.words import heads, phrase
from lidera_nb.report.estimates import wilson
from lidera_nb.report.figures import Table
from lidera_nb.report.model import Report
from lidera_nb.report.reflections.model import LevelRow, Spread
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

LOW = 0.7
"""Response below which a network is not to be leaned on."""


def levels(report: Report, voice: Voice) -> Section:
    """The criterion that most texts were read by, and how far readers agreed on it."""
    found, title = report.evidence, phrase(voice, "levels.title")
    rows = [row for one in found.levels[:1] for row in one.rows if row.people]
    if not rows:
        return Section("levels", title, lead=(phrase(voice, "levels.none"),))
    spread = found.levels[0]
    columns = (phrase(voice, "levels.text"), "n", phrase(voice, "levels.share"), voice.say("range"))
    table = Table(phrase(voice, "levels.table"), columns,
                  tuple(_text(row, spread.levels, voice) for row in rows))  # fmt: skip
    lead = phrase(voice, "levels.lead", criterion=spread.label, rubric=spread.rubric)
    closing = (_agreement(found, spread, voice),)
    return Section("levels", title, lead=(lead,), tables=(table,), closing=closing)


def _text(row: LevelRow, levels: tuple[str, ...], voice: Voice) -> tuple[str, ...]:
    """How many reached the upper half, or the level next to it that can be told."""
    half = len(levels) // 2 + 1
    nearest = sorted(range(2, len(levels) + 1), key=lambda level: abs(level - half))
    level = next((one for one in nearest if row.reached(one) is not None), None)
    name = row.label if row.wave == 1 else f"{row.label} · {phrase(voice, 'wave', n=row.wave)}"
    if level is None or not row.people:
        return name, voice.count(row.people), voice.say("withheld"), voice.say("none")
    share = wilson(row.reached(level) or 0, row.people)
    reached = voice.percent(share.value)
    told = phrase(voice, "levels.reached", level=levels[level - 1], share=reached)
    return name, voice.count(row.people), told, voice.interval(share)


def _agreement(found: Evidence, spread: Spread, voice: Voice) -> str:
    own = next((one for one in found.agreed if one.id == spread.id and one.measures), None)
    alpha = own.measures[0] if own else None
    if own is None or alpha is None or None in (alpha.value, alpha.low, alpha.high):
        return phrase(voice, "levels.no_agreement")
    value, low, high = (voice.decimal(n or 0, 2) for n in (alpha.value, alpha.low, alpha.high))
    interval = phrase(voice, "between", low=low, high=high)
    return phrase(voice, "levels.agreement", value=value, interval=interval, n=own.texts)


def network(report: Report, voice: Voice) -> Section:
    """The boundary, who answered, and how many ties there are."""
    found, title = report.evidence, phrase(voice, "network.title")
    if not found.network:
        return Section("network", title, lead=(phrase(voice, "network.none"),))
    waves = tuple(
        (
            str(wave.number),
            voice.decimal(wave.asked),
            voice.count(wave.answered),
            voice.interval(wave.share),
            voice.count(wave.outside),
        )
        for wave in found.network
    )
    columns = (*heads(voice, "network", "wave", "asked", "answered"), voice.say("range"),
               phrase(voice, "network.outside"))  # fmt: skip
    tables = [Table(phrase(voice, "network.waves"), columns, waves)]
    if found.ties:
        rows = tuple((one.label, voice.decimal(one.ties), voice.decimal(one.per_person, 1))
                     for one in found.ties)  # fmt: skip
        columns = heads(voice, "network", "relation", "count", "each")
        tables.append(Table(phrase(voice, "network.ties"), columns, rows))
    low = any(wave.share is not None and wave.share.value < LOW for wave in found.network)
    closing = [phrase(voice, "network.low")] if low else []
    closing.append(phrase(voice, "network.note"))
    lead = (phrase(voice, "network.lead"),)
    return Section("network", title, lead=lead, tables=tuple(tables), closing=tuple(closing))

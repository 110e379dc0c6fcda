"""What was done and how much of it people received, and what did not go as planned."""

from __future__ import annotations

from datetime import UTC, datetime, time

from lidera_nb.report.cohort.model import Deviation, Dose, Evidence
from lidera_nb.report.cohort.told.words import heads, phrase
from lidera_nb.report.figures import Table
from lidera_nb.report.model import Report
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

_PLANNED = ("how", "who", "where", "when", "tailored")


def programme(report: Report, voice: Voice) -> Section:
    """The items of TIDieR, and the dose."""
    found = report.evidence
    tables = [_items(report, voice)] + ([_dose(found, voice)] if found.dose else [])
    lead = [phrase(voice, "programme.lead")]
    lead += [] if found.plan else [phrase(voice, "programme.no_plan")]
    note = phrase(voice, "programme.dose_note" if found.dose else "programme.no_dose")
    title = phrase(voice, "programme.title")
    return Section("programme", title, lead=tuple(lead), tables=tuple(tables), closing=(note,))


def _items(report: Report, voice: Voice) -> Table:
    found = report.evidence
    cases = ", ".join(voice.quoted(case) for case in found.cases)
    played = phrase(voice, "programme.cases" if cases else "programme.no_cases", cases=cases)
    known = {"name": report.meta.title, "why": "", "what": played}
    if found.plan is not None:
        said = found.plan.file.programme
        known["why"] = said.why.of(voice.lang)
        known |= {name: getattr(said, name).of(voice.lang) for name in _PLANNED}
    shown = {name: text for name, text in known.items() if text}
    rows = tuple((phrase(voice, f"programme.{name}"), text) for name, text in shown.items())
    return Table(phrase(voice, "programme.table"), heads(voice, "programme", "item", "said"), rows)


def _dose(found: Evidence, voice: Voice) -> Table:
    columns = (*heads(voice, "programme", "dose_what", "median", "quartiles"), "n")
    rows = tuple(_received(one, voice) for one in found.dose)
    return Table(phrase(voice, "programme.dose"), columns, rows)


def _received(one: Dose, voice: Voice) -> tuple[str, ...]:
    quartiles, digits = voice.say("none"), int(one.id == "minutes")
    if one.low is not None and one.high is not None:
        ends = voice.decimal(one.low, digits), voice.decimal(one.high, digits)
        quartiles = phrase(voice, "between", low=ends[0], high=ends[1])
    name = phrase(voice, f"programme.dose_{one.id}")
    return name, voice.decimal(one.median, digits), quartiles, voice.decimal(one.n)


def deviations(report: Report, voice: Voice) -> Section:
    """What the data show against the plan, and what its author declared."""
    found, title = report.evidence, phrase(voice, "deviations.title")
    lead = [phrase(voice, "deviations.no_plan")]
    if found.plan is not None:
        day = voice.day(datetime.combine(found.plan.file.registered, time(15), UTC).isoformat())
        planned = found.plan.file.analysis.of(voice.lang)
        lead = [phrase(voice, "deviations.lead", name=found.plan.name, day=day),
                phrase(voice, "deviations.analysis", planned=planned)]  # fmt: skip
        lead += [] if found.deviations else [phrase(voice, "deviations.none")]
    rows = tuple(_deviation(one, voice) for one in found.deviations)
    columns = heads(voice, "deviations", "what", "planned", "happened")
    tables = (Table(phrase(voice, "deviations.table"), columns, rows),) if rows else ()
    return Section("deviations", title, lead=tuple(lead), tables=tables)


def _deviation(one: Deviation, voice: Voice) -> tuple[str, ...]:
    nothing = voice.say("none")
    what = phrase(voice, f"deviations.{one.id}")
    return what, one.planned or nothing, one.happened or nothing

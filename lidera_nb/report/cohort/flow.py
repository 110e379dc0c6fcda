"""The section on who took part: how many reached each stage, as far as it may be told."""

from __future__ import annotations

from lidera_nb.report import charts
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.model import Report, Stage
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

_ASIDE = "excluded_at_request"


def flow(report: Report, voice: Voice) -> Section:
    """Who reached which stage."""
    asked_out = report.stage(_ASIDE)
    out = (
        voice.say("flow.excluded_hidden")
        if asked_out is None
        else voice.say("flow.excluded", people=asked_out)
    )
    base = next((s for s in report.flow if s.people and s.id != _ASIDE), None)
    drawn = (_figure(report, base, voice),) if base else ()
    lead = () if base else (voice.say("flow.none"),)
    return Section("flow", voice.say("flow.title"), lead=lead, figures=drawn, closing=(out,))


def _figure(report: Report, base: Stage, voice: Voice) -> Figure:
    """Stages as shares of the first that is shown."""
    stages = [stage for stage in report.flow if stage.id != _ASIDE]
    rows = [_bar(stage, base.people or 1, voice) for stage in stages]
    cells = tuple((_name(stage, voice), voice.count(stage.people)) for stage in stages)
    return figure(
        "flow-chart",
        _finding(report, voice),
        charts.bars(rows, voice.say("flow.axis", stage=_name(base, voice))),
        voice.say("flow.alt", items=voice.in_words(rows)),
        voice.say("flow.caption", most=report.parameters.threshold - 1),
        Table(voice.say("flow.table"), (voice.say("flow.stage"), voice.say("people")), cells),
    )


def _bar(stage: Stage, whole: int, voice: Voice) -> charts.Bar:
    name, n = _name(stage, voice), stage.people
    if n is None:
        return charts.Bar(name, None, voice.say("withheld"))
    return charts.Bar(
        name, n / whole, voice.say("of", people=n, n=whole), strong=stage.id == "ended"
    )


def _name(stage: Stage, voice: Voice) -> str:
    return voice.say(f"flow.{stage.id}")


def _finding(report: Report, voice: Voice) -> str:
    ended, included = report.stage("ended"), report.stage("included")
    if ended is None or included is None:
        return voice.say("flow.finding_hidden")
    if not ended:
        return voice.say("flow.finding_none")
    return voice.say("flow.finding", ended=ended, included=included)

"""The sections that frame a report on decisions: first page, how made, how to repeat it."""

from __future__ import annotations

from lidera_nb.report import overview
from lidera_nb.report.decisions.model import CaseFound, DecisionReport
from lidera_nb.report.decisions.told.divided import most_divided
from lidera_nb.report.decisions.told.words import estimate, signed, words
from lidera_nb.report.figures import Table
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Headline, Section
from lidera_nb.report.voice import Voice

_WARNINGS = ("impact", "right", "school", "person", "cause")
_TALK = ("divided", "panel", "sure")
_METHOD = ("paths", "divided", "time", "panel", "calibration", "change", "suppression", "source",
           "references")  # fmt: skip


def summary(report: DecisionReport, voice: Voice) -> Section:
    """The first page: asked, found, how sure, what not to conclude."""
    told = [case for case in report.cases if case.paths]
    cases = ", ".join(voice.quoted(case.title) for case in told)
    asked = words(voice, "summary.asked_none")
    if told:
        people = max(case.paths.people for case in told if case.paths)
        asked = words(voice, "summary.asked", n=people, cases=cases)
    found = (_divided(report, voice), _panel(told, voice), _over(told, voice))
    made_up = any(case.panel and case.panel.synthetic for case in told)
    return Section(
        "summary",
        voice.say("summary.title"),
        lead=(asked,),
        headlines=tuple(one for one in found if one),
        closing=(words(voice, "summary.sure"),
                 *((words(voice, "summary.made_up"),) if made_up else ())),
        points_title=voice.say("summary.not_title"),
        points=tuple(words(voice, f"summary.not_{name}") for name in _WARNINGS),
        talk=tuple(words(voice, f"summary.talk_{name}") for name in _TALK) if told else (),
    )  # fmt: skip


def _divided(report: DecisionReport, voice: Voice) -> Headline | None:
    """The decision, of all cases, that divided most."""
    tops = [(top, case) for case in report.cases if (top := most_divided(case.divided))]
    if not tops:
        return None
    top, case = max(tops, key=lambda one: one[0].entropy.value if one[0].entropy else 0.0)
    assert top.entropy is not None
    text = words(voice, "summary.divided", scene=top.label)
    if len(report.cases) > 1:
        text = words(voice, "summary.divided_of", scene=top.label, case=case.title)
    low, high = (voice.decimal(end or 0.0, 2) for end in (top.entropy.low, top.entropy.high))
    between = words(voice, "summary.between", low=low, high=high)
    n = voice.say("headline_n", n=top.people)
    return Headline(voice.decimal(top.entropy.value, 2), text, between, n)


def _panel(told: list[CaseFound], voice: Voice) -> Headline | None:
    """The distance in the case that most people played."""
    known = [(case, case.panel.found) for case in told if case.panel]
    if not known:
        return None
    case, found = max(known, key=lambda one: one[1].people)
    text = words(voice, "summary.panel", case=case.title, experts=voice.percent(found.experts),
                 blind=voice.percent(found.blind))  # fmt: skip
    n = words(voice, "summary.n_decisions", people=found.people, n=found.decisions)
    value = voice.percent(found.distance.value)
    return Headline(value, text, voice.interval(estimate(found.distance)), n)


def _over(told: list[CaseFound], voice: Voice) -> Headline | None:
    """Over-confidence in the case with most predictions, where no count of them is withheld."""
    known = [(case, case.predicted.found) for case in told
             if case.predicted and not case.predicted.coarse]  # fmt: skip
    if not known:
        return None
    case, found = max(known, key=lambda one: one[1].statements)
    ends = (found.over.low or 0.0, found.over.high or 0.0)
    low, high = (signed(round(end * 100), voice) for end in ends)
    between = words(voice, "summary.points", low=low, high=high)
    n = words(voice, "summary.n_statements", people=found.people, n=found.statements)
    text = words(voice, "summary.over", case=case.title)
    return Headline(signed(round(found.over.value * 100), voice), text, between, n)


def method(report: DecisionReport, voice: Voice) -> Section:
    """What each number means, what was withheld and why."""
    rows = tuple(
        (words(voice, f"{part}.title"), voice.decimal(n)) for part, n in report.withheld.items()
    )
    heads = (voice.say("method.part"), voice.say("method.count"))
    most = {"suppression": {"most": report.parameters.threshold - 1}}
    lead = [words(voice, f"method.{name}", **most.get(name, {})) for name in _METHOD]
    mixed = [voice.say("method.versions", title=case.title, n=case.versions)
             for case in report.cases if case.versions > 1]  # fmt: skip
    table = Table(voice.say("method.withheld"), heads, rows)
    return Section("method", words(voice, "method.title"), lead=(*lead, *mixed), tables=(table,))


def record(report: DecisionReport, made: Record, voice: Voice) -> Section:
    """What is needed to make the report again."""
    return overview.recorded(report.meta, report.parameters, made, voice)

"""The sections that frame a network report: the first page, how it was made, how to repeat it."""

from __future__ import annotations

from dataclasses import replace

from lidera_nb.report import overview
from lidera_nb.report.figures import Table
from lidera_nb.report.network.model import NetworkReport
from lidera_nb.report.network.told.description import sayable
from lidera_nb.report.network.told.response import verdict
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Headline, Section
from lidera_nb.report.voice import Voice

_WARNINGS = ("cause", "impact", "silence", "person", "school")


def summary(report: NetworkReport, voice: Voice) -> Section:
    """The first page: asked, found, how sure, what not to conclude."""
    relations = list(dict.fromkeys(one.label for one in report.described))
    asked = voice.net("summary.asked", relations=", ".join(relations), waves=len(report.waves))
    sure = voice.net(f"summary.sure_{verdict(report)}")
    return Section(
        "summary",
        voice.say("summary.title"),
        lead=(asked if relations else voice.net("summary.asked_none"),),
        headlines=tuple(one for one in _headlines(report, voice) if one),
        closing=(sure, voice.net("summary.sure")),
        points_title=voice.say("summary.not_title"),
        points=tuple(voice.net(f"summary.not_{name}") for name in _WARNINGS),
        talk=voice.talk("network"),
    )


def _headlines(report: NetworkReport, voice: Voice) -> list[Headline | None]:
    """At most three numbers: who answered, what crosses groups, what stayed."""
    return [_answered(report, voice), _crossing(report, voice), _stayed(report, voice)]


def _answered(report: NetworkReport, voice: Voice) -> Headline | None:
    wave = next((one for one in reversed(report.waves) if one.share), None)
    if wave is None or wave.share is None:
        return None
    text = voice.net("summary.answered", wave=wave.number)
    n = voice.net("summary.n_people", n=wave.answered, of=wave.asked)
    return Headline(voice.percent(wave.share.value), text, voice.interval(wave.share), n)


def _crossing(report: NetworkReport, voice: Voice) -> Headline | None:
    now = report.now()
    found = sayable(now.measures.get("crossing")) if now else None
    mixed = next((one for one in report.mixed if one.attribute == report.group), None)
    if now is None or found is None:
        return None
    group = voice.net(f"across.{report.group}")
    text = voice.net("summary.crossing", relation=report.label, group=group)
    if mixed is not None:
        by_chance = voice.percent(1 - mixed.expected)
        text = voice.net("summary.crossing_chance", relation=report.label, group=group,
                         chance=by_chance)  # fmt: skip
    share, low, high = (voice.percent(n) for n in (found.value, found.low, found.high))
    n = voice.net("summary.n_ties", n=mixed.ties if mixed else now.ties)
    return Headline(share, text, voice.net("summary.band", low=low, high=high), n)


def _stayed(report: NetworkReport, voice: Voice) -> Headline | None:
    own = [one for one in report.changes if one.relation == report.relation and one.jaccard]
    if not own or own[-1].jaccard is None:
        return None
    last, jaccard = own[-1], own[-1].jaccard
    text = voice.net("summary.stayed", relation=report.label, first=last.first, second=last.second)
    n = voice.net("summary.n_both", n=jaccard.n, people=last.people)
    return Headline(voice.percent(jaccard.value), text, voice.interval(jaccard), n)


def method(report: NetworkReport, voice: Voice) -> Section:
    """What each number means, what was withheld and why."""
    rows = tuple(
        (voice.net(f"{part}.title", group=voice.net(f"across.{report.group}")), voice.decimal(n))
        for part, n in report.withheld.items()
    )
    heads = (voice.say("method.part"), voice.say("method.count"))
    paragraphs = ("measures", "silent", "suppression", "response", "chance", "source", "outside")
    most = report.parameters.threshold - 1
    return Section(
        "method",
        voice.net("method.title"),
        lead=(
            *(voice.net(f"method.{name}", most=most) for name in paragraphs),
            voice.say("method.comparison"),
        ),
        tables=(Table(voice.say("method.withheld"), heads, rows),),
    )


def record(report: NetworkReport, made: Record, voice: Voice) -> Section:
    """What is needed to make the report again."""
    asked = report.parameters
    own = (
        (voice.net("record.relation"), report.relation),
        (voice.net("record.group"), asked.group),
        (voice.net("record.at_least"), str(asked.at_least)),
        (voice.net("record.permutations"), str(asked.permutations)),
        (voice.net("record.draws"), str(asked.draws)),
    )
    section = overview.recorded(report.meta, asked, made, voice)
    table = section.tables[0]
    return replace(section, tables=(replace(table, rows=(*table.rows[:4], *own, *table.rows[4:])),))

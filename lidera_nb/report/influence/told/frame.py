"""The sections that frame the report: the first page, how it was made, how to repeat it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lidera_nb.report import overview
from lidera_nb.report.decisions.found.verdict import verdict
from lidera_nb.report.decisions.told.words import signed
from lidera_nb.report.figures import Table
from lidera_nb.report.influence.model import InfluenceReport
from lidera_nb.report.influence.told.words import between, words
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Headline, Section
from lidera_nb.report.voice import Voice

_WARNINGS = ("selection", "shared", "impact", "right", "person")
_METHOD = ("alike", "reasons", "controls", "test", "near", "exposure", "silent", "suppression",
           "references")  # fmt: skip


def summary(report: InfluenceReport, voice: Voice) -> Section:
    """The first page: asked, found, how sure, what not to conclude."""
    asked = words(voice, "summary.asked", relation=report.label)
    return Section(
        "summary",
        voice.say("summary.title"),
        lead=(asked if report.overlap else words(voice, "summary.asked_none"),),
        headlines=tuple(_headlines(report, voice)),
        closing=tuple(_sure(report, voice)),
        points_title=voice.say("summary.not_title"),
        points=tuple(words(voice, f"summary.not_{name}") for name in _WARNINGS),
        talk=voice.talk("influence"),
    )


def _headlines(report: InfluenceReport, voice: Voice) -> Iterator[Headline]:
    """At most three numbers: equal choices, the panel, what came later."""
    main = report.main
    if main:
        n = words(voice, "summary.n_ties", people=main.people, n=main.ties)
        text = words(voice, "summary.alike", relation=report.label)
        value = signed(main.effect.value * 10, voice, 1)
        yield Headline(value, text, between(main.effect, voice, 10), n)
    for one in [near for near in report.near if near.measure == "nearness"]:
        low, high = (signed(end, voice, 2) for end in (one.low, one.high))
        said = words(voice, f"chance.{verdict(one.p)}")
        band = words(voice, "summary.by_chance", low=low, high=high, said=said)
        n = words(voice, "summary.n_ties", people=one.people, n=one.ties)
        text = words(voice, "summary.near", relation=report.label)
        yield Headline(signed(one.moran, voice, 2), text, band, n)
    for later in report.exposures[:1]:
        measure = words(voice, f"measure.{later.measure}")
        text = words(voice, f"summary.{later.occasion}", measure=measure)
        n = words(voice, "summary.n_people", people=later.people)
        said = words(voice, f"chance.{verdict(later.p)}")
        band = words(voice, "summary.beside", interval=between(later.slope, voice, 1, 2), said=said)
        yield Headline(signed(later.slope.value, voice, 2), text, band, n)


def _sure(report: InfluenceReport, voice: Voice) -> Iterator[str]:
    """What may be believed of the main result, and what no result here could show."""
    if report.main:
        yield words(voice, f"summary.sure_{verdict(report.main.p)}")
    else:
        yield words(voice, "summary.sure_few")
    yield words(voice, "summary.sure")
    if report.made_up:
        yield words(voice, "summary.made_up")


def method(report: InfluenceReport, voice: Voice) -> Section:
    """What each number means, what was withheld and why."""
    rows = tuple(
        (words(voice, f"{part}.title"), voice.decimal(n)) for part, n in report.withheld.items()
    )
    heads = (voice.say("method.part"), voice.say("method.count"))
    most = {"suppression": {"most": report.parameters.threshold - 1}}
    return Section(
        "method",
        words(voice, "method.title"),
        lead=tuple(words(voice, f"method.{name}", **most.get(name, {})) for name in _METHOD),
        tables=(Table(voice.say("method.withheld"), heads, rows),) if rows else (),
    )


def record(report: InfluenceReport, made: Record, voice: Voice) -> Section:
    """What is needed to make the report again."""
    asked = report.parameters
    own = (
        (voice.net("record.relation"), report.relation),
        (voice.net("record.at_least"), str(asked.at_least)),
        (voice.net("record.permutations"), str(asked.permutations)),
    )
    section = overview.recorded(report.meta, asked, made, voice)
    table = section.tables[0]
    return replace(section, tables=(replace(table, rows=(*table.rows[:4], *own, *table.rows[4:])),))

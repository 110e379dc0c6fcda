"""The sections that frame the report: the first page, how it was made, how to repeat it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lidera_nb.report import overview
from lidera_nb.report.figures import Table
from lidera_nb.report.knowledge.model import KnowledgeReport
from lidera_nb.report.knowledge.told.diffused import told
from lidera_nb.report.knowledge.told.words import words
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Headline, Section
from lidera_nb.report.voice import Voice

_WARNINGS = ("works", "carried", "silence", "person")
_METHOD = ("who", "words", "waits", "contexts", "chance", "suppression", "references")


def summary(report: KnowledgeReport, voice: Voice) -> Section:
    """The first page: asked, found, how sure, what not to conclude."""
    return Section(
        "summary",
        voice.say("summary.title"),
        lead=(words(voice, "summary.asked"),),
        headlines=tuple(_headlines(report, voice)),
        closing=(words(voice, "summary.sure"),),
        points_title=voice.say("summary.not_title"),
        points=tuple(words(voice, f"summary.not_{name}") for name in _WARNINGS),
        talk=voice.talk("knowledge"),
    )


def _headlines(report: KnowledgeReport, voice: Voice) -> Iterator[Headline]:
    """At most three: who wrote, what did not work, what came after whom one turns to."""
    writers, ends = report.captured.writers, dict(report.adopted.statuses)
    if writers:
        n = voice.say("headline_n", n=writers.n)
        text = words(voice, "summary.writers")
        yield Headline(voice.percent(writers.value), text, voice.interval(writers), n)
    failed, worked = ends.get("failed"), ends.get("worked")
    if failed is not None and worked is not None and failed + worked:
        text = words(voice, "summary.failed", ended=failed + worked, worked=worked)
        said = words(voice, "summary.no_mean")
        n = words(voice, "summary.n_tries", n=failed + worked)
        yield Headline(voice.decimal(failed), text, said, n)
    found = report.diffused.found
    if found:
        value = words(voice, "diffused.of", n=found.after, tries=found.tries)
        text = words(voice, "summary.after", relation=report.diffused.label)
        n = words(voice, "summary.n_people", n=found.triers)
        yield Headline(value, text, told(found, voice), n)


def method(report: KnowledgeReport, voice: Voice) -> Section:
    """What each number means, what was withheld and why."""
    rows = tuple(
        (words(voice, f"{part}.title"), voice.decimal(n)) for part, n in report.withheld.items()
    )
    heads = (voice.say("method.part"), voice.say("method.count"))
    most = report.parameters.threshold - 1
    return Section(
        "method",
        words(voice, "method.title"),
        lead=tuple(words(voice, f"method.{name}", most=most) for name in _METHOD),
        tables=(Table(voice.say("method.withheld"), heads, rows),),
    )


def record(report: KnowledgeReport, made: Record, voice: Voice) -> Section:
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

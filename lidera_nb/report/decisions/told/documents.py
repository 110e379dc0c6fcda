"""Which documents were opened where one decides, and what goes together with it."""

from __future__ import annotations

from collections.abc import Sequence

from lidera_nb.report import charts
from lidera_nb.report.charts import Bar
from lidera_nb.report.decisions.model import CaseFound, Consulted, DecisionReport
from lidera_nb.report.decisions.told.words import chance, words
from lidera_nb.report.estimates import wilson
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

_HEADS = ("document", "scene", "opened", "share", "together")


def documents(_report: DecisionReport, case: CaseFound, voice: Voice) -> Section:
    """Documents and messages of a case."""
    name, title = f"documents-{case.id}", words(voice, "documents.title")
    if not case.documents:
        return Section(name, title, lead=(words(voice, "documents.none"),))
    told = [one for one in case.documents if one.opened and one.people]
    tested = sum(one.verdict is not None for one in case.documents)
    return Section(
        name,
        title,
        lead=(words(voice, "documents.lead"),),
        figures=(_figure(case, told, voice),) if told else (),
        tables=() if told else (_table(case, voice),),
        closing=(_found(case, voice), words(voice, "documents.reading", n=tested)),
    )


def _found(case: CaseFound, voice: Voice) -> str:
    """Which documents went together with the choice, in a sentence."""
    tested = [one for one in case.documents if one.verdict is not None]
    clear = [one for one in tested if one.verdict != "none"]
    if not tested:
        return words(voice, "documents.found_few")
    if not clear:
        return words(voice, "documents.found_none")
    named = ", ".join(f"{voice.quoted(one.label)} ({one.scene})" for one in clear)
    return words(voice, "documents.found_some", documents=named)


def _figure(case: CaseFound, told: Sequence[Consulted], voice: Voice) -> Figure:
    most = max(told, key=_share)
    bars = [_bar(one, one is most, voice) for one in told]
    return figure(
        f"documents-{case.id}-chart",
        words(voice, "documents.finding", n=len(case.documents), document=most.label,
              share=voice.percent(_share(most))),
        charts.bars(bars, words(voice, "documents.axis")),
        words(voice, "documents.alt", items=voice.in_words(bars)),
        words(voice, "documents.caption"),
        _table(case, voice),
    )  # fmt: skip


def _share(one: Consulted) -> float:
    return (one.opened or 0) / (one.people or 1)


def _bar(one: Consulted, strong: bool, voice: Voice) -> Bar:
    found = wilson(one.opened or 0, one.people or 1)
    said = words(voice, "documents.value", share=voice.percent(found.value), people=one.opened,
                 n=one.people)  # fmt: skip
    label = f"{one.scene} · {one.label}"
    return Bar(label, found.value, said, found.low, found.high, strong)


def _table(case: CaseFound, voice: Voice) -> Table:
    heads = tuple(words(voice, f"documents.{head}") for head in _HEADS)
    rows = tuple(_cells(one, voice) for one in case.documents)
    return Table(words(voice, "documents.table"), heads, rows)


def _cells(one: Consulted, voice: Voice) -> tuple[str, ...]:
    known = one.opened is not None and one.people
    found = wilson(one.opened or 0, one.people or 1) if known else None
    shown = voice.say("none")
    if found:
        shown = f"{voice.percent(found.value)} ({voice.interval(found)})"
    return one.label, one.scene, voice.count(one.opened), shown, _together(one, voice)


def _together(one: Consulted, voice: Voice) -> str:
    if one.verdict is None:
        return words(voice, "documents.untested")
    said = words(voice, f"documents.{'no' if one.verdict == 'none' else one.verdict}")
    return chance(said, one.p, voice)

"""How long a card waits for its readers, and what these advise."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.analysis.waiting import Waited
from lidera_nb.report.figures import Table
from lidera_nb.report.knowledge.model import KnowledgeReport
from lidera_nb.report.knowledge.told.words import counts, words
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def reviewed(report: KnowledgeReport, voice: Voice) -> Section:
    """Waiting times with their intervals, and reviews by what they advised."""
    found, title = report.reviewed, words(voice, "reviewed.title")
    if not found.waits and not found.reviews:
        return Section("reviewed", title, lead=(words(voice, "reviewed.none"),))
    return Section(
        "reviewed",
        title,
        lead=tuple(_lead(report, voice)),
        tables=tuple(_tables(report, voice)),
        closing=(words(voice, "reviewed.reading"),),
    )


def _lead(report: KnowledgeReport, voice: Voice) -> Iterator[str]:
    found = report.reviewed
    yield words(voice, "reviewed.lead")
    if found.reviewers and found.reviews:
        share = voice.percent(found.reviewers.value)
        band = voice.interval(found.reviewers)
        yield words(voice, "reviewed.reviewers", n=found.reviews, share=share, range=band)


def _tables(report: KnowledgeReport, voice: Voice) -> Iterator[Table]:
    found = report.reviewed
    heads = tuple(words(voice, f"waits.{head}") for head in ("what", "n", "median"))
    rows = tuple(_row(name, one, voice) for name, one in found.waits)
    if rows:
        yield Table(words(voice, "waits.table"), heads, rows)
    if found.reviews:
        yield counts(voice, "advice", found.advice)


def _row(name: str, found: Waited, voice: Voice) -> tuple[str, ...]:
    return (
        words(voice, f"waits.{name}"),
        words(voice, "waits.waiting", n=found.n, open=found.open),
        _median(found, voice),
    )


def _median(found: Waited, voice: Voice) -> str:
    """The median with its interval, as far as they are known."""
    median = words(voice, "waits.unknown")
    if found.median is not None:
        median = voice.decimal(found.median)
    if found.low is None:
        return median
    low = voice.decimal(found.low)
    ends = words(voice, "waits.at_least", low=low)
    if found.high is not None:
        ends = words(voice, "waits.between", low=low, high=voice.decimal(found.high))
    return f"{median} ({ends})"

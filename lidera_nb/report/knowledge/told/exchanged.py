"""Visits between schools and labs, where a package tells of any."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.report.figures import Table
from lidera_nb.report.knowledge.model import KnowledgeReport
from lidera_nb.report.knowledge.told.words import counts, words
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def exchanged(report: KnowledgeReport, _made: Record, voice: Voice) -> Iterator[Section]:
    """Tables alone: what was asked is no sample of what is wanted, and labs are never averaged."""
    tables = tuple(_tables(report, voice))
    if tables:
        yield Section(
            "exchanged",
            words(voice, "exchanged.title"),
            lead=(words(voice, "exchanged.lead"),),
            tables=tables,
            closing=(words(voice, "exchanged.reading"),),
            narrow=True,
        )


def _tables(report: KnowledgeReport, voice: Voice) -> Iterator[Table]:
    found = report.exchanged
    told = {"outcomes": found.outcomes, "distances": found.distances, "labs": found.labs}
    for name, one in told.items():
        if one:
            yield counts(voice, name, one)

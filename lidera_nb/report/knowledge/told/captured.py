"""What was written, from where, and by how many."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.report.figures import Table
from lidera_nb.report.knowledge.model import KnowledgeReport
from lidera_nb.report.knowledge.told.words import counts, words
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def captured(report: KnowledgeReport, voice: Voice) -> Section:
    """Cards by where they arose, and people by how many they wrote and how far these came."""
    found, title = report.captured, words(voice, "captured.title")
    if found.cards == 0:
        return Section("captured", title, lead=(words(voice, "captured.none"),))
    return Section(
        "captured",
        title,
        lead=tuple(_lead(report, voice)),
        tables=tuple(_tables(report, voice)),
        closing=(words(voice, "captured.reading"),),
        narrow=True,
    )


def _lead(report: KnowledgeReport, voice: Voice) -> Iterator[str]:
    found = report.captured
    if found.cards is None:
        yield words(voice, "captured.lead_few", most=report.parameters.threshold - 1)
    else:
        yield words(voice, "captured.lead", cards=found.cards, people=found.people)
    if found.writers:
        share = voice.percent(found.writers.value)
        yield words(voice, "captured.writers", share=share, range=voice.interval(found.writers))


def _tables(report: KnowledgeReport, voice: Voice) -> Iterator[Table]:
    found = report.captured
    if found.cards is None:  # so few wrote that all of it is withheld
        return
    yield counts(voice, "origins", found.origins, "origin")
    yield counts(voice, "each", found.each)
    yield counts(voice, "reached", found.reached)

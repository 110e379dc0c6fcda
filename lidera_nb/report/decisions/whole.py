"""All sections of a report on decisions, by name and in the order of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from lidera_nb.report.decisions.model import CaseFound, DecisionReport
from lidera_nb.report.decisions.told import (
    change,
    confidence,
    divided,
    documents,
    frame,
    panel,
    paths,
    times,
)
from lidera_nb.report.decisions.told.words import words
from lidera_nb.report.kind import Make, once
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def _each(of: Callable[[DecisionReport, CaseFound, Voice], Section]) -> Make:
    def make(report: DecisionReport, _made: Record, voice: Voice) -> Iterator[Section]:
        for case in report.cases:
            section = of(report, case, voice)
            named = words(voice, "of_case", case=case.title, title=section.title)
            yield replace(section, title=named) if len(report.cases) > 1 else section

    return make


def _record(report: DecisionReport, made: Record, voice: Voice) -> Iterator[Section]:
    yield frame.record(report, made, voice)


OF_CASES: dict[str, Make] = {
    "map": _each(paths.paths),
    "divided": _each(divided.divided),
    "time": _each(times.times),
    "documents": _each(documents.documents),
    "panel": _each(panel.panel),
    "confidence": _each(confidence.confidence),
}
"""The sections that there is one of for each case."""

SECTIONS: dict[str, Make] = {
    "summary": once(frame.summary),
    **OF_CASES,
    "change": once(change.change),
    "method": once(frame.method),
    "record": _record,
}
"""Name to the maker of a section (of one for each case, where it is about a case)."""


def order(
    sections: Mapping[str, Make], report: DecisionReport, made: Record, voice: Voice
) -> list[Section]:
    """Every section of the report; those of one case stand together."""
    found = {name: list(make(report, made, voice)) for name, make in sections.items()}
    own = zip(*(found[name] for name in OF_CASES), strict=True)
    whole = list(found["summary"])
    whole += [section for together in own for section in together]
    for name in sections:
        whole += [] if name in OF_CASES or name == "summary" else found[name]
    return whole

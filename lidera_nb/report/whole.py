"""All sections of a cohort report, by name and in the order of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lidera_nb.report import findings, flow, overview
from lidera_nb.report.model import CaseReport, Report
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

Make = Callable[[Report, Record, Voice], Iterator[Section]]


def _each(of: Callable[[Report, CaseReport, Voice], Section]) -> Make:
    def make(report: Report, _made: Record, voice: Voice) -> Iterator[Section]:
        for case in report.cases:
            section = of(report, case, voice)
            named = voice.say("of_case", case=case.title, title=section.title)
            yield replace(section, title=named) if len(report.cases) > 1 else section

    return make


def _once(of: Callable[[Report, Voice], Section]) -> Make:
    def make(report: Report, _made: Record, voice: Voice) -> Iterator[Section]:
        yield of(report, voice)

    return make


def _record(report: Report, made: Record, voice: Voice) -> Iterator[Section]:
    yield overview.record(report, made, voice)


SECTIONS: dict[str, Make] = {
    "summary": _once(overview.summary),
    "flow": _once(flow.flow),
    "decisions": _each(findings.decisions),
    "paths": _each(lambda _report, case, voice: findings.paths(case, voice)),
    "indicators": _each(lambda _report, case, voice: findings.indicators(case, voice)),
    "endings": _each(lambda _report, case, voice: findings.endings(case, voice)),
    "confidence": _each(findings.confidence),
    "reflection": _once(findings.reflection),
    "who": _once(overview.who),
    "missing": _once(overview.missing),
    "method": _once(overview.method),
    "record": _record,
}
"""Name to the maker of a section (of one for each case, where it is about a case)."""


OF_CASES = ("decisions", "paths", "indicators", "endings", "confidence")
"""The sections that there is one of for each case."""


def sections(report: Report, made: Record) -> list[Section]:
    """Every section of the report; those of one case stand together."""
    voice = Voice(report.parameters.lang)
    found = {name: list(make(report, made, voice)) for name, make in SECTIONS.items()}
    of_cases = zip(*(found[name] for name in OF_CASES), strict=True)
    whole: list[Section] = []
    for name in SECTIONS:
        if name == OF_CASES[0]:
            whole += [section for sections in of_cases for section in sections]
        elif name not in OF_CASES:
            whole += found[name]
    return whole

"""All sections of a cohort report, by name and in the order of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from lidera_nb.report import overview
from lidera_nb.report.cohort import findings
from lidera_nb.report.cohort.told import change, first, joined, programme, security, taking
from lidera_nb.report.cohort.told.words import phrase
from lidera_nb.report.kind import Make, once
from lidera_nb.report.model import CaseReport, Report
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def _each(of: Callable[[Report, CaseReport, Voice], Section]) -> Make:
    def make(report: Report, _made: Record, voice: Voice) -> Iterator[Section]:
        for case in report.cases:
            section = of(report, case, voice)
            named = voice.say("of_case", case=case.title, title=section.title)
            yield replace(section, title=named) if len(report.cases) > 1 else section

    return make


def _record(report: Report, made: Record, voice: Voice) -> Iterator[Section]:
    section, plan = overview.record(report, made, voice), report.evidence.plan
    hashed = plan.hash if plan else phrase(voice, "record.no_plan")
    (table,) = section.tables
    rows = (*table.rows, (phrase(voice, "record.plan"), hashed))
    yield replace(section, tables=(replace(table, rows=rows),))


SECTIONS: dict[str, Make] = {
    "summary": once(first.summary),
    "programme": once(programme.programme),
    "who": once(overview.who),
    "flow": once(taking.flow),
    "response": once(taking.response),
    "attrition": once(taking.attrition),
    "missing": once(taking.missing),
    "reliability": once(change.reliability),
    "change": once(change.change),
    "sensitivity": once(change.sensitivity),
    "security": once(security.security),
    "decisions": _each(findings.decisions),
    "paths": _each(lambda _report, case, voice: findings.paths(case, voice)),
    "indicators": _each(lambda _report, case, voice: findings.indicators(case, voice)),
    "endings": _each(lambda _report, case, voice: findings.endings(case, voice)),
    "confidence": _each(findings.confidence),
    "reflection": once(findings.reflection),
    "levels": once(joined.levels),
    "network": once(joined.network),
    "method": once(taking.method),
    "deviations": once(programme.deviations),
    "record": _record,
}
"""Name to the maker of a section (of one for each case, where it is about a case)."""


OF_CASES = ("decisions", "paths", "indicators", "endings", "confidence")
"""The sections that there is one of for each case."""


def order(
    sections: Mapping[str, Make], report: Report, made: Record, voice: Voice
) -> list[Section]:
    """Every section of the report; those of one case stand together."""
    found = {name: list(make(report, made, voice)) for name, make in sections.items()}
    of_cases = zip(*(found[name] for name in OF_CASES), strict=True)
    whole: list[Section] = []
    for name in sections:
        if name == OF_CASES[0]:
            whole += [section for together in of_cases for section in together]
        elif name not in OF_CASES:
            whole += found[name]
    return whole

"""A whole report: what is in it, what never is, and what a thin package yields."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from lidera_nb.activities.course import Course
from lidera_nb.dataset.read import read_package
from lidera_nb.errors import ReportError
from lidera_nb.report.cohort.kind import KIND as COHORT
from lidera_nb.report.decisions.build import build
from lidera_nb.report.decisions.kind import KIND as DECISIONS
from lidera_nb.report.decisions.model import DecisionReport
from lidera_nb.report.kinds import kinds_of
from lidera_nb.report.provenance import record
from tests.report.decisions.conftest import asked, packed
from tests.toycohort import CANARY, ToyCohort


def told(package: Path, lang: str = "es") -> str:
    return DECISIONS.page(build(read_package(package), asked(lang=lang)), record())


def test_nobody_is_in_the_numbers(
    decided_package: Path, decision_report: DecisionReport, decision_pages: dict[str, str]
) -> None:
    everything = json.dumps(asdict(decision_report), default=str) + "".join(decision_pages.values())
    people = read_package(decided_package).tables["participants"]["study_id"]
    for word in (*people, CANARY):
        assert word not in everything


def test_the_same_package_gives_the_same_report(
    decided_package: Path, decision_report: DecisionReport
) -> None:
    assert build(read_package(decided_package), asked()) == decision_report


def test_only_the_attempt_that_counts_is_mapped(decision_report: DecisionReport) -> None:
    first = decision_report.cases[0]
    assert first.paths is not None
    assert first.paths.people == 30
    assert [cell.people for cell in first.map.stations[0].cells] == [20, None, None]


def test_every_case_has_its_parts(decision_report: DecisionReport) -> None:
    assert [case.id for case in decision_report.cases] == ["el-recado", "el-eco"]
    for case in decision_report.cases:
        assert case.divided
        assert case.timed
        assert case.panel is not None
        assert case.panel.synthetic
        assert case.predicted is not None


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_section_is_told_and_every_chart_has_its_table(
    decision_pages: dict[str, str], lang: str
) -> None:
    whole = decision_pages[lang]
    assert whole.count("<svg") == whole.count("<details>") >= 10
    change = "Es cambio, no impacto" if lang == "es" else "It is change, not impact"
    assert change in whole
    assert "<script" not in whole
    assert not re.search(r"decisionreport\.|>None<|\bnan\b", whole)


def test_no_small_count_stands_on_the_map_or_in_its_table(decision_pages: dict[str, str]) -> None:
    whole = decision_pages["es"]
    part = whole[whole.index('<section id="map-el-recado"') : whole.index('<section id="divided')]
    found = re.findall(r">(\d+)</text>|<td>(\d+)</td>|: (\d+)[;.<]", part)
    numbers = [int(number) for groups in found for number in groups if number]
    assert max(numbers) == 22
    assert not [n for n in numbers if 0 < n < 5]


def test_of_three_people_nothing_is_told(panel_course: Course, tmp_path: Path) -> None:
    cohort = ToyCohort(panel_course)
    for person in ("p1", "p2", "p3"):
        cohort.whole(person, "llamar")
        cohort.play(person, attempt=2)
    package = packed(cohort, tmp_path)
    report = build(read_package(package), asked())
    [case] = report.cases
    assert (case.paths, case.divided, case.timed, case.panel, case.predicted) == (
        None, (), (), None, None
    )  # fmt: skip
    assert [change.people for change in report.changes] == [None]
    whole = told(package)
    assert "<svg" not in whole
    assert "muy pocas" in whole


def test_a_package_says_that_it_has_decisions(decided_package: Path) -> None:
    assert kinds_of(read_package(decided_package)) == (COHORT, DECISIONS)


def test_a_package_without_decisions_is_answered_in_one_sentence(network_package: Path) -> None:
    with pytest.raises(ReportError, match=r"the package of 'red' holds no decisions: nobody play"):
        build(read_package(network_package), asked())

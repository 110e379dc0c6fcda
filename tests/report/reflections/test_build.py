"""A whole report: what is in it, what never is, what it says, and what a thin package yields."""

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
from lidera_nb.report.kinds import kinds_of
from lidera_nb.report.provenance import record
from lidera_nb.report.reflections.build import build
from lidera_nb.report.reflections.kind import KIND as REFLECTIONS
from lidera_nb.report.reflections.model import ReflectionReport
from tests.readingcohort import CANARY, READERS, ReadingCohort
from tests.report.reflections.conftest import asked


def told(package: Path, lang: str = "es") -> str:
    return REFLECTIONS.page(build(read_package(package), asked(lang=lang)), record())


def test_nobody_is_in_the_numbers(reading_package: Path, reading_report: ReflectionReport) -> None:
    everything = json.dumps(asdict(reading_report), default=str) + told(reading_package)
    people = read_package(reading_package).tables["participants"]["study_id"]
    assert not re.search(r"\br_[a-z2-7]{10}\b", everything)
    for word in (*people, CANARY, *READERS):
        assert word not in everything


def test_the_same_package_gives_the_same_report(
    reading_package: Path, reading_report: ReflectionReport
) -> None:
    assert build(read_package(reading_package), asked()) == reading_report


def test_the_parts_of_a_whole_report_are_there(reading_report: ReflectionReport) -> None:
    assert len(reading_report.texts) == 3
    assert reading_report.spread is not None
    assert [row.wave for row in reading_report.spread.rows] == [1, 2, 1, 1]
    assert reading_report.growth[0].people == 24
    assert reading_report.agreed[0].texts == 20
    assert [asked.people for asked in reading_report.scored[0].questions] == [24, 24, 24]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_section_is_told_and_every_chart_has_its_table(
    reading_package: Path, lang: str
) -> None:
    whole = told(reading_package, lang)
    assert whole.count("<svg") == whole.count("<details>") == 5
    change = "Es cambio, no impacto" if lang == "es" else "It is change, not impact"
    assert change in whole
    assert "<script" not in whole


def test_no_small_count_stands_in_a_table_of_people(reading_package: Path) -> None:
    whole = told(reading_package)
    levels = whole[whole.index('<section id="levels"') : whole.index('<section id="growth"')]
    cells = [int(one) for one in re.findall(r"<td[^>]*>(\d+)</td>", levels)]
    assert cells
    assert not [one for one in cells if 0 < one < 5]


def test_readings_without_a_double_reading_say_that_agreement_is_not_known(
    toy_course: Course, tmp_path: Path
) -> None:
    cohort = ReadingCohort(toy_course, people=12)
    cohort.write()
    whole = told(cohort.export(tmp_path))
    assert "Qué tan seguros estamos:</strong> no se sabe" in whole
    assert "Todavía no se califica ninguna tarea" in whole


def test_of_three_people_nothing_is_told(toy_course: Course, tmp_path: Path) -> None:
    cohort = ReadingCohort(toy_course, people=3)
    cohort.write()
    cohort.read_twice(3)
    cohort.score(q1=0.5)
    package = cohort.export(tmp_path)
    report = build(read_package(package), asked())
    assert [one.people for one in report.texts] == [None] * 3
    assert [row.people for row in report.spreads[0].rows if row.people] == []
    assert (report.growth[0].people, report.agreed[0].texts) == (None, None)
    assert "<svg" not in told(package)


def test_what_was_written_and_not_read_is_still_a_report_when_asked_for(
    toy_course: Course, tmp_path: Path
) -> None:
    cohort = ReadingCohort(toy_course, people=6)
    for person in cohort.names:
        cohort.reflect(person, cohort.modules[0])
    package = cohort.export(tmp_path)
    assert kinds_of(read_package(package)) == (COHORT,)
    assert "Todavía nadie firmó un nivel" in told(package)


def test_a_package_says_that_it_has_readings(reading_package: Path) -> None:
    assert kinds_of(read_package(reading_package)) == (REFLECTIONS,)


def test_a_package_without_hand_ins_is_answered_in_one_sentence(
    network_package: Path,
) -> None:
    with pytest.raises(ReportError, match=r"the package of 'red' holds no hand-ins: nobody handed"):
        build(read_package(network_package), asked())

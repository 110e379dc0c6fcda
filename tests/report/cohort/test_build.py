from __future__ import annotations

from pathlib import Path

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.dataset.export import export_cohort
from lidera_nb.dataset.read import read_package
from lidera_nb.report.cohort.build import build
from lidera_nb.report.cohort.kind import KIND
from lidera_nb.report.model import Report
from tests.livingcourse import write_replayed_course
from tests.toycohort import BEGAN, ToyCohort


def _people(report: Report, scene: str) -> list[int | None] | None:
    point = next(p for p in report.cases[0].decisions if p.scene == scene)
    if point.choices.people is None:
        return None
    return [option.people for option in point.choices.options]


def test_a_small_choice_is_withheld_with_the_one_that_would_tell_it(report: Report) -> None:
    assert _people(report, "puerta") == [20, None, None]


def test_a_scene_of_fewer_than_five_people_is_not_shown(report: Report) -> None:
    assert _people(report, "patio") is None


def test_a_scene_whose_visitors_would_tell_a_withheld_choice_is_not_shown(
    report: Report,
) -> None:
    # 26 came by «llamar» (20, shown) and «citar» (6, withheld): 26 would tell the 6.
    assert _people(report, "sala") is None


def test_a_scene_that_everybody_came_to_is_shown(report: Report) -> None:
    shown = _people(report, "consejo")
    assert shown is not None
    assert sum(shown) == 30  # type: ignore[arg-type]


def test_no_pair_of_choices_is_told_for_a_scene_that_is_not_shown(report: Report) -> None:
    scenes = {f.next_scene for f in report.cases[0].follows.shown}
    assert not scenes & {"Sala (es)", "Patio (es)"}
    assert report.cases[0].follows.withheld > 0


def test_indicators_start_where_the_case_starts(report: Report) -> None:
    trust = report.cases[0].indicators[0]
    assert (trust.points[0].position, trust.points[0].median, trust.points[0].n) == (0, 50, 30)
    assert trust.word(50) == "confianza 2"


def test_every_settled_prediction_is_in_the_calibration(report: Report, package: Path) -> None:
    rows = read_package(package).tables["decisions"]
    settled = rows["predicted_outcome"].notna().sum()
    found = report.cases[0].calibration
    assert found is not None
    assert (found.statements, found.people) == (settled, 30)


def test_a_threshold_above_the_cohort_withholds_all_answers(package: Path) -> None:
    strict = build(read_package(package), KIND.parse({"package": "p", "threshold": 31}))
    case = strict.cases[0]
    assert all(point.choices.people is None for point in case.decisions)
    assert case.calibration is None
    assert not any(indicator.points for indicator in case.indicators)


def test_labels_come_in_the_language_of_the_report(package: Path) -> None:
    english = build(read_package(package), KIND.parse({"package": "p", "lang": "en"}))
    assert english.cases[0].title == "The message"


def test_small_numbers_of_missing_data_are_told_as_a_range(report: Report) -> None:
    assert {one.missing for one in report.missing} <= {"0", "1–4"}


def test_a_report_counts_one_attempt_a_person(tmp_path: Path) -> None:
    cohort = ToyCohort(load_course(write_replayed_course(tmp_path / "course")))
    for number in range(8):
        cohort.whole(f"p{number}", "llamar", "preguntar", "votar")
        cohort.play(f"p{number}", "esperar", "mirar", "decidir", attempt=2)
    known, out = registry.read(cohort.journal), tmp_path / "package"
    export_cohort(cohort.journal, cohort.course, known, "toy", out, tmp_path / "keys", BEGAN)
    found = build(read_package(out), KIND.parse({"package": "p"}))
    assert _people(found, "puerta") == [8, 0, 0]
    assert [point.scene for point in found.cases[0].decisions] == ["puerta", "sala", "consejo"]
    assert found.cases[0].endings.people == 8

"""A pilot report in numbers: what is told from one person on, what is withheld, the order."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lidera_nb.activities import registry
from lidera_nb.dataset.piloted import piloted
from lidera_nb.report.pilot.build import build
from lidera_nb.report.pilot.model import PilotReport
from tests.pilotcohort import CASE, DROPPED, FLAGGED, SAID, play_versions, write_versions
from tests.toycohort import ToyCohort

NOW = datetime(2026, 9, 1, tzinfo=UTC)


def report_of(cohort: ToyCohort) -> PilotReport:
    known = registry.read(cohort.journal)
    return build(piloted(cohort.journal, cohort.course, known, CASE, ["piloto"]), NOW)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> PilotReport:
    return report_of(play_versions(*write_versions(tmp_path_factory.mktemp("course"))))


def test_lines_are_ranked_by_flags_per_showing_and_say_what_became_of_them(report):
    found = [(one.line, one.version, one.flags, one.shown, one.later) for one in report.lines]
    assert found == [
        (FLAGGED, 1, 4, 7, "changed"), (FLAGGED, 2, 4, 7, "newest"), (DROPPED, 1, 2, 7, "gone"),
    ]  # fmt: skip
    assert report.lines[0].text["es"] == "Suena."
    assert report.lines[0].later_text["es"] == "Golpean la puerta."


def test_versions_stand_side_by_side(report):
    assert [(v.number, v.people, v.completed) for v in report.versions] == [(1, 7, 5), (2, 7, 7)]
    first = {v.number: v.decisions[0] for v in report.versions}
    assert first[1].choices[0].label["es"] == "Llamar (es)"
    assert first[2].choices[0].label["es"] == "Llamar por teléfono"
    assert [d.declined for d in first.values()] == [3, 3]
    assert all(SAID in text for d in first.values() for text in d.instead)


def test_where_somebody_stopped_is_told_and_how_few_is_not(report):
    (stop,) = report.versions[0].stops
    assert (stop.scene, stop.people) == ("sala", None)


def test_choices_of_few_are_withheld_and_ratings_are_not(report):
    council = next(d for d in report.versions[0].decisions if d.scene == "consejo")
    assert [choice.people for choice in council.choices if choice.people] in ([], [5])
    assert report.versions[0].realism == (0, 1, 1, 2, 1)


def test_of_four_testers_no_choice_and_no_time_is_told(tmp_path: Path):
    report = report_of(play_versions(*write_versions(tmp_path), each=4))
    version = report.versions[1]
    assert version.minutes is None
    for decision in version.decisions:
        assert (decision.people, decision.minutes) == (None, None)
        assert all(choice.people is None for choice in decision.choices)
    assert all(line.shown is None for line in report.lines)
    assert report.lines[0].flags == 4


def test_a_showing_does_not_tell_a_choice_that_is_withheld(tmp_path: Path):
    first, second = write_versions(tmp_path)
    cohort = ToyCohort(first, id="piloto", pilot=True)
    for n in range(9):
        person = f"t{n}"
        cohort.enrol(person)
        cohort.consent(person)
        cohort.fill(person, "profile")
        cohort.send(person, "case", {"do": "start"})
        cohort.play_on(person, "esperar" if n < 2 else "llamar", stop_after=1)
        scene = "patio" if n < 2 else "sala"
        flag = {"do": "flag", "line": f"scene.{scene}.b1", "fault": "other", "comment": ""}
        cohort.send(person, "case", flag)
    cohort.course = second
    report = report_of(cohort)
    assert {line.line: (line.flags, line.shown) for line in report.lines} == {
        "scene.patio.b1": (2, None), "scene.sala.b1": (7, None),
    }  # fmt: skip


def test_a_case_that_nobody_tested_has_a_report_too(tmp_path: Path):
    _, second = write_versions(tmp_path)
    report = report_of(ToyCohort(second, id="piloto", pilot=True))
    assert (report.latest, report.lines) == (None, ())
    assert [version.people for version in report.versions] == [0]

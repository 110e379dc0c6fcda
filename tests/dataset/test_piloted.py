"""What is gathered of testers: versions, showings, standing flags, time without breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.dataset.piloted import Piloted, piloted
from lidera_nb.dataset.read import read_package
from lidera_nb.errors import PackageError
from lidera_nb.events import kinds
from tests.livingcourse import write_replayed_course
from tests.pilotcohort import CASE, DROPPED, FLAGGED, KEPT, STOPS, play_versions, write_versions
from tests.toycohort import ToyCohort


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> ToyCohort:
    return play_versions(*write_versions(tmp_path_factory.mktemp("course")))


def gathered(cohort: ToyCohort, case: str = CASE, *cohorts: str) -> Piloted:
    known = registry.read(cohort.journal)
    return piloted(cohort.journal, cohort.course, known, case, cohorts or ("piloto",))


def test_versions_are_told_apart_by_content_and_todays_is_the_last(cohort):
    found = gathered(cohort)
    assert [(v.number, v.current, len(found.of(v))) for v in found.versions] == [
        (1, False, 7), (2, True, 7),
    ]  # fmt: skip


def test_a_line_was_shown_to_whoever_had_it_on_the_screen(cohort):
    first, second = gathered(cohort).versions
    plays = gathered(cohort).of(first)
    assert all(FLAGGED in play.shown and DROPPED in play.shown for play in plays)
    assert sum(KEPT in play.shown for play in plays) == 7 - STOPS
    assert not any("scene.patio.b1" in play.shown for play in plays)
    assert not any(DROPPED in play.shown for play in gathered(cohort).of(second))


def test_a_break_counts_for_no_decision(cohort):
    first = gathered(cohort).versions[0]
    breaking = gathered(cohort).of(first)[1]
    assert breaking.decided[0].minutes is not None
    assert breaking.decided[0].minutes < 10


def test_a_flag_that_was_taken_off_is_gone(tmp_path: Path):
    cohort = play_versions(*write_versions(tmp_path), each=1)
    cohort.send("b0", "case", {"do": "unflag", "line": FLAGGED})
    flags = {play.hash: [f.line for f in play.flags] for play in gathered(cohort).plays}
    assert sorted(map(len, flags.values())) == [0, 2]


def test_who_rests_or_does_not_agree_is_in_nothing(tmp_path: Path):
    cohort = play_versions(*write_versions(tmp_path), each=2)
    cohort.append("person:a0", kinds.PersonBlocked())
    cohort.consent("a1", evaluation=False)
    assert len(gathered(cohort).plays) == 2


def test_a_play_of_a_version_that_is_nowhere_is_counted_as_lost(tmp_path: Path):
    cohort = play_versions(*write_versions(tmp_path), each=2)
    for kept in (tmp_path / "shelf").rglob("*.json"):
        kept.unlink()
    cohort.course = load_course(tmp_path, tmp_path / "shelf")
    found = gathered(cohort)
    assert (found.lost, len(found.plays), len(found.versions)) == (2, 2, 1)


def test_a_cohort_that_is_no_pilot_is_refused_with_the_pilots(cohort):
    cohort.append("cohort:comun", kinds.CohortCreated(title="Común"))
    with pytest.raises(PackageError, match="'comun' is no pilot cohort; pilot cohorts: piloto"):
        gathered(cohort, CASE, "comun")
    with pytest.raises(PackageError, match="'nada' does not exist; pilot cohorts: piloto"):
        gathered(cohort, CASE, "nada")


def test_an_unknown_case_is_refused_with_the_known_ones(cohort):
    with pytest.raises(PackageError, match="no module plays the case 'otro'; it is one of: el-rec"):
        gathered(cohort, "otro")


def test_a_package_marks_testers_and_a_pilot_cohort(cohort, export):
    package = read_package(export(cohort).path)
    assert package.meta.pilot
    assert package.tables["participants"]["pilot"].all()
    assert "Cohorte piloto" in (export(cohort).path / "README.md").read_text("utf-8")


def test_a_tester_is_marked_in_the_package_of_another_cohort_too(course, export):
    cohort = ToyCohort(course)
    cohort.whole("ana")
    cohort.whole("eva")
    cohort.append("cohort:piloto", kinds.CohortCreated(title="Piloto"), kinds.CohortPiloted(),
                  kinds.PersonEnrolled(person="eva", role="participant", name="eva"))  # fmt: skip
    package = read_package(export(cohort).path)
    assert not package.meta.pilot
    assert sorted(package.tables["participants"]["pilot"]) == [False, True]


def test_a_second_attempt_adds_what_was_said_and_no_decision(tmp_path: Path):
    course = load_course(write_replayed_course(tmp_path))
    cohort = ToyCohort(course, id="piloto", pilot=True)
    cohort.whole("ana", "llamar")
    cohort.send("ana", "case", {"do": "again", "attempt": 2})
    cohort.send("ana", "case", {"do": "flag", "line": FLAGGED, "fault": "other", "comment": ""})
    cohort.play_on("ana", "esperar", stop_after=1)
    (play,) = gathered(cohort).plays
    assert play.decided[0].choice == "llamar"
    assert play.ended
    assert [flag.line for flag in play.flags] == [FLAGGED]
    assert {"scene.sala.b1", "scene.patio.b1"} <= play.shown

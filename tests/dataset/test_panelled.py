"""The panels of the cases that were played, as rows of a package."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.activities.course import Course
from lidera_nb.dataset.panelled import panel_rows
from lidera_nb.dataset.paneltable import PANELS
from lidera_nb.dataset.read import read_package
from tests.report.decisions.conftest import packed, panel_course
from tests.toycohort import ToyCohort

__all__ = ["panel_course"]


@pytest.fixture(scope="module")
def tables(panel_course: Course, tmp_path_factory: pytest.TempPathFactory):
    cohort = ToyCohort(panel_course)
    cohort.whole("p1", "llamar")
    return read_package(packed(cohort, tmp_path_factory.mktemp("one"))).tables


def test_a_package_holds_the_panel_of_the_case_that_was_played(tables) -> None:
    panels = tables["panels"]
    assert set(panels["scenario"]) == {"el-recado"}
    assert set(panels["scenario_hash"]) == set(tables["decisions"]["scenario_hash"])
    assert panels["synthetic"].all()


def test_every_choice_that_was_open_has_its_experts_and_they_add_up(tables) -> None:
    door = tables["panels"].query("scene == 'puerta'")
    assert list(door["choice"]) == ["llamar", "citar", "esperar"]
    room, yard = (tables["panels"].query("scene == @scene")["experts"].sum()
                  for scene in ("sala", "patio"))  # fmt: skip
    assert door["experts"].sum() == room + yard > 1


def test_a_version_that_nobody_played_has_no_rows(panel_course: Course) -> None:
    assert list(panel_rows(panel_course, {"0" * 64})) == []


def test_a_course_without_panels_makes_no_table(cohort: ToyCohort, export) -> None:
    cohort.whole("p1", "llamar")
    path: Path = export(cohort).path
    assert PANELS.name not in read_package(path).tables

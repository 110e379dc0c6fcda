"""A toy course and cohorts of made-up people in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.activities import registry
from lidera_nb.activities.course import Course, load_course
from lidera_nb.dataset.export import Exported, export_cohort
from tests.toycohort import BEGAN, ToyCohort
from tests.toycourse import write_course


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return load_course(write_course(tmp_path_factory.mktemp("course")))


@pytest.fixture
def cohort(course: Course) -> ToyCohort:
    return ToyCohort(course)


@pytest.fixture
def export(course: Course, tmp_path: Path):
    def run(cohort: ToyCohort, name: str = "package") -> Exported:
        known = registry.read(cohort.journal)
        return export_cohort(
            cohort.journal, course, known, cohort.id, tmp_path / name, tmp_path / "keys", BEGAN
        )

    return run

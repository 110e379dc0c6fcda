"""One synthetic cohort that wrote and was read, as a package for the whole session."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lidera_nb.activities.course import Course, load_course
from lidera_nb.dataset.read import read_package
from lidera_nb.report.parameters import ReflectionParameters, parse_as
from lidera_nb.report.reflections.build import build
from lidera_nb.report.reflections.model import ReflectionReport
from tests.readingcohort import MODULES, ReadingCohort
from tests.report.network.conftest import network_package
from tests.toycourse import write_course

__all__ = ["network_package"]

KEMBER = Path(__file__).parents[3] / "course" / "instruments" / "rubric-kember.yaml"


def asked(**more: object) -> ReflectionParameters:
    return parse_as(ReflectionParameters, {"package": "p", **more})


def three_modules(root: Path) -> Course:
    """The toy course with its module three times over, and the real rubric."""
    write_course(root)
    first = root / "modules" / MODULES[0]
    for number, module in enumerate(MODULES[1:], start=2):
        shutil.copytree(first, root / "modules" / module)
        page = json.loads((root / "modules" / module / "module.yaml").read_text("utf-8"))
        _write(root / "modules" / module / "module.yaml", page | {"id": module})
        for lang in ("es", "en"):
            texts = json.loads((root / "modules" / module / f"{lang}.yaml").read_text("utf-8"))
            _write(root / "modules" / module / f"{lang}.yaml", texts | {"title": f"Eco {number}"})
    shutil.copy(KEMBER, root / "instruments")
    return load_course(root)


def _write(path: Path, data: dict[str, object]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


@pytest.fixture(scope="session")
def toy_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return three_modules(tmp_path_factory.mktemp("course"))


def packed(course: Course, place: Path) -> Path:
    """24 people write in three modules, 20 texts are read twice, three questions are graded."""
    cohort = ReadingCohort(course)
    cohort.write()
    cohort.read_twice(20)
    cohort.score(easy=0.75, middling=0.5, hard=0.1)
    return cohort.export(place)


@pytest.fixture(scope="session")
def reading_package(toy_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cohort that `packed` makes."""
    return packed(toy_course, tmp_path_factory.mktemp("reading"))


@pytest.fixture(scope="session")
def reading_report(reading_package: Path) -> ReflectionReport:
    return build(read_package(reading_package), asked())

"""One small synthetic package for the whole session, and the report that is built from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.dataset.export import export_cohort
from lidera_nb.dataset.read import read_package
from lidera_nb.fastimport import skip_slow_grammar
from lidera_nb.report.cohort.build import build
from lidera_nb.report.cohort.kind import KIND
from lidera_nb.report.model import Report
from tests.secondmodule import SECOND, write_second
from tests.toycohort import BEGAN, ToyCohort
from tests.toycourse import write_course

skip_slow_grammar()


def packed(place: Path) -> Path:
    """20 who call, 6 who summon, 4 who wait: the last two counts must be withheld together."""
    cohort = ToyCohort(load_course(write_course(place / "course")))
    first = ["llamar"] * 20 + ["citar"] * 6 + ["esperar"] * 4
    for number, choice in enumerate(first):
        cohort.whole(f"p{number}", choice)
    out = place / "package"
    known = registry.read(cohort.journal)
    export_cohort(cohort.journal, cohort.course, known, "toy", out, place / "keys", BEGAN)
    return out


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cohort that `packed` makes."""
    return packed(tmp_path_factory.mktemp("cohort"))


@pytest.fixture(scope="session")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Two modules with a case each: ten people in the first, and six of them in the second, too."""
    place = tmp_path_factory.mktemp("twice")
    cohort = ToyCohort(load_course(write_second(write_course(place / "course"))))
    for number in range(10):
        cohort.whole(f"p{number}", "llamar")
    cohort.module = SECOND
    for number in range(6):
        cohort.play(f"p{number}", "llamar")
        cohort.fill(f"p{number}", "reflection")
    known = registry.read(cohort.journal)
    out = place / "package"
    export_cohort(cohort.journal, cohort.course, known, "toy", out, place / "keys", BEGAN)
    return build(read_package(out), KIND.parse({"package": "p"}))


@pytest.fixture(scope="session")
def report(package: Path) -> Report:
    return build(read_package(package), KIND.parse({"package": "p"}))

"""A synthetic cohort that played two cases, one of them again, beside panels, as a package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lidera_nb.activities import registry
from lidera_nb.activities.course import Course, load_course
from lidera_nb.dataset.export import export_cohort
from lidera_nb.dataset.read import read_package
from lidera_nb.report.decisions.build import build
from lidera_nb.report.decisions.kind import KIND
from lidera_nb.report.decisions.model import DecisionReport
from lidera_nb.report.parameters import DecisionParameters, parse_as
from lidera_nb.report.provenance import record
from lidera_nb.scenario.load import load
from lidera_nb.scenario.panel.synthetic import synthesise
from lidera_nb.scenario.panel.write import write_panel
from tests.report.network.conftest import network_package
from tests.secondmodule import SECOND, write_second
from tests.toycohort import BEGAN, ToyCohort
from tests.toycourse import write_course

__all__ = ["network_package"]


def asked(**more: object) -> DecisionParameters:
    return parse_as(DecisionParameters, {"package": "p", **more})


def with_panels(root: Path) -> Course:
    """The toy course with its second module, panels of both cases, and leave to play again."""
    write_second(write_course(root))
    for folder in (root / "scenarios").iterdir():
        write_panel(synthesise(load(folder), seed=1), folder)
    for path in (root / "modules").glob("*/module.yaml"):
        page = json.loads(path.read_text("utf-8"))
        page["steps"][2]["attempts"] = {"most": 3, "counts": "first"}
        path.write_text(json.dumps(page), "utf-8")
    return load_course(root)


def packed(cohort: ToyCohort, place: Path) -> Path:
    known = registry.read(cohort.journal)
    out = place / "package"
    export_cohort(cohort.journal, cohort.course, known, cohort.id, out, place / "keys", BEGAN)
    return out


@pytest.fixture(scope="session")
def panel_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return with_panels(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def decided_package(panel_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """30 people: 20 call, 6 summon, 4 wait; 12 play again, all wait then; 14 play the second."""
    cohort = ToyCohort(panel_course)
    people = [f"p{number}" for number in range(30)]
    choices = ["llamar"] * 20 + ["citar"] * 6 + ["esperar"] * 4
    for person, choice in zip(people, choices, strict=True):
        cohort.enrol(person)
        cohort.consent(person)
        cohort.fill(person, "profile")
        cohort.play(person, choice)
    for person in people[:12]:
        cohort.play(person, "esperar", attempt=2)
    cohort.module = SECOND
    for person in people[:14]:
        cohort.play(person)
    return packed(cohort, tmp_path_factory.mktemp("decided"))


@pytest.fixture(scope="session")
def decision_pages(decided_package: Path) -> dict[str, str]:
    """The page in each language."""
    package = read_package(decided_package)
    return {lang: KIND.page(build(package, asked(lang=lang)), record()) for lang in ("es", "en")}


@pytest.fixture(scope="session")
def decision_report(decided_package: Path) -> DecisionReport:
    return build(read_package(decided_package), asked())

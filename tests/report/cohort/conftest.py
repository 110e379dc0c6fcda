"""Packages of cohorts that rated themselves before and after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lidera_nb.activities import registry
from lidera_nb.dataset.export import export_cohort
from lidera_nb.dataset.read import Package, read_package
from lidera_nb.report.cohort.build import build
from lidera_nb.report.cohort.kind import KIND
from lidera_nb.report.model import Report
from tests.scaledcourse import measured, scaled
from tests.toycohort import BEGAN

Packed = Callable[[int, int], Package]


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """A package of so many people who answered before, and so many of them after."""
    place = tmp_path_factory.mktemp("measured")
    course, made = scaled(place / "course"), {}

    def pack(people: int, again: int) -> Package:
        if (people, again) not in made:
            cohort = measured(course, people, again)
            known, out = registry.read(cohort.journal), place / f"{people}-{again}"
            keys = place / "keys"
            export_cohort(cohort.journal, course, known, "toy", out, keys, BEGAN)
            made[people, again] = read_package(out)
        return made[people, again]

    return pack


@pytest.fixture(scope="session")
def told(packed: Packed) -> Report:
    """Thirty before, 24 of them after."""
    return build(packed(30, 24), KIND.parse({"package": "p"}))


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of plans, empty at first."""
    monkeypatch.setattr("lidera_nb.report.cohort.plan.PLANS", tmp_path)
    return tmp_path

"""Made-up people with likeness planted on ties, as a package and its report."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.dataset.read import Package
from lidera_nb.report.influence.build import build
from lidera_nb.report.influence.model import InfluenceReport
from lidera_nb.report.parameters import InfluenceParameters, parse_as
from tests.toyjudgement import judgement


def asked(**more: object) -> InfluenceParameters:
    """Parameters under which a report is made fast."""
    return parse_as(InfluenceParameters, {"package": "p", "permutations": 199, **more})


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """36 people in two waves of whom most copy four choices in ten from whom they turn to."""
    return judgement(tmp_path_factory.mktemp("planted"), copy=0.4)


@pytest.fixture(scope="session")
def report(planted: Package) -> InfluenceReport:
    return build(planted, asked())


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """Twelve people, one play each."""
    place: Path = tmp_path_factory.mktemp("few")
    return judgement(place, people=12, again=False)

"""One small synthetic network as a package for the whole session, and its report."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.activities.course import load_course
from lidera_nb.dataset.read import read_package
from lidera_nb.dataset.studied import write_study
from lidera_nb.dataset.write import About
from lidera_nb.network import Study
from lidera_nb.report.labels import Labels
from lidera_nb.report.network.build import build
from lidera_nb.report.network.model import NetworkReport
from lidera_nb.report.network.names import Names
from lidera_nb.report.parameters import NetworkParameters, parse_as
from tests.toycohort import BEGAN
from tests.toycourse import write_course
from tests.toystudy import crowd


def asked(**more: object) -> NetworkParameters:
    """Parameters under which a report is made fast."""
    return parse_as(NetworkParameters, {"package": "p", "permutations": 99, **more})


def packed(study: Study, place: Path) -> Path:
    """A study as a package, its people under ids that can be looked for."""
    course = load_course(write_course(place / "course"))
    ids = {person: f"p_id{person}" for person in study.people.index}
    write_study(study, ids, course, About("red", "Red de prueba", True, BEGAN), place / "package")
    return place / "package"


@pytest.fixture(scope="session")
def network_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """36 people of three territories in two waves; three of them are silent."""
    return packed(crowd(), tmp_path_factory.mktemp("network"))


@pytest.fixture(scope="session")
def network_report(network_package: Path) -> NetworkReport:
    return build(read_package(network_package), asked())


@pytest.fixture(scope="session")
def names(network_package: Path) -> Names:
    return Names(Labels(read_package(network_package).tables["codebook"], "es"), "es")

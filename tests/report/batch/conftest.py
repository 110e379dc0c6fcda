"""Packages of several cohorts, all of them one played cohort under other ids."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lidera_nb.dataset.about import About
from lidera_nb.dataset.read import read_package
from lidera_nb.dataset.write import write_package
from lidera_nb.report.batch.asked import AskedBatch
from lidera_nb.report.batch.packages import packages_in
from lidera_nb.report.batch.plan import Plan, planned
from tests.toycohort import BEGAN


@pytest.fixture(scope="session")
def packages(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cohorts ``norte``, ``centro`` and ``sur``."""
    folder = tmp_path_factory.mktemp("packages")
    tables = dict(read_package(package).tables)
    for cohort in ("norte", "centro", "sur"):
        write_package(folder / cohort, About(cohort, cohort.title(), True, BEGAN), tables)
    return folder


@pytest.fixture
def own(packages: Path, tmp_path: Path) -> Path:
    """The same packages, for a test that changes them."""
    return Path(shutil.copytree(packages, tmp_path / "packages"))


def plan(folder: Path, force: bool = False, **asked: object) -> Plan:
    """What is to be made of the packages in a folder."""
    return planned(AskedBatch.model_validate(asked), packages_in(folder), force=force)

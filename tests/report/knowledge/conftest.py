"""Made-up people who write and try cards, as packages and their report."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.dataset.read import Package
from lidera_nb.report.knowledge.build import build
from lidera_nb.report.knowledge.model import KnowledgeReport
from lidera_nb.report.parameters import KnowledgeParameters, parse_as
from tests.toyknowledge import knowledge


def asked(**more: object) -> KnowledgeParameters:
    """Parameters under which a report is made fast."""
    return parse_as(KnowledgeParameters, {"package": "p", "permutations": 199, **more})


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """36 people of whom most try what those they turn to wrote or tried before."""
    place: Path = tmp_path_factory.mktemp("planted")
    return knowledge(place, copy=0.6)


@pytest.fixture(scope="session")
def report(planted: Package) -> KnowledgeReport:
    return build(planted, asked())

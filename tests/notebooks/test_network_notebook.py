"""The network notebook as a file, and as `make_report` executes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lidera_nb.dataset.read import read_package
from lidera_nb.errors import ReportError
from lidera_nb.report.kinds import kinds_of
from lidera_nb.report.network.kind import KIND as NETWORK
from lidera_nb.report.network.whole import SECTIONS
from lidera_nb.report.parameters import NetworkParameters
from lidera_nb.report.run import Made, make_report
from tests.notebooks.test_cohort_notebook import _cells, _code

PARTIAL = 4
"""Cells up to the first section, where an error shows."""


@pytest.fixture(scope="module")
def made(network_package: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    out = tmp_path_factory.mktemp("out")
    return make_report(network_package, out, "es", kind=NETWORK, permutations=99, seed=7)


def test_the_tagged_parameters_are_those_of_the_schema() -> None:
    tagged = [c for c in _cells(NETWORK.notebook) if "parameters" in c["metadata"].get("tags", ())]
    names = [line.split(" = ")[0].strip() for line in tagged[0]["source"]]
    assert names == list(NetworkParameters.model_fields)


def test_the_notebook_shows_every_section_once() -> None:
    shown = "\n".join(_code(NETWORK.notebook))
    assert [shown.count(f'show("{name}")') for name in SECTIONS] == [1] * len(SECTIONS)


def test_the_executed_notebook_shows_the_figures_of_the_page(made: Made) -> None:
    page, notebook = made.html.read_text("utf-8"), made.notebook.read_text("utf-8")
    assert page.count("<svg") == notebook.count("<svg") > 0
    assert "p_id" not in page + notebook


def test_its_files_stand_beside_those_of_the_cohort_report(made: Made) -> None:
    names = [made.html.name, made.notebook.name, made.provenance.name]
    assert names == ["red-network.es.html", "red-network.es.ipynb",
                     "red-network-provenance.es.json"]  # fmt: skip


def test_the_provenance_names_what_was_asked(made: Made) -> None:
    noted = json.loads(made.provenance.read_text("utf-8"))
    assert noted["parameters"] == {"lang": "es", "threshold": 5, "seed": 7, "relation": "",
        "group": "macrozone", "at_least": 1, "permutations": 99}  # fmt: skip


def test_a_package_says_which_reports_it_has_data_for(package: Path, network_package: Path) -> None:
    assert [kind.name for kind in kinds_of(read_package(package))] == ["cohort", "decisions"]
    assert kinds_of(read_package(network_package)) == (NETWORK,)


def test_a_package_without_a_network_is_answered_in_one_sentence(
    package: Path, tmp_path: Path
) -> None:
    with pytest.raises(ReportError, match=r"the package of 'toy' holds no network: nobody was ask"):
        make_report(package, tmp_path, kind=NETWORK)

"""The notebook on decisions as a file, and as `make_report` executes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lidera_nb.report.decisions.kind import KIND as DECISIONS
from lidera_nb.report.decisions.whole import SECTIONS
from lidera_nb.report.parameters import DecisionParameters
from lidera_nb.report.run import Made, make_report
from tests.notebooks.test_cohort_notebook import _cells, _code
from tests.toycohort import CANARY


@pytest.fixture(scope="module")
def made(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_report(package, tmp_path_factory.mktemp("out"), "en", kind=DECISIONS, seed=7)


def test_the_tagged_parameters_are_those_of_the_schema() -> None:
    cells = _cells(DECISIONS.notebook)
    tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", ())]
    names = [line.split(" = ")[0].strip() for line in tagged[0]["source"]]
    assert names == list(DecisionParameters.model_fields)


def test_the_notebook_shows_every_section_once() -> None:
    shown = "\n".join(_code(DECISIONS.notebook))
    assert [shown.count(f'show("{name}")') for name in SECTIONS] == [1] * len(SECTIONS)


def test_page_notebook_and_provenance_tell_the_same_and_nothing_private(made: Made) -> None:
    page, notebook = made.html.read_text("utf-8"), made.notebook.read_text("utf-8")
    noted = json.loads(made.provenance.read_text("utf-8"))
    assert page.count("<svg") == notebook.count("<svg") > 0
    assert CANARY not in page + notebook
    assert noted["outputs"].keys() == {made.html.name, made.notebook.name}
    assert made.html.name == "toy-decisions.en.html"

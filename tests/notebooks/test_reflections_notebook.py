"""The notebook on reflections as a file, and as `make_report` executes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lidera_nb.report.crate import NAME
from lidera_nb.report.parameters import ReflectionParameters
from lidera_nb.report.reflections.kind import KIND as REFLECTIONS
from lidera_nb.report.reflections.whole import SECTIONS
from lidera_nb.report.run import Made, make_report
from tests.notebooks.test_cohort_notebook import _cells, _code
from tests.readingcohort import CANARY
from tests.report.tagged import Tagged


@pytest.fixture(scope="module")
def made(reading_package: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    out = tmp_path_factory.mktemp("out")
    return make_report(reading_package, out, "en", kind=REFLECTIONS, seed=7, pdf=True)


def test_the_tagged_parameters_are_those_of_the_schema() -> None:
    cells = _cells(REFLECTIONS.notebook)
    tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", ())]
    names = [line.split(" = ")[0].strip() for line in tagged[0]["source"]]
    assert names == list(ReflectionParameters.model_fields)


def test_the_notebook_shows_every_section_once() -> None:
    shown = "\n".join(_code(REFLECTIONS.notebook))
    assert [shown.count(f'show("{name}")') for name in SECTIONS] == [1] * len(SECTIONS)


def test_page_notebook_and_provenance_tell_the_same_and_nothing_private(made: Made) -> None:
    page, notebook = made.html.read_text("utf-8"), made.notebook.read_text("utf-8")
    noted = json.loads(made.provenance.read_text("utf-8"))
    assert page.count("<svg") == notebook.count("<svg") > 0
    assert CANARY not in page + notebook
    assert made.pdf
    assert noted["outputs"].keys() == {made.html.name, made.notebook.name, made.pdf.name}
    assert "weasyprint" in noted["code"]["libraries"]
    assert made.html.name.startswith("lectura-reflections.")


def test_the_folder_describes_all_files_of_the_report_but_no_person(made: Made) -> None:
    described = (made.html.parent / NAME).read_text("utf-8")
    assert all(path.name in described for path in made.html.parent.iterdir())
    assert Tagged(made.pdf.read_bytes()).catalog["/Lang"] == "en-US" if made.pdf else False
    assert CANARY not in described

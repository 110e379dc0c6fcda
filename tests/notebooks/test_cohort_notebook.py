"""The cohort notebook as a file, and as `make_report` executes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lidera_nb.dataset.read import read_package
from lidera_nb.errors import ReportError
from lidera_nb.report.cohort.kind import KIND as COHORT
from lidera_nb.report.cohort.whole import SECTIONS
from lidera_nb.report.parameters import CohortParameters
from lidera_nb.report.run import Made, make_report
from tests.toycohort import CANARY


@pytest.fixture(scope="module")
def made(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIDERA_SECRET", CANARY)
        return make_report(package, tmp_path_factory.mktemp("out"), "es", seed=7)


def _cells(path: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["cells"]
    return cells


def _code(path: Path) -> list[str]:
    return ["".join(cell["source"]) for cell in _cells(path) if cell["cell_type"] == "code"]


def test_the_notebook_is_thin_and_carries_no_output() -> None:
    assert all(
        len(code.splitlines()) <= 8 and "def " not in code for code in _code(COHORT.notebook)
    )
    assert all(not cell.get("outputs") for cell in _cells(COHORT.notebook))


def test_the_tagged_parameters_are_those_of_the_schema() -> None:
    tagged = [c for c in _cells(COHORT.notebook) if "parameters" in c["metadata"].get("tags", ())]
    assert len(tagged) == 1
    names = [line.split(" = ")[0].strip() for line in tagged[0]["source"]]
    assert names == list(CohortParameters.model_fields)


def test_the_notebook_shows_every_section_once() -> None:
    shown = "\n".join(_code(COHORT.notebook))
    assert [shown.count(f'show("{name}")') for name in SECTIONS] == [1] * len(SECTIONS)


def test_the_page_counts_what_the_package_holds(made: Made, package: Path) -> None:
    people = len(read_package(package).tables["participants"])
    assert f"{people} de las {people} personas incluidas terminaron" in made.html.read_text("utf-8")


def test_the_executed_notebook_shows_the_figures_of_the_page(made: Made) -> None:
    page, notebook = made.html.read_text("utf-8"), made.notebook.read_text("utf-8")
    assert page.count("<svg") == notebook.count("<svg")


def test_neither_words_nor_secrets_nor_places_are_in_any_file(made: Made, package: Path) -> None:
    for path in (made.html, made.notebook, made.provenance):
        content = path.read_text("utf-8")
        assert CANARY not in content
        assert str(package.parent) not in content
        assert str(COHORT.notebook.parent) not in content


def test_the_provenance_names_inputs_parameters_and_outputs(made: Made, package: Path) -> None:
    noted = json.loads(made.provenance.read_text("utf-8"))
    assert noted["inputs"] == dict(read_package(package).meta.hashes)
    assert noted["parameters"] == {"lang": "es", "threshold": 5, "seed": 7, "plan": ""}
    assert noted["outputs"].keys() == {made.html.name, made.notebook.name}


def test_a_failing_notebook_keeps_what_it_did_and_says_where_it_failed(
    package: Path, tmp_path: Path
) -> None:
    content = json.loads(COHORT.notebook.read_text("utf-8"))
    content["cells"] = content["cells"][:2]
    fails = {"cell_type": "code", "id": "x", "metadata": {}, "execution_count": None,
             "outputs": [], "source": ["print('so far')\n", "1 / 0"]}  # fmt: skip
    content["cells"].append(fails)
    broken = tmp_path / "broken.ipynb"
    broken.write_text(json.dumps(content))
    with pytest.raises(ReportError, match=r"broken\.ipynb: cell 3 failed with ZeroDivisionError"):
        make_report(package, tmp_path / "out", notebook=broken)
    kept = [path.name for path in (tmp_path / "out").iterdir()]
    assert kept == ["toy-failed.es.ipynb"]
    assert "so far" in (tmp_path / "out" / kept[0]).read_text("utf-8")


def test_a_notebook_that_is_not_there_is_asked_for(package: Path, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="run from a checkout of the project, or give the note"):
        make_report(package, tmp_path / "out", notebook=tmp_path / "cohort.ipynb")
    assert not (tmp_path / "out").exists()


def test_an_unknown_parameter_never_reaches_the_notebook(package: Path, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="no parameter 'color'"):
        make_report(package, tmp_path / "out", color="red")
    assert not (tmp_path / "out").exists()


def test_the_notebooks_kernel_learns_no_secret(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIDERA_SECRET", CANARY)
    content = json.loads(COHORT.notebook.read_text("utf-8"))
    content["cells"] = content["cells"][:2]
    asks = ["import os\n", "print(os.environ)"]
    content["cells"].append({"cell_type": "code", "id": "x", "metadata": {},
                             "execution_count": None, "outputs": [], "source": asks})  # fmt: skip
    (tmp_path / "asks.ipynb").write_text(json.dumps(content))
    made = make_report(package, tmp_path / "out", notebook=tmp_path / "asks.ipynb")
    told = made.notebook.read_text("utf-8")
    assert "PATH" in told
    assert CANARY not in told

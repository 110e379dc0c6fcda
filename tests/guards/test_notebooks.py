"""Delivered notebooks are thin: no outputs, short cells, no prose, no definitions."""

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENTS = sorted(ROOT.glob("course/assignments/source/**/*.ipynb"))
COURSE = sorted(set(ROOT.glob("course/**/*.ipynb")) - set(ASSIGNMENTS))
EVALUATION = sorted(ROOT.glob("evaluation/**/*.ipynb"))


def code_cells(path: Path) -> list[dict]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def test_there_are_notebooks_to_guard():
    assert COURSE
    assert ASSIGNMENTS
    assert EVALUATION


@pytest.mark.parametrize(
    "path", COURSE + EVALUATION + ASSIGNMENTS, ids=lambda p: p.parent.name + "/" + p.name
)
def test_a_notebook_has_no_outputs_and_short_cells(path: Path):
    for cell in code_cells(path):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
        assert len("".join(cell["source"]).splitlines()) <= 8


@pytest.mark.parametrize(
    "path", COURSE + EVALUATION + ASSIGNMENTS, ids=lambda p: p.parent.name + "/" + p.name
)
def test_a_notebook_defines_nothing(path: Path):
    for cell in code_cells(path):
        tree = ast.parse("".join(cell["source"]))
        kinds = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef, ast.Lambda)
        assert not any(isinstance(node, kinds) for node in ast.walk(tree))


@pytest.mark.parametrize("path", COURSE, ids=lambda p: p.parent.name + "/" + p.name)
def test_a_course_notebook_has_no_prose_and_imports_pages_alone(path: Path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert all(cell["cell_type"] == "code" for cell in cells)
    for cell in cells:
        for node in ast.walk(ast.parse("".join(cell["source"]))):
            if isinstance(node, ast.ImportFrom):
                assert node.module == "lidera_nb.pages"
            assert not isinstance(node, ast.Import)


@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda p: p.parent.name)
def test_an_assignments_notebook_holds_ids_in_place_of_prose(path: Path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    told = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    assert told
    assert all(re.fullmatch(r"(section|question)\.[a-z][a-z0-9_]*", text) for text in told)


@pytest.mark.parametrize("path", EVALUATION, ids=lambda p: p.name)
def test_an_evaluation_notebook_has_one_tagged_parameters_cell(path: Path):
    tagged = [c for c in code_cells(path) if "parameters" in c["metadata"].get("tags", [])]
    assert len(tagged) == 1

"""One list of dependencies: environment.yml only points to pyproject.toml."""

import ast
import re
import sys
import tomllib
from pathlib import Path

from lidera_nb.yamlfile import read_yaml

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA = read_yaml(ROOT / "environment.yml").data
GIVEN = {"jupyterlab", "ipywidgets", "voila", "nbgrader", "networkx", "pandas", "altair",
         "papermill", "pytest"}  # fmt: skip


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=\[ ]", requirement)[0] for requirement in requirements}


def test_the_conda_environment_installs_this_project_and_nothing_beside_it():
    *conda, pip = CONDA["dependencies"]
    assert conda == [f"python{PROJECT['requires-python']}", "pip"]
    assert [line.split("[")[0] for line in pip["pip"]] == ["-e ."]


def test_every_extra_that_the_conda_environment_asks_for_exists():
    extras = re.findall(r"[a-z]+", CONDA["dependencies"][-1]["pip"][0].split("[")[1])
    assert set(extras) == set(PROJECT["optional-dependencies"])


def test_the_packages_that_the_project_was_given_are_all_there():
    listed = names(PROJECT["dependencies"])
    for extra in PROJECT["optional-dependencies"].values():
        listed |= names(extra)
    assert listed >= GIVEN


NOT_FOR_PARTICIPANTS = {"report", "dataset", "cli", "grading", "sharing"}
"""Rooms that need an extra; the command line imports them only for the commands that do."""

CALLED = {"PIL": "pillow", "markdown_it": "markdown-it-py", "yaml": "pyyaml", "vl_convert":
          "vl-convert-python", "jupyter_server": "voila", "jupyter_client": "nbclient",
          "jupyter_core": "voila", "nbformat": "nbclient", "traitlets": "ipywidgets",
          "IPython": "ipykernel", "lidera_widgets": "lidera",
          "pydantic_core": "pydantic", "prometheus_client": "prometheus-client"}  # fmt: skip
"""Modules by the dependency that brings them, where the names differ."""


def test_a_participants_server_needs_no_extra():
    brought = names(PROJECT["dependencies"]) | {"lidera"}
    for path in (ROOT / "lidera_nb").rglob("*.py"):
        if path.relative_to(ROOT / "lidera_nb").parts[0] in NOT_FOR_PARTICIPANTS:
            continue
        for name in imported(path) - sys.stdlib_module_names - {"lidera_nb"}:
            assert CALLED.get(name, name) in brought, f"{path}: {name}"


def imported(path):
    """The packages that a file imports, wherever in the file it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
    return found


def test_every_dependency_has_a_lower_bound():
    extras = PROJECT["optional-dependencies"].values()
    every = [*PROJECT["dependencies"], *(line for extra in extras for line in extra)]
    assert [line for line in every if ">=" not in line] == []


def test_the_header_says_whether_the_environment_was_run_with_conda():
    header = (ROOT / "environment.yml").read_text(encoding="utf-8").split("name:")[0]
    assert "has not been run with conda" in header

"""Benchmarks say what they print, and never call a run whole in which a side is missing."""

import ast
from pathlib import Path

import pytest

from benchmarks._figures import FIGURES, RATIOS, assembled

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks"
COMMANDS = sorted(path for path in FOLDER.glob("*.py") if not path.name.startswith("_"))
VISITS = {visit for _, visit, _ in FIGURES.values()}


def sample(visit, value):
    measures = {name for _, of, name in FIGURES.values() if of == visit}
    return {"visit": visit, **dict.fromkeys(measures, value)}


def side(*values):
    return [sample(visit, value) for value in values for visit in VISITS]


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_benchmark_says_how_it_is_run_and_what_it_prints(path):
    told = " ".join((ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split())
    assert f"python benchmarks/{path.name}" in told
    assert "last line is one JSON object" in told


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_benchmark_is_documented(path):
    told = (FOLDER.parent / "docs" / "benchmarks.md").read_text("utf-8")
    assert f"make bench NAME={path.stem}" in told


def test_a_whole_run_gives_medians_and_ratios_and_succeeds():
    result, code = assembled({"session": side(1, 2, 9), "voila": side(8)})
    assert code == 0
    assert result["usable_seconds"] == 2
    assert result["stock_usable_seconds"] == 8
    assert result["usable_ratio"] == 0.25
    assert len(result["samples"]["session"]) == 3 * len(VISITS)


@pytest.mark.parametrize("missing", ["session", "voila"])
def test_a_missing_side_gives_null_and_a_failing_exit(missing):
    there = {"session": side(2), "voila": side(8)}
    result, code = assembled({**there, missing: []})
    of_missing = {name for name, (where, _, _) in FIGURES.items() if where == missing}
    assert code == 1
    assert {name for name in FIGURES if result[name] is None} == of_missing
    assert all(result[ratio] is None for ratio in RATIOS)


def test_a_single_figure_that_was_not_measured_fails_the_run():
    slow = [one for one in side(2) if one["visit"] != "slow3g_reload"]
    result, code = assembled({"session": slow, "voila": side(8)})
    assert code == 1
    assert result["slow3g_reload_seconds"] is None
    assert result["usable_ratio"] == 0.25


def test_a_fault_fails_a_run_even_if_every_figure_is_there():
    result, code = assembled({"session": side(2), "voila": side(8)}, ["voila, first: it stopped"])
    assert code == 1
    assert result["faults"] == ["voila, first: it stopped"]


def test_nothing_is_divided_by_nothing():
    result, _ = assembled({"session": side(2), "voila": side(0)})
    assert result["usable_ratio"] is None

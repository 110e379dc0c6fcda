"""``lidera network synthesise`` and ``suggest`` as a person runs them."""

import json
from pathlib import Path

import pandas as pd
import pytest

from lidera_nb.network.folder import read_study, write_study
from lidera_nb.network.world import Shape, rel_like


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_study(rel_like(2, Shape(schools=40, waves=2, answered=(0.9, 0.9))), tmp_path / "rel")
    return tmp_path / "rel"


def test_a_network_is_made_up_and_says_so(process, tmp_path: Path):
    ran = process("network", "synthesise", "--out", tmp_path / "rel", "--seed", 3)
    assert ran.code == 0
    assert "a synthetic network of" in ran.out
    assert json.loads((tmp_path / "rel" / "study.json").read_text("utf-8"))["synthetic"] is True
    assert read_study(tmp_path / "rel").waves == (1, 2, 3)


def test_a_country_is_made_up_for_a_machine(lidera, tmp_path: Path):
    told = lidera("network", "synthesise", "--national", "--out", tmp_path / "pais", "--json").json
    assert (told["people"], told["waves"], told["synthetic"]) == (9000, 1, True)


def test_a_folder_that_holds_something_is_left_alone(lidera, folder: Path):
    ran = lidera("network", "synthesise", "--out", folder)
    assert ran.code == 2
    assert "is not empty, so nothing was written there" in ran.err


def test_ties_are_suggested_in_words_of_either_language(lidera, folder: Path, tmp_path: Path):
    out = tmp_path / "propuestas"
    ran = lidera("network", "suggest", folder, "--count", 3, "--out", out, "--lang", "en")
    assert ran.code == 0
    assert ran.out.startswith("# Suggested ties\n\n**Synthetic data")
    table = pd.read_csv(out / "suggestions.csv")
    assert table["synthetic"].all()
    assert len(table) == 3
    assert (out / "suggestions.en.md").read_text("utf-8").strip() == ran.out.strip()
    assert (out / "suggestions.es.md").read_text("utf-8").startswith("# Vínculos que se proponen")


def test_conditions_of_the_command_line_are_kept(lidera, folder: Path):
    words = ("--most-per-person", 1, "--travel", "near", "--without", "p001", "--wave", 1)
    told = lidera("network", "suggest", folder, *words, "--json").json
    ends = [tie[end] for tie in told["ties"] for end in ("one", "other")]
    assert len(ends) == len(set(ends))
    assert "p001" not in ends
    assert {tie["distance"] for tie in told["ties"]} <= {"same", "near"}
    assert told["changes"][0]["measure"] == "reach"


def test_what_cannot_be_is_refused_in_a_sentence(lidera, folder: Path, tmp_path: Path):
    ran = lidera("network", "suggest", folder, "--topic", "ski")
    assert ran.code == 2
    assert "nobody was named for the topic 'ski' in wave 2; topics of that wave: climate" in ran.err
    ran = lidera("network", "suggest", tmp_path / "nowhere")
    assert ran.code == 2
    assert "holds no study" in ran.err

"""The map tells where open choices led, and never names an ending that was not reached."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lidera_nb.activities.pathmap import path_map
from lidera_nb.scenario import engine
from lidera_nb.scenario.load import Case, load
from tests.toycourse import write_course


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_course(tmp_path) / "scenarios" / "el-recado"


def mapped(case: Case, *choices: str) -> dict:
    play = engine.begin(case.scenario, 1)
    for choice in choices:
        play = engine.choose(case.scenario, play, choice)
    return path_map(case, play, "es")


def test_a_branch_names_the_scene_that_it_led_to(folder: Path) -> None:
    first = mapped(load(folder), "llamar", "preguntar", "votar")["rows"][0]
    assert first["choice"] == "Llamar (es)"
    assert [branch["labels"] for branch in first["branches"]] == [["Citar (es)"], ["Esperar (es)"]]
    assert [(b["to"], b["same"]) for b in first["branches"]] == [
        ([], True),
        (["Patio (es)"], False),
    ]


def test_choices_that_lead_to_the_same_scene_share_a_branch(folder: Path) -> None:
    (branch,) = mapped(load(folder), "esperar", "mirar", "votar")["rows"][0]["branches"]
    assert branch["labels"] == ["Llamar (es)", "Citar (es)"]


def test_an_ending_that_was_not_reached_is_counted_and_not_named(folder: Path) -> None:
    found = mapped(load(folder), "llamar", "preguntar", "votar")
    assert found["rows"][2]["branches"] == [
        {"labels": ["Decidir (es)"], "to": [], "same": False, "ends": True}
    ]
    assert (found["ending"], found["others"]) == ("Fin Acuerdo (es)", 1)
    assert "Fin Orden" not in json.dumps(found)


def test_where_exits_have_conditions_every_scene_they_name_is_told(folder: Path) -> None:
    path = folder / "scenario.yaml"
    data = json.loads(path.read_text("utf-8"))
    wait = data["scenes"]["puerta"]["decision"]["choices"][2]
    wait["to"] = [{"to": "sala", "when": {"indicator": "tiempo", "below": 9}}, {"to": "patio"}]
    path.write_text(json.dumps(data), "utf-8")
    branches = mapped(load(folder), "llamar", "preguntar", "votar")["rows"][0]["branches"]
    assert branches[1] == {
        "labels": ["Esperar (es)"],
        "to": ["Patio (es)"],
        "same": True,
        "ends": False,
    }

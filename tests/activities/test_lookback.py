"""Looking back tells the roads that were open, and those only."""

import json

import pytest

from lidera_nb.activities import lookback, playview
from lidera_nb.activities.said import Said
from lidera_nb.scenario import engine
from lidera_nb.scenario.load import load
from tests.toycourse import write_course


@pytest.fixture
def case(tmp_path):
    """The toy case; at its door one may call only after reading, and its scenes show an image."""
    folder = write_course(tmp_path) / "scenarios" / "el-recado"
    path = folder / "scenario.yaml"
    data = json.loads(path.read_text("utf-8"))
    data["scenes"]["puerta"]["decision"]["choices"][0]["when"] = {"consulted": "nota"}
    for name in ("puerta", "fin_orden"):
        data["scenes"][name]["beats"].append({"id": "b2", "kind": "image", "src": "patio.jpg"})
        for lang in ("es", "en"):
            words = folder / f"{lang}.yaml"
            texts = json.loads(words.read_text("utf-8"))
            texts["scene"][name]["b2"] = "El patio"
            words.write_text(json.dumps(texts), "utf-8")
    path.write_text(json.dumps(data), "utf-8")
    (folder / "media").mkdir()
    (folder / "media" / "patio.jpg").write_bytes(b"\xff\xd8\xff")
    return load(folder)


def played(case, *choices, read=False):
    play = engine.begin(case.scenario, 1)
    if read:
        play = engine.consult(case.scenario, play, "nota")
    for choice in choices:
        play = engine.choose(case.scenario, play, choice)
    return play


def others(case, play):
    said = [Said(taken.scene, taken.choice, "porque sí", 50) for taken in play.taken]
    steps = lookback.path(case, play, said, "es")
    return [[other["label"] for other in step["others"]] for step in steps]


def test_a_choice_that_was_closed_is_not_among_the_roads_not_taken(case):
    play = played(case, "citar", "explicar", "decidir")
    assert others(case, play) == [["Esperar (es)"], ["Preguntar (es)"], ["Votar (es)"]]


def test_a_choice_that_reading_had_opened_is(case):
    assert others(case, played(case, "citar", read=True)) == [["Llamar (es)", "Esperar (es)"]]


def test_a_scene_shows_its_image_and_the_words_for_it(case):
    view = playview.playing("t", case, played(case), [], "es")
    assert view["scene"]["blocks"][1] == {
        "kind": "image",
        "src": "data:image/jpeg;base64,/9j/",
        "alt": "El patio",
    }


def test_no_image_is_sent_before_its_scene(case):
    play = played(case, "citar")
    assert "data:image" not in json.dumps(playview.playing("t", case, play, [], "es"))


def test_the_text_of_an_ending_leaves_its_image_out(case):
    play = played(case, "citar", "explicar", "decidir")
    assert lookback.ending(case, play, "es")["text"] == "…"

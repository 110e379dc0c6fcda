"""A sketch becomes a case that the loader takes, and the checker has no faults to tell of."""

import pytest

from lidera_nb.activities.own.answers import sketch_of
from lidera_nb.scenario.check import check
from lidera_nb.scenario.importers.yamltext import nested, yaml_of
from lidera_nb.scenario.load import case_of, load
from lidera_nb.scenario.sketch import content, line_id, lines
from lidera_nb.scenario.wording import text_ids
from lidera_nb.textids import LANGUAGES
from tests.owncase import PARTS

THIRD = {**PARTS["second"], "prompt": "¿Y el lunes?"}


def made(**parts):
    sketch = sketch_of({**PARTS, **parts})
    words = {lang: lines(sketch) for lang in LANGUAGES}
    return content(sketch, "own-0a1b", 1, "2026-08", words, {"m1.b": 10})


@pytest.mark.parametrize("parts", [{}, {"third": THIRD}])
def test_a_sketch_is_a_case_that_loads_and_has_no_faults(tmp_path, parts):
    whole = made(**parts)
    (tmp_path / "scenario.yaml").write_text(yaml_of(whole["structure"]), "utf-8")
    for lang in LANGUAGES:
        (tmp_path / f"{lang}.yaml").write_text(yaml_of(nested(whole[lang])), "utf-8")
    assert check(tmp_path) == []
    assert load(tmp_path).scenario == case_of(whole).scenario


def test_every_line_of_the_case_has_its_text_and_no_other_does():
    whole = made()
    needed = set(text_ids(case_of(whole).scenario))
    assert set(whole["es"]) == set(whole["en"]) == needed


def test_the_scenes_follow_each_other_to_one_ending():
    scenes = made(third=THIRD)["structure"]["scenes"]
    ways = [{c["to"] for c in s["decision"]["choices"]} for s in scenes.values() if "decision" in s]
    assert ways == [{"m2"}, {"m3"}, {"end"}]


def test_somebody_who_says_nothing_is_in_the_cast_only():
    silent = {**PARTS["people"], "two_name": "Ciro", "two_who": "Inspector; quiere calma."}
    structure = made(people=silent)["structure"]
    assert structure["cast"] == ["p1", "p2"]
    assert [beat["id"] for beat in structure["scenes"]["m1"]["beats"]] == ["tension", "p1"]


def test_a_digest_tells_one_line_from_another():
    assert line_id("a") == line_id("a") != line_id("b")

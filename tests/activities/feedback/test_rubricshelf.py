"""Rubrics in every version that was served: levels keep their words when an author changes them."""

import json
from pathlib import Path

from lidera_nb.activities.feedback.rubricshelf import FOLDER, shelved
from lidera_nb.settings import PROJECT
from tests.activities.feedback.signed import rubric


def course(root: Path, version: int) -> Path:
    folder = root / "course" / "instruments"
    folder.mkdir(parents=True, exist_ok=True)
    told = json.dumps(dict(rubric(version).content))
    (folder / "rubric-toy.yaml").write_text(told, "utf-8")
    return root / "course"


def test_a_version_that_was_served_is_found_by_its_hash_after_the_rubric_changed(tmp_path):
    shelved(course(tmp_path, 1), None).keep(tmp_path / "kept")
    now = shelved(course(tmp_path, 2), tmp_path / "kept")
    assert [one.rubric.version for one in now.current] == [2]
    assert now.get(rubric(1).hash).texts["es"]["level.2"] == "es nivel 2 v1"
    assert now.get(rubric(3).hash) is None


def test_a_kept_file_that_is_damaged_costs_that_version_and_nothing_else(tmp_path, caplog):
    shelf = shelved(course(tmp_path, 1), None)
    shelf.keep(tmp_path)
    shelf.keep(tmp_path)
    (place,) = (tmp_path / FOLDER).iterdir()
    place.with_name("0" * 64 + ".json").write_bytes(place.read_bytes())
    place.write_text("{")
    assert set(shelved(course(tmp_path, 2), tmp_path).by_hash) == {rubric(2).hash}
    assert "cannot be read" in caplog.text
    assert "other content than its name says" in caplog.text


def test_the_rubrics_of_the_course_are_on_the_shelf():
    ids = {one.rubric.id for one in shelved(PROJECT / "course", None).current}
    assert {"kember", "hatton-smith"} <= ids

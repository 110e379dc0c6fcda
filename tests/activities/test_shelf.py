import json
import logging
import shutil

import pytest

from lidera_nb.activities.course import load_course
from lidera_nb.activities.shelf import Shelf, stocked
from lidera_nb.activities.story import begin, tell
from tests.toycourse import write_course

CASE = "el-recado"


@pytest.fixture
def toy(tmp_path):
    return write_course(tmp_path / "course") / "scenarios" / CASE


def edit(folder):
    """Change one word of the case."""
    path = folder / "es.yaml"
    path.write_text(path.read_text("utf-8").replace("El recado", "El aviso", 1), "utf-8")


def test_a_play_goes_on_with_the_version_it_began_with(person, tmp_path, course):
    shutil.copytree(course.root, tmp_path / "course")
    root, kept = tmp_path / "course", tmp_path / "shelf"
    load_course(root).keep(kept)
    person.consent()
    person.profile()
    person.act("case", do="start")
    person.decide()
    path = root / "scenarios" / "los-que-faltan" / "es.yaml"
    path.write_text(path.read_text("utf-8").replace("summary: ", "summary: Otra vez. ", 1), "utf-8")
    changed = load_course(root, kept)
    again = tell(begin(changed, "ana"), person.journal.read("person:ana"))
    state = again.states["01-los-que-faltan", "case"]
    assert not state.lost
    assert (
        state.case.hash != changed.modules["01-los-que-faltan"].step("case").definition.current.hash
    )
    assert state.play == person.story.states["01-los-que-faltan", "case"].play


def test_keeping_a_version_twice_keeps_one(course, tmp_path):
    course.keep(tmp_path)
    course.keep(tmp_path)
    cases = [step for step in course.steps() if step.activity == "simulation"]
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len([path for path in kept if "rubric_versions" not in path.parts]) == len(cases)


def test_an_older_version_comes_back_as_it_was(toy, tmp_path):
    old = stocked(toy, None)
    old.keep(tmp_path / "shelf")
    edit(toy)
    shelf = stocked(toy, tmp_path / "shelf")
    assert shelf.get(old.current.hash) == old.current
    assert shelf.current != old.current


def test_what_a_crash_left_half_written_is_in_nobodys_way(toy, tmp_path):
    folder = tmp_path / "shelf" / CASE
    shelf = stocked(toy, None)
    shelf.keep(tmp_path / "shelf")
    edit(toy)
    (folder / "0123.77.part").write_text('{"structure": {')
    (folder / f"{'0' * 64}.part").mkdir()
    again = stocked(toy, tmp_path / "shelf")
    again.keep(tmp_path / "shelf")
    assert list(again.older) == [shelf.current.hash]
    assert len(list(folder.glob("*.json"))) == 2


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", "null", '{"es": 1, "en": 2, "structure": {}}']
)
def test_a_bad_version_is_logged_and_passed_over(toy, tmp_path, caplog, text):
    good = stocked(toy, None)
    good.keep(tmp_path)
    (tmp_path / CASE / f"{'0' * 64}.json").write_text(text)
    edit(toy)
    with caplog.at_level(logging.WARNING):
        shelf = stocked(toy, tmp_path)
    assert list(shelf.older) == [good.current.hash]
    assert f"{'0' * 64}.json cannot be read" in caplog.text


def test_a_version_under_a_name_that_is_not_its_hash_is_passed_over(toy, tmp_path, caplog):
    stocked(toy, None).keep(tmp_path)
    (kept,) = (tmp_path / CASE).glob("*.json")
    content = json.loads(kept.read_text("utf-8"))
    content["es"]["title"] = "Otro"
    kept.write_text(json.dumps(content))
    edit(toy)
    assert stocked(toy, tmp_path).older == {}
    assert "holds other content than its name says" in caplog.text


def test_a_damaged_copy_of_the_current_version_is_written_again(toy, tmp_path):
    shelf: Shelf = stocked(toy, None)
    shelf.keep(tmp_path)
    (kept,) = (tmp_path / CASE).glob("*.json")
    whole = kept.read_bytes()
    kept.write_bytes(whole[:100])
    shelf.keep(tmp_path)
    assert kept.read_bytes() == whole

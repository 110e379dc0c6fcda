"""Drawings on disk: taken as they are while nothing changed, and drawn anew otherwise."""

from pathlib import Path

import pytest

from lidera_nb.activities.course import Module
from lidera_nb.errors import ContentError
from lidera_nb.serve.render.kept import Kept
from lidera_nb.serve.render.notebook import Drawn, WidgetPlace

PLACE = WidgetPlace("case", "player", {"player.go": "Seguir"})
DRAWN = Drawn(("<h1>Título</h1>", PLACE), (2,), (), "v1")


class Drawing:
    """Counts how often a notebook would have been executed."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, module: Module, course: Path, lang: str) -> Drawn:
        self.times += 1
        return DRAWN


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "es.yaml").write_text("title: Uno\n")
    return folder


@pytest.fixture
def page(course):
    return Module("uno", "participant", course, course / "module.ipynb", (), {})


def test_what_was_drawn_once_is_the_same_after_a_restart(tmp_path, course, page):
    drawing = Drawing()
    first = Kept(tmp_path / "kept", course).draw(drawing, page, "es")
    again = Kept(tmp_path / "kept", course).draw(drawing, page, "es")
    assert first == again == DRAWN
    assert drawing.times == 1


def test_each_language_is_drawn(tmp_path, course, page):
    drawing, kept = Drawing(), Kept(tmp_path / "kept", course)
    for lang in ("es", "en", "en"):
        kept.draw(drawing, page, lang)
    assert drawing.times == 2


def test_a_changed_course_is_drawn_anew_and_what_was_kept_goes(tmp_path, course, page):
    drawing = Drawing()
    Kept(tmp_path / "kept", course).draw(drawing, page, "es")
    (course / "es.yaml").write_text("title: Dos\n")
    Kept(tmp_path / "kept", course).draw(drawing, page, "es")
    assert drawing.times == 2
    assert len(list((tmp_path / "kept").iterdir())) == 1


@pytest.mark.parametrize("damage", ["", "{", '{"parts": [1]}', '{"parts": 3, "foreign": []}'])
def test_a_damaged_drawing_is_drawn_anew(tmp_path, course, page, damage):
    drawing, kept = Drawing(), Kept(tmp_path / "kept", course)
    kept.draw(drawing, page, "es")
    (path,) = (tmp_path / "kept").rglob("uno.es.json")
    path.write_text(damage)
    assert kept.draw(drawing, page, "es") == DRAWN
    assert drawing.times == 2


def test_a_folder_that_cannot_be_written_keeps_nobody_waiting(tmp_path, course, page):
    (tmp_path / "kept").write_text("a file stands where the folder should be")
    assert Kept(tmp_path / "kept", course).draw(Drawing(), page, "es") == DRAWN


def test_a_notebook_that_fails_is_not_kept(tmp_path, course, page):
    def fails(*_):
        raise ContentError("cell 2 failed", page.notebook)

    kept = Kept(tmp_path / "kept", course)
    with pytest.raises(ContentError):
        kept.draw(fails, page, "es")
    assert not list((tmp_path / "kept").rglob("*.json"))

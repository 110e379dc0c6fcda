"""An author's own place: a journal and a shelf beside the course, and no server."""

import itertools

import pytest

from lidera_nb.pages import module
from lidera_nb.schoolwords import VOCABULARY
from tests.toycourse import MODULE, write_course

IDS = itertools.count()


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A course that is open in an author's own kernel."""
    monkeypatch.delenv("LIDERA_RENDER", raising=False)
    monkeypatch.delenv("LIDERA_API", raising=False)
    monkeypatch.setenv("LIDERA_COURSE", str(tmp_path / "course"))
    monkeypatch.setenv("LIDERA_JOURNAL", str(tmp_path / "local" / "journal.db"))
    return write_course(tmp_path / "course")


def act(page, key, **body):
    port = page.port
    message = {"id": f"m{next(IDS)}", "n": port.views()[key]["n"], "body": body}
    answer = port.act(key, message)
    assert answer["status"] == "saved", answer
    return port.views()[key]


def submit(page, key, values):
    act(page, key, do="submit", form=page.module.step(key).definition.hash, values=values)


def begun(page):
    """Play up to the second scene."""
    submit(page, "consent", {"learning": True})
    profile = {field: next(iter(options)) for field, options in VOCABULARY.items()}
    submit(page, "profile", profile)
    act(page, "case", do="start")
    reason = "Porque protege a quien menos puede."
    return act(page, "case", do="decide", scene="puerta", choice="citar", reason=reason,
               confidence=50)  # fmt: skip


def test_an_authors_play_outlives_an_edit_of_its_case(root):
    before = begun(module(MODULE))
    path = root / "scenarios" / "el-recado" / "es.yaml"
    path.write_text(path.read_text("utf-8").replace("El recado", "El aviso", 1), "utf-8")
    again = module(MODULE)
    assert again.port.views()["case"] == before
    assert before["scene"]["id"] == "sala"


def test_a_page_that_is_only_drawn_keeps_nothing(root, tmp_path, monkeypatch):
    monkeypatch.setenv("LIDERA_RENDER", "1")
    module(MODULE)
    assert not (tmp_path / "local").exists()


def test_a_widget_keeps_its_drafts_under_the_name_of_whoever_is_there(root, monkeypatch):
    shown = []
    monkeypatch.setattr("lidera_nb.pages.page.display", shown.append)
    module(MODULE).show("profile")
    monkeypatch.setenv("LIDERA_RENDER", "1")
    module(MODULE).show("profile")
    assert [widget.keep for widget in shown] == [f"lidera:author:/m/{MODULE}", ""]

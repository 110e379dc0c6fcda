"""A site in its place: the same bytes for the same cards, whole or not at all."""

import stat

import pytest

from lidera_nb.errors import PackageError
from lidera_nb.sharing import folders
from lidera_nb.sharing.publish import publish
from lidera_nb.sharing.site import site
from tests.sharing.cardtold import Told, content

HERE = site("Red Sur")


@pytest.fixture
def told():
    told = Told()
    told.publishes("a1")
    return told


def held(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_cards_give_the_same_bytes(told, tmp_path):
    publish(tmp_path / "one", HERE, told.open(), with_papers=False)
    publish(tmp_path / "two", HERE, told.open(), with_papers=False)
    assert held(tmp_path / "one") == held(tmp_path / "two")


def test_a_release_says_what_is_new_and_what_changed(told, tmp_path):
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    told.publishes("b2")
    told.publishes("a1", version=2, told=content("Once"))
    done = publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    assert (done.cards, done.new, done.changed, done.gone) == (2, ("b2",), ("a1",), ())


def test_the_page_of_a_version_stays_as_it_was_when_others_tell_of_a_try(told, tmp_path):
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    before = held(tmp_path / "site")
    told.tries("a1", "eva")
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    after = held(tmp_path / "site")
    assert before["es/cards/a1/v1.html"] == after["es/cards/a1/v1.html"]
    assert before["es/cards/a1/index.html"] != after["es/cards/a1/index.html"]


def test_an_older_version_keeps_its_page_and_leads_to_the_newer_one(told, tmp_path):
    told.publishes("a1", version=2, told=content("Once"))
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    page = (tmp_path / "site/es/cards/a1/v1.html").read_text("utf-8")
    assert "Desayuno" in page
    assert "Hay una más nueva" in page


def test_a_folder_with_something_else_in_it_is_left_alone(told, tmp_path):
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(PackageError, match=r"holds 'thesis\.txt', which is not of a site of cards"):
        publish(tmp_path, HERE, told.open(), with_papers=False)
    assert (tmp_path / "thesis.txt").read_text() == "x"


def test_a_file_that_somebody_put_into_a_site_is_left_alone(told, tmp_path):
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    (tmp_path / "site" / "es" / "note.html").write_text("x")
    with pytest.raises(PackageError, match=r"holds 'es/note\.html'"):
        publish(tmp_path / "site", HERE, told.open(), with_papers=False)


def test_the_history_kept_in_the_folder_stays(told, tmp_path):
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    (tmp_path / "site" / ".git").mkdir()
    (tmp_path / "site" / ".git" / "HEAD").write_text("ref")
    publish(tmp_path / "site", HERE, [], with_papers=False)
    assert (tmp_path / "site" / ".git" / "HEAD").read_text() == "ref"


def test_a_publication_that_fails_leaves_the_one_before(told, tmp_path, monkeypatch):
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    before = held(tmp_path / "site")
    told.publishes("b2")
    monkeypatch.setattr(folders, "_readable", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    assert held(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_web_server_of_another_account_may_read_it(told, tmp_path):
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "site").rglob("*")}
    assert modes == {0o755, 0o644}

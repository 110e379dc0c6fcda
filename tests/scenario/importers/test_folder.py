"""A new folder is there whole or not at all."""

from pathlib import Path

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.scenario.importers.folder import new_folder


def refusal(target: Path) -> str:
    with pytest.raises(ContentError) as caught, new_folder(target):
        pass
    return caught.value.message


def test_the_folder_appears_when_all_is_written(tmp_path: Path):
    with new_folder(tmp_path / "caso") as folder:
        (folder / "a").write_text("a")
        assert not (tmp_path / "caso").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["caso"]
    assert (tmp_path / "caso" / "a").read_text() == "a"


def test_whatever_is_there_is_refused_even_a_link_that_leads_nowhere(tmp_path: Path):
    (tmp_path / "link").symlink_to(tmp_path / "none")
    (tmp_path / "file").write_text("x")
    for name in ("link", "file"):
        sentence = "this is there already; name a folder that is not, with --out"
        assert refusal(tmp_path / name) == sentence


def test_a_folder_that_came_meanwhile_is_not_replaced(tmp_path: Path):
    with pytest.raises(ContentError, match="this is there already"), new_folder(tmp_path / "a"):
        (tmp_path / "a").mkdir()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_missing_folder_above_is_named(tmp_path: Path):
    assert refusal(tmp_path / "none" / "caso") == (
        "there is no such folder to write into; create it"
    )

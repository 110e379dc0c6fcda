"""``lidera decisions`` as a person runs it: in this process, for its words and files matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lidera_nb.cli.main import app
from lidera_nb.errors import PackageError
from tests.dataset.elsewhere.test_bring import CSV, MAPPING


def ran(*words: object) -> str:
    result = CliRunner().invoke(app, ["decisions", *map(str, words)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    (tmp_path / "export.csv").write_text(CSV)
    (tmp_path / "mapping.yaml").write_text(MAPPING)
    told = ran("bring", tmp_path / "export.csv", "--mapping", tmp_path / "mapping.yaml",
               "--out", tmp_path / "package", "--var", tmp_path / "var")  # fmt: skip
    assert told.startswith("Wrote the decisions of 2 people from other-place to ")
    return tmp_path / "package"


def test_what_was_brought_in_can_be_handed_on(brought: Path, tmp_path: Path) -> None:
    told = ran("xapi", brought, "--home", "https://lidera.example.org/", "--json",
               "--out", tmp_path / "told.json")  # fmt: skip
    found = json.loads((tmp_path / "told.json").read_text("utf-8"))
    assert json.loads(told)["statements"] == len(found) == 4
    assert found[0]["actor"]["account"]["homePage"] == "https://lidera.example.org"


@pytest.mark.parametrize("home", ["lidera.example.org", "ftp://e.org", "https://", "https://a b"])
def test_an_address_that_is_none_is_refused(brought: Path, tmp_path: Path, home: str) -> None:
    with pytest.raises(PackageError, match="give the address of your server, such as https://lid"):
        ran("xapi", brought, "--home", home, "--out", tmp_path / "told.json")
    assert not (tmp_path / "told.json").exists()

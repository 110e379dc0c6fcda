"""``lidera plan`` as a person runs it: in this process, for only its words and files matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lidera_nb.cli.main import app
from lidera_nb.errors import ReportError

LIST = "id,stratum,size\na,x,100\nb,x,120\nc,y,90\nd,y,80\ne,,85\nf,,85\n"


def ran(*words: object) -> str:
    result = CliRunner().invoke(app, ["plan", *map(str, words)], catch_exceptions=True)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    ran("seal", "--secret", tmp_path / "lot.secret")
    return tmp_path / "lot.secret"


@pytest.fixture
def schools(tmp_path: Path) -> Path:
    (tmp_path / "schools.csv").write_text(LIST)
    return tmp_path / "schools.csv"


def test_a_secret_is_for_its_owner_alone_and_is_drawn_once(secret: Path) -> None:
    before = secret.read_text()
    assert secret.stat().st_mode & 0o077 == 0
    with pytest.raises(ReportError, match="is there already: a secret is drawn once; name another"):
        ran("seal", "--secret", secret)
    assert secret.read_text() == before


def test_the_same_list_and_secret_give_the_same_lot(
    secret: Path, schools: Path, tmp_path: Path
) -> None:
    words = ("assign", schools, "--secret", secret, "--json", "--out", tmp_path / "lot.csv")
    first, again = json.loads(ran(*words)), json.loads(ran(*words))
    assert first == again
    assert sorted(first["assigned"].values()) == ["first"] * 3 + ["later"] * 3
    assert (tmp_path / "lot.csv").read_text("utf-8").startswith("id,stratum,arm")


def test_how_alike_the_arms_are_is_said(secret: Path, schools: Path, tmp_path: Path) -> None:
    told = ran("assign", schools, "--secret", secret, "--out", tmp_path / "lot.csv")
    assert "3 first, 3 later. Seal " in told
    assert "  size: first " in told


@pytest.mark.parametrize("damage", ["", "abc", "0" * 63])
def test_a_damaged_secret_draws_nothing(
    secret: Path, schools: Path, tmp_path: Path, damage: str
) -> None:
    secret.write_text(damage)
    with pytest.raises(ReportError, match="is not a secret of lidera plan seal: it must hold 64"):
        ran("assign", schools, "--secret", secret, "--out", tmp_path / "lot.csv")
    assert not (tmp_path / "lot.csv").exists()


def test_a_school_that_stands_twice_is_named(secret: Path, tmp_path: Path) -> None:
    (tmp_path / "twice.csv").write_text("id\na\na\n")
    with pytest.raises(ReportError, match="no lot was drawn: 'a' stands twice in the list; each"):
        ran("assign", tmp_path / "twice.csv", "--secret", secret, "--out", tmp_path / "lot.csv")


def test_what_a_study_can_find_is_one_command() -> None:
    found = json.loads(ran("power", "--people", 34, "--lost", 0, "--reliability", 1, "--json",
                           "--correlation", 0.5))  # fmt: skip
    # R 4.2: power.t.test(n = 34, sd = 1, power = 0.8, type = "paired")$delta is 0.4950.
    assert found["smallest_detectable"]["arms_1"] == pytest.approx(0.495, abs=0.02)
    assert "34 people are asked before and after" in ran("power", "--people", 34)

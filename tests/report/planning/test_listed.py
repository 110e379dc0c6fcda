"""The list that lots are drawn about: read, and refused where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.errors import ReportError
from lidera_nb.report.planning.listed import drawn, read_units


def listed(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_numbers_words_and_blanks_are_told_apart(tmp_path: Path) -> None:
    text = "\ufeffid,stratum,size,zone\r\na,x,100,rural\r\nb,y,,urbana\r\n"
    first, second = read_units(listed(tmp_path, text))
    assert (first.id, first.stratum, dict(first.numbers)) == ("a", "x", {"size": 100.0})
    assert (dict(second.numbers), dict(second.words)) == ({}, {"zone": "urbana"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("school\na\n", "there is no column 'id'; the first line names the columns"),
        ("", "there is no column 'id'"),
        ("id,size\na,1,2\n", "line 2: the row has not as many cells as the first line"),
        ("id,size\na\n", "line 2: the row has not as many cells as the first line"),
        ("id,size\n,3\n", "line 2: the cell 'id' is empty; give each unit an id"),
        (b"id\n\xff\n", "is not text in UTF-8; save the list as CSV"),
        (b"id\n" + b"a" * 2_000_001, "is larger than 2 MB; list units only"),
    ],
)
def test_a_list_that_is_wrong_says_where(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(ReportError, match=said):
        read_units(listed(tmp_path, text))


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="cannot be read: No such file or directory; name a CSV"):
        read_units(tmp_path / "none.csv")


def test_what_was_drawn_is_safe_in_a_spreadsheet(tmp_path: Path) -> None:
    units = read_units(listed(tmp_path, "id\n=1+1\nb\n"))
    told = drawn(units, {"=1+1": "first", "b": "later"})
    assert told == "id,stratum,arm\r\n'=1+1,,first\r\nb,,later\r\n"

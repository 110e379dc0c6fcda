"""Reading YAML: plain data with places, and a sentence for everything that is not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lidera_nb.errors import ContentError
from lidera_nb.yamlfile import YamlFile, read_yaml


def read(folder: Path, text: str | bytes) -> YamlFile:
    path = folder / "f.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return read_yaml(path)


def test_scalars_are_those_of_yaml_1_2(tmp_path: Path) -> None:
    text = (
        "a: no\nb: 7:52\nc: 2026-04-01\nd: 017\ne: 0x1F\nf: 1_000\ng: ~\nh:\ni: -1.5e2\n"
        "j: True\nk: 'true'\nl: |\n  two\n  lines\nm: .5\nn: 0o17\n"
    )
    expected = {
        "a": "no", "b": "7:52", "c": "2026-04-01", "d": 17, "e": 31, "f": "1_000", "g": None,
        "h": None, "i": -150.0, "j": True, "k": "true", "l": "two\nlines\n", "m": 0.5, "n": 15,
    }  # fmt: skip
    assert read(tmp_path, text).data == expected


def test_lists_and_mappings_are_plain_python(tmp_path: Path) -> None:
    data = read(tmp_path, "a:\n  - b: [1, {c: d}]\n").data
    assert data == {"a": [{"b": [1, {"c": "d"}]}]}
    assert type(data) is dict
    assert type(data["a"]) is list


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfa: 1\n").data == {"a": 1}


def test_a_path_is_found_with_line_and_column(tmp_path: Path) -> None:
    file = read(tmp_path, "a: 1\nb:\n  - x\n  - c: 2\n")
    assert file.where("a") == (1, 1)
    assert file.where("b") == (2, 1)
    assert file.where("b", 0) == (3, 5)
    assert file.where("b", 1, "c") == (4, 5)


def test_an_unknown_path_is_where_its_nearest_parent_stands(tmp_path: Path) -> None:
    file = read(tmp_path, "a: 1\nb:\n  - x\n")
    assert file.where("b", 7, "c") == (2, 1)
    assert file.where("z") == (1, 1)


def test_an_error_carries_file_and_place(tmp_path: Path) -> None:
    error = read(tmp_path, "a: 1\nb: 2\n").error("wrong; mend it", "b")
    assert str(error) == f"{tmp_path / 'f.yaml'}:2:1: wrong; mend it"


REFUSED = [
    ("a: &x 1\n", 1, 4, "anchors and aliases are not allowed"),
    ("a: *x\n", 1, 4, "anchors and aliases are not allowed"),
    ("&x a: 1\n", 1, 1, "anchors and aliases are not allowed"),
    ("&x\na: 1\n", 1, 1, "anchors and aliases are not allowed"),
    ("a: !!str 1\n", 1, 4, "tags such as '!name' are not allowed"),
    ("a: !!python/object/apply:os.system [x]\n", 1, 4, "tags such as '!name' are not allowed"),
    ("a: ! x\n", 1, 4, "tags such as '!name' are not allowed"),
    ("a: 1\nb: 2\na: 3\n", 3, 1, "the key 'a' stands here twice"),
    ("a: {b: 1, 'b': 2}\n", 1, 11, "the key 'b' stands here twice"),
    ("a: 1\n---\nb: 2\n", 2, 1, "there is a second document"),
    ("a: .nan\n", 1, 4, "'.nan' is not a finite number"),
    ("a: -.INF\n", 1, 4, "'-.INF' is not a finite number"),
    ("a: 1e999\n", 1, 4, "'1e999' is not a finite number"),
    ("a: " + "9" * 5000, 1, 4, "'99999999999999999999' is not a finite number"),
    ("", 1, 1, "the top of the file must be a mapping"),
    ("- a\n", 1, 1, "the top of the file must be a mapping"),
    ("text\n", 1, 1, "the top of the file must be a mapping"),
    ("1: a\n", 1, 1, "a key must be text"),
    ("? [a]\n: 1\n", 1, 3, "a key must be text"),
    ('a: "\\ud800"\n', 1, 7, "this is not valid YAML"),
    ("a: [1\n", 2, 1, "this is not valid YAML"),
    ("a: b: c\n", 1, 5, "this is not valid YAML"),
    ('a: "\\UFFFFFFFF"\n', 1, 7, "this is not valid YAML"),
    ("a: \x00\n", 0, 0, "this is not valid YAML"),
    (b"a: 1\nb: \xf1\n", 2, 4, "the file is not UTF-8"),
    ("a: " + "[" * 100, 1, 43, "this is nested deeper than 40 levels"),
    ("a: x\n" + "# " + "x" * 1_000_000, 0, 0, "the file is larger than 1 MB"),
]


@pytest.mark.parametrize(("text", "line", "column", "sentence"), REFUSED)
def test_what_is_not_plain_data_is_refused_where_it_stands(
    tmp_path: Path, text: str | bytes, line: int, column: int, sentence: str
) -> None:
    with pytest.raises(ContentError) as caught:
        read(tmp_path, text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.message.startswith(sentence)
    assert "; " in caught.value.message or "must be" in caught.value.message


def test_forty_levels_are_allowed(tmp_path: Path) -> None:
    assert read(tmp_path, "a: " + "[" * 39 + "1" + "]" * 39).data["a"]


def test_an_alias_bomb_is_refused_before_it_grows(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)]
    began = time.perf_counter()
    with pytest.raises(ContentError, match="anchors and aliases"):
        read(tmp_path, "\n".join(lines))
    assert time.perf_counter() - began < 1


def test_a_file_that_is_missing_or_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"none\.yaml: the file does not exist; create it"):
        read_yaml(tmp_path / "none.yaml")
    with pytest.raises(ContentError, match="the file cannot be read"):
        read_yaml(tmp_path)


PIECES = ["a", ": ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "&x ", "*x", "!t ", "|", ">", "?",
          '"', "'", "\\U99999999", "\\x", "#", "---\n", "...\n", "%TAG ! x\n", "%YAML 1.1\n", "\t",
          "1", ".nan", "\ufeff", "\u2028", "\x07", "\ud800"]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_text_raises_anything_but_a_content_error(tmp_path: Path, pieces: list[str]) -> None:
    try:
        file = read(tmp_path, "".join(pieces))
    except ContentError:
        return
    assert type(file.data) is dict

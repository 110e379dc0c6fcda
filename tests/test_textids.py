"""Texts by dotted id."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.textids import flatten, text_faults
from lidera_nb.yamlfile import YamlFile, read_yaml


def written(folder: Path, text: str) -> YamlFile:
    path = folder / "es.yaml"
    path.write_text(text, encoding="utf-8")
    return read_yaml(path)


def test_nested_texts_become_dotted_ids() -> None:
    assert flatten({"a": {"b": "x", "c": {"d": "y"}}, "e": "z"}) == {
        "a.b": "x",
        "a.c.d": "y",
        "e": "z",
    }


@pytest.mark.parametrize(
    ("nested", "sentence"),
    [
        ({"a": {"b": 3}}, "the text 'a.b' is not text; put it in quotes"),
        ({"a": ["x"]}, "the text 'a' is not text; put it in quotes"),
        ({"a": {"b": None}}, "the text 'a.b' is empty; write it"),
        ({"a.b": "x", "a": {"b": "y"}}, "the text 'a.b' stands in two places; keep one"),
    ],
)
def test_a_leaf_that_is_no_text_is_named(nested: dict[str, object], sentence: str) -> None:
    with pytest.raises(ContentError) as caught:
        flatten(nested)
    assert caught.value.message == sentence


def test_texts_that_fit_have_no_faults(tmp_path: Path) -> None:
    file = written(tmp_path, "a: {b: x}\nc.d: y\n")
    assert list(text_faults(file, ["a.b", "c.d"])) == []


def test_missing_and_superfluous_texts_are_told_where_they_belong(tmp_path: Path) -> None:
    file = written(tmp_path, "top:\n  a: {b: x}\n  z: y\n")
    faults = list(text_faults(file, ["a.b", "a.c"], under=("top",)))
    assert [(fault.line, fault.message) for fault in faults] == [
        (3, "the text 'z' belongs to nothing; remove or rename it"),
        (2, "the text 'a.c' is missing; add it"),
    ]


def test_an_empty_text_is_a_fault_unless_it_may_be_empty(tmp_path: Path) -> None:
    file = written(tmp_path, "a: ''\nb: ''\n")
    faults = list(text_faults(file, ["a", "b"], may_be_empty=["b"]))
    assert [fault.message for fault in faults] == ["the text 'a' is empty; write it"]


def test_a_purpose_is_told_with_the_fault(tmp_path: Path) -> None:
    file = written(tmp_path, "a: x\n")
    [fault] = text_faults(file, ["a", "b"], purposes={"b": "an image's alternative text"})
    assert fault.message == "the text 'b' (an image's alternative text) is missing; add it"

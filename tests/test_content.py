"""A model's complaints as sentences about keys of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from lidera_nb.content import content_hash, faults, validated
from lidera_nb.errors import ContentError
from lidera_nb.yamlfile import read_yaml


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, Field(pattern="^[a-z]+$")]
    size: Annotated[int, Field(ge=1, le=9)] = 1
    share: Annotated[float, Field(gt=0, lt=1)] = 0.5
    open: bool = True
    kind: Literal["one", "two"] = "one"


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid")
    parts: Annotated[tuple[Part, ...], Field(min_length=1, max_length=2)]
    named: dict[Annotated[str, Field(pattern="^[a-z]+$")], Part] = {}


def sentence(folder: Path, text: str) -> tuple[int, str]:
    path = folder / "f.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        validated(Whole, read_yaml(path))
    return caught.value.line, caught.value.message


SENTENCES = [
    ("x: 1", 1, "'parts' is missing; add it"),
    ("parts: []", 1, "'parts' has 0 items; give at least 1"),
    ("parts: 3", 1, "'parts' must be a list; begin each item with a dash"),
    ("parts: [3]", 1, "'parts[1]' must be a mapping of keys to values"),
    (
        "parts:\n- {id: a, x: 1}",
        2,
        "'parts[1].x' is not a key that belongs here; remove it or mend",
    ),
    ("parts:\n- {id: 3}", 2, "'parts[1].id' must be text; put it in quotes"),
    ("parts:\n- id: A", 2, "'parts[1].id' is 'A', which does not fit the form ^[a-z]+$; rename it"),
    ("parts:\n- {id: a, size: big}", 2, "'parts[1].size' is 'big'; write a whole number"),
    ("parts:\n- {id: a, size: 1.5}", 2, "'parts[1].size' is '1.5'; write a whole number"),
    ("parts:\n- {id: a, size: 0}", 2, "'parts[1].size' is 0; write at least 1"),
    ("parts:\n- {id: a, size: 10}", 2, "'parts[1].size' is 10; write at most 9"),
    ("parts:\n- {id: a, share: 0}", 2, "'parts[1].share' is 0; write more than 0"),
    ("parts:\n- {id: a, share: 1}", 2, "'parts[1].share' is 1; write less than 1"),
    ("parts:\n- {id: a, open: maybe}", 2, "'parts[1].open' is 'maybe'; write true or false"),
    ("parts:\n- {id: a, kind: six}", 2, "'parts[1].kind' is 'six'; write one of 'one' or 'two'"),
    ("parts: [{id: a}]\nnamed:\n  B: {id: a}", 3, "'named.B' is 'B', which does not fit the form"),
    ("parts: [{id: a}]\nnamed: 3", 2, "'named' must be a mapping of keys to values"),
    ("parts: [{id: a}, {id: a}, {id: a}]", 1, "'parts' has too many items; give at most 2"),
]


@pytest.mark.parametrize(("text", "line", "start"), SENTENCES)
def test_a_fault_is_a_sentence_about_a_key(
    tmp_path: Path, text: str, line: int, start: str
) -> None:
    found_line, message = sentence(tmp_path, text)
    assert message.startswith(start)
    assert found_line == line


def test_all_faults_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("parts:\n- {id: A}\n- {id: B, size: 0}\n", encoding="utf-8")
    assert [fault.line for fault in faults(Whole, read_yaml(path))] == [2, 3, 3]


def test_a_file_that_fits_becomes_the_model(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("parts: [{id: a}]", encoding="utf-8")
    assert validated(Whole, read_yaml(path)) == Whole(parts=(Part(id="a"),))


def test_a_hash_is_that_of_canonical_json() -> None:
    # printf '{"a":"ñ","b":[1,2]}' | sha256sum
    known = "9aba7449cf8b1d803872a7bf2076391569fd89611c6489c8aa20f27bb5e0959d"
    assert content_hash({"b": [1, 2], "a": "ñ"}) == known

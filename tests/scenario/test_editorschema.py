"""The schema for editors: current, true of all cases, and a help where something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from lidera_nb.scenario.editorschema import NAME, schema, schema_text
from lidera_nb.yamlfile import read_yaml

CASES = Path(__file__).resolve().parents[2] / "course" / "scenarios"
SCHEMA = schema()


def complaints(path: Path) -> list[str]:
    return [
        error.message for error in Draft202012Validator(SCHEMA).iter_errors(read_yaml(path).data)
    ]


def test_the_schema_of_the_course_is_current() -> None:
    """If not: lidera scenario schema > course/scenarios/scenario.schema.json."""
    assert (CASES / NAME).read_text("utf-8") == schema_text()


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(CASES.glob("*/scenario.yaml")), ids=lambda p: p.parent.name)
def test_an_editor_has_nothing_against_a_shipped_case(path: Path) -> None:
    assert complaints(path) == []


def test_short_forms_are_known(write_case) -> None:
    inbox = (
        "scenario",
        "    documents: [chat]",
        "    documents: [chat]\n    inbox: [call, {id: x}]",
    )
    assert complaints(write_case(inbox) / "scenario.yaml") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("next: council", "nxet: council", "nxet"),
     ("start: 50", "start: 500", "500 is greater than the maximum of 100"),
     ("- {id: b2, kind: say,", "- {id: b2, kind: sing,", "'sing' is not one of"),
     ("{trust: 10}", "{Trust: 10}", "Trust"),
     ("next: council", "next: Council Room", "Council Room")],
)  # fmt: skip
def test_an_editor_marks_what_does_not_fit(write_case, old, new, said) -> None:
    found = complaints(write_case(("scenario", old, new)) / "scenario.yaml")
    assert [message for message in found if said in message], found


def test_every_part_is_explained_in_the_words_of_its_model() -> None:
    parts = {"the case": SCHEMA, **SCHEMA["$defs"]}
    assert [name for name, part in parts.items() if len(part.get("description", "")) < 20] == []
    assert "``" not in schema_text()
    assert SCHEMA["$defs"]["Later"]["description"] == (
        "A consequence that arrives `after` that many further decisions, if `when` then holds."
    )

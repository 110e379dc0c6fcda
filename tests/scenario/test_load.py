"""Loading a case: all of it, or one sentence with file and line."""

from __future__ import annotations

import re

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.scenario.load import load


def test_a_case_has_its_texts_flat_in_both_languages(write_case) -> None:
    case = load(write_case(("es", "b1: One\n    b2", "b1: Uno\n    b2")))
    assert case.scenario.id == "toy"
    assert case.texts["es"]["scene.office.b1"] == "Uno"
    assert case.texts["en"]["choice.office.call.label"] == "Call"


def test_texts_cannot_be_changed_after_loading(write_case) -> None:
    case = load(write_case())
    with pytest.raises(TypeError):
        case.texts["es"]["title"] = "Other"


def test_the_hash_does_not_see_layout_or_the_order_of_keys(write_case) -> None:
    first = load(write_case()).hash
    moved = ("scenario", "id: toy\nversion: 1\n", "version: 1\n# a remark\nid:   toy\n")
    assert re.fullmatch("[0-9a-f]{64}", first)
    assert load(write_case(moved)).hash == first


@pytest.mark.parametrize(
    "edit",
    [("scenario", "p: 0.5", "p: 0.6"), ("es", "b2: Two", "b2: Dos"), ("en", "b2: Two", "b2: 2nd")],
)
def test_the_hash_sees_every_change_of_content(write_case, edit) -> None:
    assert load(write_case()).hash != load(write_case(edit)).hash


@pytest.mark.parametrize(
    ("edit", "place", "sentence"),
    [
        (
            ("scenario", "after: 1", "after: soon"),
            ("scenario.yaml", "after: soon"),
            "'scenes.office.decision.choices[1].later[1].after' is 'soon'; write a whole number",
        ),
        (
            ("scenario", "    next: council\n", ""),
            ("scenario.yaml", "yard:"),
            (
                "'scenes.yard' cannot stand so: a scene needs exactly one of: decision, next, "
                "ending: true"
            ),
        ),
        (
            ("scenario", "p: 0.5", "p: 1.5"),
            ("scenario.yaml", "p: 1.5"),
            "'scenes.office.decision.choices[2].chance.p' is 1.5; write less than 1.0",
        ),
        (
            ("scenario", "cast: [mother]\n", ""),
            ("scenario.yaml", "id: toy"),
            "'cast' is missing; add it",
        ),
        (
            ("scenario", "questions: [q1]", "question: [q1]"),
            ("scenario.yaml", "question: [q1]"),
            "'question' is not a key that belongs here; remove it or mend its name",
        ),
        (
            ("scenario", "    kind: chat", "    kind: blog"),
            ("scenario.yaml", "kind: blog"),
            (
                "'documents.chat.kind' is 'blog'; write one of 'chat', 'email', 'minutes', "
                "'register', 'letter', 'report', 'rules' or 'note'"
            ),
        ),
        (
            ("scenario", "start: office", "start: oficina"),
            ("scenario.yaml", "start: oficina"),
            "there is no scene 'oficina'; write one of: office, yard, council, good, bad",
        ),
        (
            ("es", "    b1: One\n", ""),
            ("es.yaml", "office:"),
            "the text 'scene.office.b1' is missing; add it",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(write_case, edit, place, sentence) -> None:
    directory = write_case(edit)
    with pytest.raises(ContentError) as caught:
        load(directory)
    name, at = place
    lines = (directory / name).read_text().splitlines()
    assert lines[caught.value.line - 1][caught.value.column - 1 :] == at
    where = f"{directory / name}:{caught.value.line}:{caught.value.column}"
    assert str(caught.value) == f"{where}: {sentence}"


def test_a_missing_language_is_named(write_case) -> None:
    directory = write_case()
    (directory / "en.yaml").unlink()
    with pytest.raises(ContentError, match=r"en\.yaml: the file does not exist; create it"):
        load(directory)

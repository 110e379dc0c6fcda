"""What was handed in and read, in a package: what is told, of whom, and what never is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lidera_nb.dataset.dictionary import TABLES
from lidera_nb.dataset.read import read_package
from lidera_nb.dataset.reviewtables import NAMES
from lidera_nb.events import kinds
from tests.dataset.reviewing import Desk
from tests.toycohort import CANARY, ToyCohort


@pytest.fixture
def desk(cohort: ToyCohort) -> Desk:
    """Ana and Eva handed a reflection in; two people read."""
    for person in ("ana", "eva"):
        cohort.whole(person)
    return Desk(cohort)


def rows(package: Path, name: str) -> list[dict[str, Any]]:
    return [
        {key: None if value is None or value != value else value for key, value in row.items()}
        for row in read_package(package).tables[name].astype(object).to_dict("records")
    ]


def ids(desk: Desk, package: Path) -> dict[str, str]:
    known = json.loads((package.parent / "keys" / "crosswalk-toy.json").read_text())
    return {person: known[person] for person in ("ana", "eva") if person in known}


def test_a_hand_in_is_told_by_its_day_and_its_words_are_counted(desk: Desk, export) -> None:
    desk.cohort.fill("ana", "reflection")
    package = export(desk.cohort).path
    ana = ids(desk, package)["ana"]
    told = [row for row in rows(package, "handins") if row["study_id"] == ana]
    assert [row["number"] for row in told] == [1, 2]
    assert {row["activity"] for row in told} == {"reflection"}
    assert (told[0]["late"], told[0]["withdrawn"], str(told[0]["handed_on"])) == (
        None, False, "2026-08-03")  # fmt: skip
    texts = [f for f in desk.cohort.told("ana").states[desk.cohort.module, "reflection"].step
             .definition.form.fields if f.kind == "text"]  # fmt: skip
    assert told[0]["words"] == len(f"Pienso en {CANARY} y en Rosa.".split()) * len(texts)


def test_a_level_says_who_read_by_which_rubric_and_who_signed(desk: Desk, export) -> None:
    desk.read("ines", "ana", {"depth": 2.5})
    desk.sign("ines", "ana", by="juan")
    (row,) = rows(export(desk.cohort).path, "review_levels")
    assert (row["level"], row["criterion"], row["evidence"]) == (2.5, "depth", 1)
    assert (row["rubric"], row["rubric_version"], row["rubric_hash"]) == ("kember", 1, "a" * 64)
    assert row["standing"] == "published"
    assert row["reader"].startswith("r_")
    assert row["signed_by"].startswith("r_")
    assert row["signed_by"] != row["reader"]


def test_every_signed_reading_stays_with_what_became_of_it(desk: Desk, export) -> None:
    desk.publish("ines", "ana", {"depth": 1})
    desk.publish("ines", "ana", {"depth": 2})
    desk.reopen("ines", "ana")
    desk.publish("ines", "ana", {"depth": 3})
    desk.read("ines", "ana", {"depth": 4})
    told = {row["level"]: row["standing"] for row in rows(export(desk.cohort).path, NAMES[2])}
    assert told == {1: "replaced", 2: "taken_back", 3: "published", 4: "unpublished"}


def test_readers_keep_their_codes_from_export_to_export(desk: Desk, export) -> None:
    desk.publish("ines", "ana", {"depth": 1})
    first = rows(export(desk.cohort).path, "review_levels")
    desk.publish("juan", "eva", {"depth": 2})
    again = rows(export(desk.cohort, "later").path, "review_levels")
    assert first[0]["reader"] in {row["reader"] for row in again if row["level"] == 1}
    assert len({row["reader"] for row in again}) == 2


def test_a_reader_whose_data_rest_has_no_code(desk: Desk, export) -> None:
    desk.publish("ines", "ana", {"depth": 1})
    desk.cohort.append("person:ines", kinds.PersonBlocked())
    (row,) = rows(export(desk.cohort).path, "review_levels")
    assert (row["reader"], row["signed_by"], row["level"]) == (None, None, 1)


def test_nothing_is_told_of_whoever_rests_or_did_not_agree(desk: Desk, export) -> None:
    for person in ("ana", "eva"):
        desk.publish("ines", person, {"depth": 1})
        desk.score(person, {"q1": 2.0})
    desk.draw(("ana", 1), ("eva", 1))
    desk.cohort.append("person:ana", kinds.PersonBlocked())
    package = export(desk.cohort).path
    eva = ids(desk, package)["eva"]
    for name in NAMES:
        assert {row["study_id"] for row in rows(package, name)} == {eva}, name
    desk.cohort.consent("eva", evaluation=False)
    assert not set(NAMES) & set(read_package(export(desk.cohort, "later").path).tables)


def test_a_sample_says_who_was_to_read_what_and_whether_they_did(desk: Desk, export) -> None:
    desk.draw(("ana", 1), ("eva", 1))
    desk.read("juan", "ana", {"depth": 2}, purpose="blind")
    package = export(desk.cohort).path
    told = rows(package, "review_samples")
    assert len(told) == 4
    assert sum(row["read"] for row in told) == 1
    assert {(row["seed"], row["share"], row["closed"], row["sample"]) for row in told} == {
        (11, 0.5, False, 1)}  # fmt: skip
    assert [row["purpose"] for row in rows(package, "review_levels")] == ["blind"]


def test_the_last_grading_of_a_hand_in_stands(desk: Desk, export) -> None:
    desk.score("ana", {"q1": 1.0, "why": None})
    desk.score("ana", {"q1": 1.5, "why": 2.0})
    desk.score("ana", {"q1": 0.0}, number=9)
    told = rows(export(desk.cohort).path, "assignment_scores")
    assert [(row["question"], row["points"], row["most"]) for row in told] == [
        ("q1", 1.5, 2.0), ("why", 2.0, 2.0)]  # fmt: skip
    assert {(row["assignment"], row["version"], row["by"]) for row in told} == {
        ("tarea", 3, "declared")}  # fmt: skip


def test_no_word_and_no_name_is_in_any_file(desk: Desk, export) -> None:
    desk.publish("ines", "ana", {"depth": 1})
    package = export(desk.cohort).path
    for path in package.iterdir():
        content = path.read_bytes()
        for word in (CANARY, "ines", "Gracias"):
            assert word.encode() not in content, (path.name, word)


def test_where_nothing_was_handed_in_the_tables_are_not_there(cohort: ToyCohort, export) -> None:
    cohort.enrol("ana")
    cohort.consent("ana")
    assert not set(NAMES) & set(read_package(export(cohort).path).tables)


def test_every_column_is_explained_in_both_languages() -> None:
    for name in NAMES:
        assert all(column.es != column.en for column in TABLES[name].columns)

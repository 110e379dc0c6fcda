"""What people wrote, reviewed and tried of cards, in a package: what is told, and what never is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lidera_nb.activities import registry
from lidera_nb.activities.course import Course
from lidera_nb.cards.seed import SeedCard
from lidera_nb.dataset.cardtables import NAMES
from lidera_nb.dataset.export import Order, export
from lidera_nb.dataset.gather import gather
from lidera_nb.dataset.read import read_package
from lidera_nb.dataset.release import Release
from lidera_nb.dataset.source import Source
from lidera_nb.events import kinds
from tests.toycards import Cards, content
from tests.toycohort import BEGAN, CANARY, ToyCohort

PEOPLE = ("ana", "eva", "leo")
SEED = SeedCard.model_validate({
    "id": "semilla", "version": 2, "synthetic": True,
    "content": {**content(evidence="none"), "texts": {"es": {"title": "a"}, "en": {"title": "b"}}},
})  # fmt: skip


@pytest.fixture
def cards(cohort: ToyCohort) -> Cards:
    """Three people who agreed to the evaluation, and one who did not."""
    for person in (*PEOPLE, "sin"):
        cohort.enrol(person)
        cohort.consent(person, evaluation=person != "sin")
    return Cards(cohort)


@pytest.fixture
def course(course: Course) -> Course:
    """The toy course with one card in its seed library."""
    return replace(course, seeds={"semilla": SEED})


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def rows(cards: Cards, keys: Path):
    """The rows of a table as they stand in the cohort's coded package."""

    def read(name: str) -> list[dict[str, Any]]:
        cohort = cards.cohort
        known = registry.read(cohort.journal)
        source = Source(cohort.journal, cohort.course, known)
        frame = gather(source, known.cohorts["toy"], keys, Release()).frames[name]
        plain = frame.astype(object)
        found: list[dict[str, Any]] = plain.where(frame.notna(), None).to_dict("records")
        return found

    return read


def known(keys: Path, what: str = "crosswalk") -> dict[str, str]:
    found: dict[str, str] = json.loads((keys / f"{what}-toy.json").read_text())
    return found


def written(cards: Cards, place: Path, **asked: Any) -> Path:
    """The whole package as files."""
    cohort = cards.cohort
    source = Source(cohort.journal, cohort.course, registry.read(cohort.journal))
    return export(source, Order("toy", place / "out", place / "keys", BEGAN, Release(**asked))).path


def test_a_published_card_tells_its_author_what_it_is_and_the_days_of_its_life(
    cards: Cards, rows, keys: Path
) -> None:
    cards.publish("f1", "ana")
    (row,) = rows("cards")
    assert row["study_id"] == known(keys)["ana"]
    assert (row["kind"], row["dimensions"], row["evidence"], row["cost_band"]) == (
        "practice", "d c", "told", 1)  # fmt: skip
    assert (row["status"], row["stage"], row["how"], row["versions"]) == (
        "published", "promising", "form", 1)  # fmt: skip
    assert (row["naming"], row["reach"]) == ("school", "open")
    days = ("captured_on", "sent_on", "reviewed_on", "reviewed_twice_on", "published_on")
    assert [row[day].day for day in days] == [4, 6, 7, 8, 9]
    assert row["retired_on"] is None


def test_a_card_has_a_code_of_its_own_that_later_exports_keep(
    cards: Cards, rows, keys: Path
) -> None:
    cards.publish("f1", "ana")
    (row,) = rows("cards")
    assert row["card"].startswith("c_")
    assert known(keys, "cards") == {"f1": row["card"]}
    assert rows("cards")[0]["card"] == row["card"]


def test_nobodys_words_and_no_id_of_a_card_reach_the_package(cards: Cards, tmp_path: Path) -> None:
    cards.publish("ficha-de-ana", "ana")
    cards.attempt("ficha-de-ana", "ana", "eva", "not", why=("time",))
    for path in written(cards, tmp_path).iterdir():
        assert CANARY.encode() not in path.read_bytes(), path.name
        assert b"ficha-de-ana" not in path.read_bytes(), path.name


def test_a_draft_says_nothing_of_its_content(cards: Cards, rows) -> None:
    cards.capture("f1", "ana", how="decision", module="01-recado", node="puerta")
    (row,) = rows("cards")
    assert (row["status"], row["how"], row["module"], row["node"]) == (
        "draft", "decision", "01-recado", "puerta")  # fmt: skip
    assert {row[name] for name in ("kind", "dimensions", "evidence", "cost_band", "stage")} == {
        None
    }


def test_a_colleagues_own_case_is_not_named_as_the_place_a_card_arose(cards: Cards, rows) -> None:
    cards.capture("f1", "ana", how="decision", module="own-0a1b", node="escena")
    (row,) = rows("cards")
    assert (row["how"], row["module"], row["node"]) == ("decision", None, None)


def test_a_card_whose_permission_was_taken_back_keeps_its_days_alone(cards: Cards, rows) -> None:
    cards.publish("f1", "ana")
    cards.tell("f1", "ana", kinds.CardConsentTaken(author="ana"))
    (row,) = rows("cards")
    assert (row["status"], row["kind"], row["naming"], row["reach"]) == (
        "withdrawn", None, None, None)  # fmt: skip
    assert row["published_on"] is not None


def test_a_review_tells_its_marks_and_who_gave_it(cards: Cards, rows, keys: Path) -> None:
    cards.publish("f1", "ana", ("eva", "sin"))
    (row,) = rows("card_reviews")
    assert row["study_id"] == known(keys)["eva"]
    assert [row[name] for name in ("useful", "clear", "honest", "safe")] == [4, 3, 2, 1]
    assert (row["advice"], row["version"], row["reviewed_on"].day) == ("ready", 1, 7)


def test_a_try_counts_once_by_what_was_last_told_of_it(cards: Cards, rows) -> None:
    cards.publish("f1", "ana")
    cards.attempt("f1", "ana", "eva", "trying")
    cards.attempt("f1", "ana", "eva", "not", why=("time", "families"))
    cards.attempt("f1", "ana", "eva", "wanted", number="b")
    first, second = rows("card_tries")
    assert (first["attempt"], first["status"], first["why"]) == (1, "not", "time families")
    assert (first["since_on"].day, first["told_on"].day) == (10, 11)
    assert (first["level"], first["rurality"], first["size"]) == ("primary", "rural", None)
    assert (second["attempt"], second["status"], second["measured"]) == (2, "wanted", True)


def test_a_try_that_was_taken_back_is_not_there(cards: Cards, rows) -> None:
    cards.publish("f1", "ana")
    cards.attempt("f1", "ana", "eva", "not")
    cards.tell("f1", "eva", kinds.CardTryTakenBack(author="ana", attempt="a"))
    assert rows("card_tries") == []


def test_the_card_of_somebody_outside_appears_by_its_code_alone(
    cards: Cards, rows, keys: Path
) -> None:
    cards.publish("f1", "sin")
    cards.attempt("f1", "sin", "ana", "worked")
    assert rows("cards") == []
    (row,) = rows("card_tries")
    assert row["card"] == known(keys, "cards")["f1"]


def test_a_seed_that_somebody_tried_stands_under_its_own_id_without_an_author(
    cards: Cards, rows
) -> None:
    cards.attempt("semilla", "", "ana", "partly")
    (card,), (tried,) = rows("cards"), rows("card_tries")
    assert (card["card"], card["study_id"], card["how"], card["versions"]) == (
        "semilla", None, "seed", 2)  # fmt: skip
    assert (card["stage"], tried["card"]) == ("promising", "semilla")


def test_the_code_of_a_card_whose_author_left_leads_nowhere(cards: Cards, rows, keys: Path) -> None:
    for card, author in (("f1", "ana"), ("f2", "eva")):
        cards.publish(card, author, ("leo", "sin"))
    before = {row["card"] for row in rows("cards")}
    cards.cohort.append("person:ana", kinds.PersonWithdrew(erase=False))
    (left,) = rows("cards")
    assert known(keys, "cards") == {"f2": left["card"]}
    assert left["card"] in before


@pytest.mark.parametrize("right", [kinds.PersonBlocked(), kinds.PersonWithdrew(erase=False)])
def test_whoever_rests_is_in_none_of_it(
    cards: Cards, rows, keys: Path, right: kinds.Payload
) -> None:
    cards.publish("f1", "ana")
    cards.attempt("f1", "ana", "eva", "worked")
    cards.publish("f2", "eva", ("ana", "leo"))
    cards.attempt("f2", "eva", "ana", "worked")
    cards.cohort.append("person:ana", right)
    (card,) = rows("cards")
    assert card["card"] == known(keys, "cards")["f2"]
    assert card["reviewed_twice_on"] is None
    assert {row["study_id"] for row in rows("card_reviews")} == {known(keys)["leo"]}
    assert rows("card_tries") == []


def test_a_package_without_cards_has_no_table_of_them(cards: Cards, tmp_path: Path) -> None:
    assert not set(NAMES) & set(read_package(written(cards, tmp_path)).tables)


def test_a_package_for_others_leaves_cards_out(cards: Cards, tmp_path: Path) -> None:
    """A published card is public and may bear a name: it would lead to its author's decisions."""
    for number in range(3):
        cards.cohort.enrol(f"p{number}")
        cards.cohort.consent(f"p{number}")
    cards.publish("f1", "ana")
    place = written(cards, tmp_path, tier="deidentified", purpose="evaluation", recipient="x")
    package = read_package(place)
    assert set(NAMES) <= set(package.meta.left_out)

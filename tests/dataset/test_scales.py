"""The table of ratings: every item of those who answered and agreed, as it was marked."""

from __future__ import annotations

import pandas as pd
import pytest

from lidera_nb.activities import registry
from lidera_nb.dataset.export import export_cohort
from lidera_nb.dataset.read import Package, read_package
from tests.scaledcourse import ITEMS, rate, scaled
from tests.toycohort import BEGAN, ToyCohort


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    place = tmp_path_factory.mktemp("scales")
    cohort = ToyCohort(scaled(place / "course"))
    for person, agrees in (("ana", True), ("ben", False)):
        cohort.enrol(person)
        cohort.module = "antes"
        cohort.consent(person, evaluation=agrees)
        rate(cohort, person, 1, {"near_a": 4, "near_c": 2})
    known, out = registry.read(cohort.journal), place / "package"
    export_cohort(cohort.journal, cohort.course, known, "toy", out, place / "keys", BEGAN)
    return read_package(out)


def test_there_is_a_row_for_every_item_and_a_blank_for_an_open_one(package: Package) -> None:
    rows = package.tables["scales"]
    assert list(rows["item"]) == list(ITEMS)
    assert rows.loc[rows["item"] == "near_a", "rating"].item() == 4
    assert pd.isna(rows.loc[rows["item"] == "far_b", "rating"].item())


def test_the_rating_is_as_it_was_marked_and_says_that_it_is_reversed(package: Package) -> None:
    row = package.tables["scales"].set_index("item").loc["near_c"]
    assert (row["rating"], bool(row["reversed"]), row["points"], row["wave"]) == (2, True, 6, 1)


def test_who_did_not_agree_to_the_evaluation_is_absent(package: Package) -> None:
    assert package.tables["scales"]["study_id"].nunique() == 1


def test_the_codebook_knows_parts_items_and_ends(package: Package) -> None:
    kinds = package.tables["codebook"].groupby("kind").size()
    assert (kinds["instrument"], kinds["subscale"], kinds["item"], kinds["anchor"]) == (1, 2, 6, 2)

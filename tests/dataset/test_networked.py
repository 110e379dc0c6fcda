"""A network study as tables of a package, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.activities.course import Course
from lidera_nb.dataset.dictionary import TABLES
from lidera_nb.dataset.networked import network_of, network_rows
from lidera_nb.dataset.networktables import NAMES
from lidera_nb.dataset.read import read_package
from lidera_nb.dataset.studied import write_study
from lidera_nb.dataset.write import About
from lidera_nb.errors import PackageError
from lidera_nb.network import Study
from tests.toycohort import BEGAN, ToyCohort
from tests.toystudy import study_of, trio

ALL = {"ana": "p_1", "beto": "p_2", "carla": "p_3"}
ABOUT = About("toy", "Red de prueba", True, BEGAN)


def test_people_bear_study_ids_and_words_of_the_vocabulary_alone() -> None:
    rows = network_rows(trio(), ALL)["network_people"]
    assert [row["study_id"] for row in rows] == ["p_1", "p_2", "p_3"]
    assert [row["size"] for row in rows] == ["under_150", "under_150", None]


def test_the_macrozone_follows_from_the_territory() -> None:
    rows = network_rows(trio(), ALL)["network_people"]
    assert [row["macrozone"] for row in rows] == ["centre_south", "centre_south", "south"]


def test_a_person_who_is_not_in_the_package_is_in_no_row() -> None:
    rows = network_rows(trio(), {"ana": "p_1", "beto": "p_2"})
    assert "carla" not in str(rows)
    assert [row["target"] for row in rows["network_ties"]] == ["p_2", "p_1"]


def test_ties_to_people_outside_the_package_are_counted_and_no_more() -> None:
    rows = network_rows(trio(), {"ana": "p_1", "beto": "p_2"}, {(1, "ana"): 2})
    assert [row["others_named"] for row in rows["network_responses"]] == [3, 1]


def test_who_did_not_answer_named_nobody_knows_how_many() -> None:
    rows = network_rows(trio(), ALL)["network_responses"]
    assert [row["others_named"] for row in rows] == [0, 0, None]


def test_rows_come_in_the_order_of_study_ids() -> None:
    ids = {"ana": "p_c", "beto": "p_a", "carla": "p_b"}
    rows = network_rows(trio(), ids)
    assert [row["study_id"] for row in rows["network_people"]] == ["p_a", "p_b", "p_c"]
    assert [row["source"] for row in rows["network_ties"]] == ["p_a", "p_c", "p_c", "p_a"]


def test_a_study_comes_back_from_its_package(course: Course, tmp_path: Path) -> None:
    write_study(trio(), ALL, course, ABOUT, tmp_path / "p")
    back = network_of(read_package(tmp_path / "p"))
    assert isinstance(back, Study)
    assert back.synthetic
    assert (back.waves, back.relations) == ((1,), ("advice", "support"))
    assert sorted(back.graph(1, "advice").edges(data="weight")) == [
        ("p_1", "p_2", 3.0), ("p_1", "p_3", 2.0), ("p_2", "p_1", 1.0)]  # fmt: skip
    assert back.graph(1).nodes["p_3"] == {"nameable": True, "macrozone": "south",
        "territory": "los_lagos", "level": None, "size": None, "dependence": None,
        "vulnerability": None, "rurality": None, "responded": False}  # fmt: skip


def test_a_synthetic_study_is_never_packed_as_a_real_one(course: Course, tmp_path: Path) -> None:
    real = About("toy", "Red", False, BEGAN)
    with pytest.raises(PackageError, match="the study is synthetic, so its package must say so"):
        write_study(trio(), ALL, course, real, tmp_path / "p")
    assert not (tmp_path / "p").exists()


def test_the_readme_names_the_tables_that_are_there(course: Course, cohort: ToyCohort, export,
                                                    tmp_path: Path) -> None:  # fmt: skip
    write_study(trio(), ALL, course, ABOUT, tmp_path / "p")
    with_network = (tmp_path / "p" / "README.md").read_text("utf-8")
    without = (export(cohort).path / "README.md").read_text("utf-8")
    for name in NAMES:
        assert f"- `{name}`: {TABLES[name].es}" in with_network
        assert f"`{name}`" not in without


def test_a_package_without_a_network_says_so_in_one_sentence(cohort: ToyCohort, export) -> None:
    package = read_package(export(cohort).path)
    assert not set(NAMES) & set(package.tables)
    with pytest.raises(PackageError, match="the package of 'toy' holds no network: nobody was"):
        network_of(package)


def test_a_package_with_an_empty_wave_reads_back(course: Course, tmp_path: Path) -> None:
    people: dict[str, dict[str, str | None]] = {"ana": {"territory": None}}
    write_study(study_of(people, [(1, "ana", False)], []), {"ana": "p_1"}, course, ABOUT,
                tmp_path / "p")  # fmt: skip
    back = network_of(read_package(tmp_path / "p"))
    assert (back.waves, back.relations) == ((1,), ())
    assert list(back.graph(1)) == ["p_1"]

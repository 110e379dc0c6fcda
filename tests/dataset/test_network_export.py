"""The network of a surveyed cohort in its package: who is in it, and who never is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lidera_nb.activities.course import Course
from lidera_nb.dataset.export import export_cohort
from lidera_nb.dataset.networked import network_of
from lidera_nb.dataset.read import Package, read_package
from lidera_nb.events import kinds
from tests.activities.survey.surveyed import NAMES, NOW, Surveyed
from tests.ourcourse import our_course

ROOT = Path(__file__).resolve().parents[2]
MARK, WRITTEN = "00000000000000aa", "Rosaura Catrileo"


@pytest.fixture(scope="module")
def course() -> Course:
    return our_course()


@pytest.fixture
def told(course: Course) -> Surveyed:
    """Ana names Eva, Lea and an outsider; Eva names Ana and Paz; Lea did not answer; closed."""
    surveyed = Surveyed(course)
    surveyed.open()
    for person in ("ana", "eva", "lea"):
        surveyed.ready(person)
    ties = [("eva", 3), ("lea", 1), (MARK, 2)]
    surveyed.answer("ana", "advice", *ties, names=[(MARK, WRITTEN)])
    surveyed.rest("ana")
    surveyed.answer("eva", "advice", ("ana", 2), ("paz", 4))
    surveyed.rest("eva")
    surveyed.close()
    return surveyed


def exported(surveyed: Surveyed, place: Path) -> Package:
    export_cohort(surveyed.journal, surveyed.course, surveyed.registry, "valle", place / "p",
                  place / "keys", NOW)  # fmt: skip
    return read_package(place / "p")


def rows(package: Package, name: str) -> list[dict[Any, Any]]:
    return package.tables[f"network_{name}"].to_dict("records")


def test_only_people_of_the_package_are_in_its_network(told: Surveyed, tmp_path: Path) -> None:
    package = exported(told, tmp_path)
    everybody = set(package.tables["participants"]["study_id"])
    assert len(everybody) == 3
    assert {row["study_id"] for row in rows(package, "people")} == everybody
    ends = {end for row in rows(package, "ties") for end in (row["source"], row["target"])}
    assert ends <= everybody
    assert sorted(row["frequency"] for row in rows(package, "ties")) == [1, 2, 3]


def test_outsiders_and_people_without_consent_are_numbers(told: Surveyed, tmp_path: Path) -> None:
    found = rows(exported(told, tmp_path), "responses")
    answered = [row["others_named"] for row in found if row["responded"]]
    assert answered == [1, 1]


def test_no_name_of_anybody_is_in_any_file(told: Surveyed, tmp_path: Path) -> None:
    exported(told, tmp_path)
    for path in (tmp_path / "p").iterdir():
        content = path.read_bytes()
        for name in (WRITTEN, *NAMES.values()):
            assert name.encode() not in content, path.name


def test_whoever_is_not_to_be_named_receives_nothing_that_is_known(
    told: Surveyed, tmp_path: Path
) -> None:
    told.act("eva", do="naming", refuse=True)
    package = exported(told, tmp_path)
    unnamed = [row["study_id"] for row in rows(package, "people") if not row["nameable"]]
    assert len(unnamed) == 1
    assert unnamed[0] not in {row["target"] for row in rows(package, "ties")}
    assert unnamed[0] in {row["source"] for row in rows(package, "ties")}


def test_whoever_takes_the_consent_back_is_gone_from_both_ends(
    told: Surveyed, tmp_path: Path
) -> None:
    told.submit("eva", "consent", {"learning": True, "evaluation": False})
    package = exported(told, tmp_path)
    assert len(rows(package, "people")) == 2
    assert len(rows(package, "ties")) == 1


def test_whoever_rests_is_not_even_counted(told: Surveyed, tmp_path: Path) -> None:
    told.happen("person:paz", "paz", kinds.PersonBlocked())
    found = rows(exported(told, tmp_path), "responses")
    assert sorted(row["others_named"] for row in found if row["responded"]) == [0, 1]


def test_the_codebook_words_relations_topics_and_frequencies(
    told: Surveyed, tmp_path: Path
) -> None:
    book = exported(told, tmp_path).tables["codebook"]
    words = {(row.kind, row.id): row.es for row in book.itertuples()}
    assert words["relation", "advice"] == "Consejo"
    assert words["topic", "climate"] == "Convivencia escolar"
    assert words["frequency", "4"] == "Todas las semanas"


def test_an_open_wave_is_no_part_of_a_package(course: Course, tmp_path: Path) -> None:
    surveyed = Surveyed(course)
    surveyed.open()
    surveyed.ready("ana")
    package = exported(surveyed, tmp_path)
    assert "network_ties" not in package.tables


def test_the_package_reads_back_as_a_study(told: Surveyed, tmp_path: Path) -> None:
    study = network_of(exported(told, tmp_path))
    graph = study.graph(1, "advice")
    assert sorted(weight for *_, weight in graph.edges(data="weight")) == [1.0, 2.0, 3.0]
    assert sorted(dict(graph.nodes(data="responded")).values()) == [False, True, True]

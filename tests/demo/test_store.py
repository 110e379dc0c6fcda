"""A small synthetic store: real events of made-up people, from which packages are made."""

from __future__ import annotations

import pytest

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.dataset.export import Order, export
from lidera_nb.dataset.read import read_package
from lidera_nb.dataset.source import Source
from lidera_nb.demo.store import BEGAN, SIZE, Plan, write_store
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.settings import from_mapping

PLAN = Plan(people=SIZE + 4, waves=3, seed=7)


@pytest.fixture(scope="module")
def course():
    place = from_mapping({})
    return load_course(place.course, place.shelf)


@pytest.fixture(scope="module")
def journal(course):
    made = MemoryJournal()
    assert write_store(made, course, PLAN) == 2
    return made


@pytest.fixture(scope="module")
def package(course, journal, tmp_path_factory):
    place = tmp_path_factory.mktemp("store")
    source = Source(journal, course, registry.read(journal))
    export(source, Order("sintetica-001", place / "p", place / "keys", BEGAN))
    return read_package(place / "p")


def test_everybody_is_in_a_cohort_that_says_it_is_synthetic(journal):
    cohorts = registry.read(journal).cohorts
    assert [len(one.members) for one in cohorts.values()] == [SIZE, 4]
    assert all(one.synthetic and "sintéticos" in one.title for one in cohorts.values())


def test_a_store_that_is_there_is_not_written_twice(course, journal):
    before = journal.last()
    assert write_store(journal, course, PLAN) == 0
    assert journal.last() == before


def test_the_same_seed_makes_the_same_people(course, journal):
    again = MemoryJournal()
    write_store(again, course, Plan(people=4, seed=7))
    first = MemoryJournal()
    write_store(first, course, Plan(people=4, seed=7))
    told = [[event.payload for event in one.events()] for one in (first, again)]
    assert told[0] == told[1]


def test_its_package_holds_plays_and_three_waves_of_a_network(package):
    assert package.meta.synthetic
    assert package.tables["decisions"]["scene"].nunique() > 3
    assert package.tables["endings"]["ending"].nunique() > 1
    waves = package.tables["network_responses"]
    assert set(waves["wave"]) == {1, 2, 3}
    assert 0.5 < waves["responded"].mean() < 1
    assert len(package.tables["network_ties"]) > 50
    assert waves["instrument_hash"].notna().all()


def test_those_who_use_a_right_are_in_no_table(package):
    # Of thirty: one rests, one left, and some did not agree to the evaluation.
    assert 20 <= len(package.tables["participants"]) <= SIZE - 2

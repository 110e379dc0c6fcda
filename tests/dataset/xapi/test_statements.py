"""A package as statements: everybody pseudonymous, every decision once, every rule kept."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from lidera_nb.dataset.read import Package, read_package
from lidera_nb.dataset.xapi.model import Statement
from lidera_nb.dataset.xapi.statements import ANSWERED, COMPLETED, statements
from tests.toycohort import CANARY

HOME = "https://lidera.example.org"


@pytest.fixture(scope="module")
def read(package: Path) -> Package:
    return read_package(package)


@pytest.fixture(scope="module")
def told(read: Package) -> list[Statement]:
    return list(statements(read, HOME))


def test_every_decision_and_every_ending_is_one_statement(
    told: list[Statement], read: Package
) -> None:
    verbs = Counter(one.verb.id for one in told)
    assert verbs[ANSWERED.id] == len(read.tables["decisions"])
    assert verbs[COMPLETED.id] == len(read.tables["endings"])
    assert len({one.id for one in told}) == len(told)


def test_each_is_what_the_specification_allows(told: list[Statement]) -> None:
    assert [Statement.read(one.plain()) for one in told] == told


def test_actors_are_study_ids_and_nothing_that_people_wrote_is_told(
    told: list[Statement], read: Package
) -> None:
    names = {one.actor.account.name for one in told if one.actor.account}
    assert names == set(read.tables["participants"]["study_id"])
    assert CANARY not in json.dumps([one.plain() for one in told])


def test_the_same_package_gives_the_same_statements(told: list[Statement], read: Package) -> None:
    assert list(statements(read, HOME)) == told


def test_a_decision_names_its_choices_and_the_case_it_belongs_to(told: list[Statement]) -> None:
    first = told[0].plain()
    offered = [one["id"] for one in first["object"]["definition"]["choices"]]
    assert first["result"]["response"] in offered
    (case,) = first["context"]["contextActivities"]["parent"]
    assert first["object"]["id"].startswith(case["id"] + "/scene/")
    assert first["context"]["extensions"][f"{HOME}/xapi/position"] == 1

"""What every case of the shipped library has, and that no two share a person."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from lidera_nb.scenario.load import load
from lidera_nb.scenario.model import Scenario

FOLDERS = sorted(
    path.parent
    for path in (Path(__file__).resolve().parents[2] / "course" / "scenarios").glob(
        "*/scenario.yaml"
    )
)
CASES = {folder.name: load(folder) for folder in FOLDERS}


@pytest.fixture(params=sorted(CASES))
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return CASES[request.param].scenario


def test_there_are_eight() -> None:
    assert len(CASES) == 8


def test_a_case_has_endings_indicators_documents_and_people_who_want_something(
    scenario: Scenario,
) -> None:
    assert sum(scene.ending for scene in scenario.scenes.values()) >= 3
    assert len(scenario.indicators) >= 4
    assert scenario.documents
    assert len(scenario.stakeholders) >= 3


def test_something_arrives_late_and_every_decision_is_tagged(scenario: Scenario) -> None:
    decisions = [scene.decision for scene in scenario.scenes.values() if scene.decision]
    assert any(choice.later for decision in decisions for choice in decision.choices)
    assert all(decision.mbdle and decision.psel for decision in decisions)


def test_what_is_decided_moves_everybody_who_wants_something(scenario: Scenario) -> None:
    """An attitude that nothing moves is a name on a list."""
    choices = [c for s in scenario.scenes.values() if s.decision for c in s.decision.choices]
    moved = {who for choice in choices for who in choice.effect.attitudes}
    assert set(scenario.stakeholders) <= moved


def test_two_cases_of_the_library_are_seen_from_two_roles() -> None:
    assert sum(len(case.scenario.roles) >= 2 for case in CASES.values()) >= 2


def test_no_person_has_the_full_name_of_one_in_another_case() -> None:
    names: Counter[str] = Counter()
    for case in CASES.values():
        texts = case.texts["es"]
        names.update({v for k, v in texts.items() if re.fullmatch(r"cast\.\w+\.name", k)})
    assert [name for name, times in names.items() if times > 1] == []


def test_each_has_the_log_of_a_second_reading() -> None:
    for folder in FOLDERS:
        assert "principal" in (folder / "READING.md").read_text("utf-8")

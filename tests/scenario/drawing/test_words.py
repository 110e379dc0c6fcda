"""Conditions, costs and marks in words, in both languages."""

from __future__ import annotations

import pytest

from lidera_nb.scenario.conditions import Condition
from lidera_nb.scenario.drawing.words import Words
from lidera_nb.scenario.load import load

PARTS = """\
cast: [mother]
stakeholders: {mother: {}}
resources: {money: {start: 9000, unit: clp}}
roles: {head: {}, deputy: {}}"""
TEXTS = """\
stakeholder: {mother: {interest: x}}
resource: {money: {label: Money}}
roles: {head: {name: Head, brief: x}, deputy: {name: Deputy, brief: x}}
cast:
"""
RICHER = (
    ("scenario", "cast: [mother]", PARTS),
    ("scenario", "{id: speak, to: good,", "{id: speak, to: good, cost: {money: 1500},"),
    ("es", "cast:\n", TEXTS),
    ("en", "cast:\n", TEXTS),
)


@pytest.fixture
def case(write_case):
    return load(write_case(*RICHER))


def said(case, lang: str, **condition) -> str:
    words = Words(case.scenario, case.texts[lang], lang)
    return words.condition(Condition.model_validate(condition)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("condition", "spanish"),
    [
        ({"indicator": "trust", "at_least": 55}, "Trust ≥ 55"),
        ({"indicator": "trust", "below": 0}, "Trust < 0"),
        ({"attitude": "mother", "at_least": 50}, "Name ≥ 50"),
        ({"resource": "money", "below": 15000}, "Money < 15.000"),
        ({"visited": "yard"}, "pasó por «Yard»"),
        ({"consulted": "chat"}, "leyó «Chat»"),
        ({"mark": "informed"}, "marca «informed»"),
        ({"role": "head"}, "es Head"),
        ({"chose": {"office": "wait"}}, "en «Office» eligió B"),
        ({"not": {"mark": "informed"}}, "no: marca «informed»"),
        ({"all": [{"mark": "a"}, {"any": [{"mark": "b"}, {"mark": "c"}]}]},
         "marca «a» y (marca «b» o marca «c»)"),
        ({"not": {"any": [{"mark": "b"}, {"mark": "c"}]}}, "no: (marca «b» o marca «c»)"),
    ],
)  # fmt: skip
def test_every_kind_of_condition_is_said(case, condition, spanish) -> None:
    assert said(case, "es", **condition) == spanish


def test_a_condition_is_said_in_english_too(case) -> None:
    assert said(case, "en", resource="money", below=15000) == "Money < 15,000"
    assert said(case, "en", chose={"office": "wait"}) == "chose B in “Office”"


def test_what_belongs_to_a_choice_is_noted(case) -> None:
    words = Words(case.scenario, case.texts["en"], "en")
    call, wait, show = case.scenario.scenes["office"].decision.choices
    speak = case.scenario.scenes["council"].decision.choices[0]
    notes = [list(words.choice_notes(choice)) for choice in (call, wait, show, speak)]
    assert notes == [
        ["later: A call"],
        ["chance: 50%"],
        ["only if read “Chat”"],
        ["costs 1,500 (Money)"],
    ]


def test_what_else_a_scene_holds_is_noted(case) -> None:
    words = Words(case.scenario, case.texts["en"], "en")
    assert list(words.scene_notes(case.scenario.scenes["office"])) == ["to read: 1", "prediction"]


def test_marks_of_emphasis_and_line_breaks_vanish(write_case) -> None:
    case = load(write_case(("en", "label: Call", 'label: "**Call** *her*\\nnow"')))
    words = Words(case.scenario, case.texts["en"], "en")
    assert words.own("choice.office.call.label") == "Call her now"

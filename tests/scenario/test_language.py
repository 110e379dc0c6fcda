"""The larger language, worked by hand: roles, attitudes, resources, the inbox, time limits."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from lidera_nb.errors import PlayError
from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.references import broken_references
from lidera_nb.scenario.wording import text_ids

SCENARIO = """\
id: duo
version: 1
set_in: 2026-04
start: office
indicators: {trust: {start: 50}}
resources: {hours: {start: 5, unit: hours}}
cast: [ana, luz]
stakeholders: {ana: {start: 30}}
roles: {head: {}, deputy: {start: gate}}
messages:
  note: {channel: chat, who: luz, cost: {hours: 2}, effect: {attitudes: {ana: 10}}}
  call: {channel: call}
documents:
  file: {kind: note, cost: {hours: 4}, effect: {marks: [knows]}}
scenes:
  gate:
    beats: [{id: b1}]
    next: office
  office:
    beats: [{id: b1}, {id: b2, when: {role: deputy}}, {id: b3, when: {attitude: ana, at_least: 40}}]
    inbox: [note, {id: call, when: {visited: gate}}]
    documents: [file]
    decision:
      mbdle: [a]
      psel: [1]
      prediction: {id: many, about: peers, choice: pay}
      limit: {seconds: 60, effect: {attitudes: {ana: -20}}}
      choices:
        - {id: pay, to: end, cost: {hours: 4}, effect: {attitudes: {ana: 80}}}
        - id: wait
          to: [{to: good, when: {attitude: ana, at_least: 30}}, {to: end}]
          effect: {resources: {hours: 3}}
  good: {beats: [{id: b1}], ending: true}
  end: {beats: [{id: b1}], ending: true}
notes: [n1]
"""


def raw() -> dict[str, Any]:
    return yaml.safe_load(SCENARIO)


@pytest.fixture(scope="module")
def duo() -> Scenario:
    return Scenario.model_validate(raw())


def head(duo: Scenario) -> Any:
    return engine.begin(duo, 1, "head")


def test_each_role_begins_in_its_own_scene(duo) -> None:
    assert head(duo).scene == "office"
    assert engine.begin(duo, 1, "deputy").scene == "gate"


@pytest.mark.parametrize("role", [None, "mayor"])
def test_a_role_that_the_case_does_not_have_is_refused(duo, role) -> None:
    with pytest.raises(PlayError, match=f"this case has no role '{role}'; take one of: head, dep"):
        engine.begin(duo, 1, role)


def test_lines_and_messages_depend_on_role_and_history(duo) -> None:
    play = engine.advance(duo, engine.begin(duo, 1, "deputy"))
    assert [beat.id for beat in asking.beats(duo, play)] == ["b1", "b2"]
    assert play.inbox == ("note", "call")
    assert head(duo).inbox == ("note",)


def test_opening_a_message_costs_and_moves_once(duo) -> None:
    once = engine.consult(duo, head(duo), "note")
    assert (dict(once.resources), dict(once.attitudes)) == ({"hours": 3}, {"ana": 40})
    assert engine.consult(duo, once, "note") == once
    assert [beat.id for beat in asking.beats(duo, once)] == ["b1", "b3"]


def test_a_message_that_did_not_arrive_cannot_be_opened(duo) -> None:
    with pytest.raises(PlayError, match="does not offer the document 'call'"):
        engine.consult(duo, head(duo), "call")


def test_what_is_too_dear_is_seen_and_cannot_be_had(duo) -> None:
    play = engine.consult(duo, head(duo), "note")
    assert [choice.id for choice in asking.shown_choices(duo, play)] == ["pay", "wait"]
    assert [choice.id for choice in asking.open_choices(duo, play)] == ["wait"]
    with pytest.raises(PlayError, match="does not offer the choice 'pay' now"):
        engine.choose(duo, play, "pay")
    with pytest.raises(PlayError, match="there is not enough left to consult 'file'"):
        engine.consult(duo, play, "file")


def test_a_choice_takes_its_cost_and_attitudes_stay_within_their_scale(duo) -> None:
    play = engine.choose(duo, head(duo), "pay")
    assert (dict(play.resources), dict(play.attitudes)) == ({"hours": 1}, {"ana": 100})
    assert dict(play.taken[-1].attitudes) == {"ana": 100}


def test_a_resource_may_grow_beyond_its_start(duo) -> None:
    assert engine.choose(duo, head(duo), "wait").resources["hours"] == 8


def test_deciding_late_brings_what_the_limit_says_before_the_way_is_chosen(duo) -> None:
    assert engine.choose(duo, head(duo), "wait").scene == "good"
    late = engine.choose(duo, head(duo), "wait", late=True)
    assert (late.scene, late.attitudes["ana"], late.taken[-1].late) == ("end", 10, True)


def test_nobody_is_late_where_there_is_no_limit(duo) -> None:
    unhurried = raw()
    del unhurried["scenes"]["office"]["decision"]["limit"]
    case = Scenario.model_validate(unhurried)
    with pytest.raises(PlayError, match="scene 'office' has no time limit"):
        engine.choose(case, engine.begin(case, 1, "head"), "wait", late=True)


def test_a_prediction_about_peers_is_not_settled_by_the_case(duo) -> None:
    decision = duo.scenes["office"].decision
    assert decision is not None
    assert decision.prediction is not None
    assert asking.settle(decision.prediction, engine.choose(duo, head(duo), "pay")) is None


def test_texts_follow_from_the_structure(duo) -> None:
    ids = set(text_ids(duo))
    assert {
        "resource.hours.label", "stakeholder.ana.interest", "roles.head.name",
        "roles.deputy.brief", "message.note.body", "decision.office.late", "note.n1",
    } <= ids  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{attitudes: {ana: 80}}", "{attitudes: {eva: 80}}", "there is no stakeholder 'eva'"),
        ("cost: {hours: 4}, effect: {attitudes", "cost: {money: 4}, effect: {attitudes",
         "there is no resource 'money'; write one of: hours"),
        ("{role: deputy}", "{role: mayor}", "there is no role 'mayor'; write one of: head, deputy"),
        ("{visited: gate}", "{visited: yard}", "there is no scene 'yard'"),
        ("inbox: [note,", "inbox: [letter,", "there is no message 'letter'"),
        ("deputy: {start: gate}", "deputy: {start: yard}", "there is no scene 'yard'"),
        ("stakeholders: {ana", "stakeholders: {eva", "there is no character 'eva'"),
        ("choice: pay}", "choice: sell}", "there is no choice of the scene 'office' called 'sell'"),
        ("who: luz", "who: eva", "there is no character 'eva'"),
    ],
)  # fmt: skip
def test_a_reference_to_nothing_is_named(old, new, told) -> None:
    assert SCENARIO.count(old) == 1
    case = Scenario.model_validate(dict(yaml.safe_load(SCENARIO.replace(old, new))))
    assert [fault.message for fault in broken_references(case) if told in fault.message]

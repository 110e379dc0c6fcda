"""Consent and the school's profile are given once, and hold in every module that asks them."""

import pytest

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.story import receive, show

OTHER = "03-la-cuenta"


def at(person, key):
    return show(person.story, (OTHER, key), person.around)


def test_consent_given_in_one_module_is_not_asked_again_in_another(person):
    assert at(person, "consent")["status"] == "open"
    assert at(person, "case")["status"] == "locked"
    person.consent(evaluation=True)
    person.profile()
    consent = at(person, "consent")
    assert consent["status"] == "done"
    given = {field["id"]: field["value"] for field in consent["fields"]}
    assert (given["evaluation"], given["research"]) == (True, False)
    assert at(person, "case")["status"] == "open"


def test_what_is_changed_in_another_module_holds_in_the_first(person):
    person.consent(evaluation=True)
    form = person.story.steps[OTHER, "consent"].definition.hash
    body = {"do": "submit", "form": form, "values": {"learning": True}}
    person.note(*receive(person.story, (OTHER, "consent"), body, person.around))
    assert person.story.facts.purposes["evaluation"] is False
    shown = {field["id"]: field["value"] for field in person.view("consent")["fields"]}
    assert shown["evaluation"] is False


def test_a_module_in_which_nothing_was_done_is_not_begun(person):
    person.consent()
    facts = person.story.facts
    assert (OTHER, "consent") in facts.done
    assert {module for module, _ in facts.started} == {"01-los-que-faltan"}


@pytest.mark.parametrize("key", ["case", "reflection", "debrief"])
def test_everything_else_belongs_to_its_own_module(player, key):
    player.play()
    player.reflect()
    assert (OTHER, key) not in player.story.facts.done
    refusal = receive(player.story, (OTHER, "debrief"), {"do": "seen"}, player.around)
    assert isinstance(refusal, Refusal)

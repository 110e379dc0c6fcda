import json

import pytest

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.story import begin, tell
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent


def test_the_case_is_closed_until_the_steps_before_it_are_done(person):
    assert person.act("case", do="start") == Refusal("locked.after", {"step": "consent"})
    person.consent()
    assert person.act("case", do="start").values == {"step": "profile"}
    assert "perfil" in person.view("case")["lock"].lower() or person.view("case")["lock"]


def test_a_decision_locks_choice_and_reason_and_shows_its_consequence(player):
    player.act("case", do="start")
    (event,) = player.decide()[:1]
    assert isinstance(event.payload, kinds.CaseDecided)
    view = player.view("case")
    assert view["consequence"]["blocks"][0]["text"]
    assert view["trail"][0]["reason"] == "Porque protege a quien menos puede."


def test_every_event_pins_version_and_hash_of_the_case(player):
    player.act("case", do="start")
    events = player.decide()
    step = player.story.steps["01-los-que-faltan", "case"]
    assert {e.payload.ctx.hash for e in events} == {step.definition.current.hash}
    assert events[0].payload.ctx.node == step.definition.current.scenario.start


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"reason": "corto"}, "refused.reason_short"),
        ({"reason": "x" * 2001}, "refused.reason_long"),
        ({"reason": "a\x00b" * 20}, "refused.reason_characters"),
        ({"choice": "no_existe"}, "refused.not_here"),
        ({"scene": "no_existe"}, "refused.not_here"),
        ({"confidence": 33}, "refused.confidence"),
        ({"confidence": "50"}, "refused.malformed"),
        ({"role": "admin"}, "refused.malformed"),
        ({"choice": ["a"]}, "refused.malformed"),
    ],
)
def test_a_forged_decision_is_refused_and_changes_nothing(player, change, text):
    player.act("case", do="start")
    before = player.story.head
    assert player.decide(**change).text == text
    assert player.story.head == before


def test_nothing_of_a_scene_not_reached_is_ever_in_a_view(player, course):
    step = player.story.steps["01-los-que-faltan", "case"]
    case = step.definition.current
    player.act("case", do="start")
    shown = json.dumps(player.view("case"), ensure_ascii=False)
    for text_id, text in case.texts["es"].items():
        kind, scene = text_id.split(".")[0], text_id.split(".")[1] if "." in text_id else ""
        if kind in ("scene", "decision", "choice") and scene != case.scenario.start:
            assert json.dumps(text, ensure_ascii=False)[1:-1] not in shown, text_id
        if kind in ("later", "chance") or text_id.endswith((".consequence", ".body")):
            assert json.dumps(text, ensure_ascii=False)[1:-1] not in shown, text_id


def test_a_document_shows_its_text_only_once_it_was_consulted(player):
    player.act("case", do="start")
    document = player.view("case")["scene"]["documents"][0]
    assert "body" not in document
    player.act("case", do="consult", document=document["id"])
    assert player.view("case")["scene"]["documents"][0]["body"]
    assert player.act("case", do="consult", document=document["id"]) == ()


@pytest.mark.parametrize("pick", [0, 1, 2])
def test_a_play_ends_and_folds_to_the_same_state_again(player, course, pick):
    player.play(pick)
    assert player.view("case")["status"] == "done"
    again = tell(begin(course, "ana"), player.journal.read("person:ana"))
    assert again == player.story


def test_the_same_seed_and_decisions_make_the_same_play(player, course):
    other = type(player)(course)
    other.consent()
    other.profile()
    player.play(1)
    other.play(1)
    assert other.view("case") == player.view("case")


def test_a_case_of_an_unknown_version_says_so_and_takes_nothing(player, course):
    player.act("case", do="start")
    started = player.journal.read("person:ana")[-1]
    ctx = started.payload.ctx.model_copy(update={"hash": "0" * 64})
    fresh = type(player)(course)
    fresh.consent()
    fresh.profile()
    fresh.note(NewEvent(kinds.CaseStarted(ctx=ctx, seed=1), "ana"))
    assert fresh.act("case", do="start").text == "refused.case_lost"
    assert "versión" in fresh.view("case")["lock"]


def test_an_event_that_a_story_knows_already_changes_nothing(player):
    player.act("case", do="start")
    player.decide()
    assert tell(player.story, player.journal.read("person:ana")) == player.story

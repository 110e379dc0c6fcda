"""A browser is sent what changed: nothing twice, and nothing that changed is kept from it."""

import json
from dataclasses import replace

import pytest

from lidera_nb.activities.story import begin
from lidera_nb.serve.shown import HOLDS, Shown
from tests.ourcourse import our_course

COURSE = our_course()
MODULE = COURSE.modules["01-los-que-faltan"]
AROUND = ("es", frozenset({"participant"}))


@pytest.fixture
def story():
    return begin(COURSE, "ana")


def made_of(story):
    """Each view is made of its step's state alone, but for the debrief."""

    def basis(step):
        return None if step.key == "debrief" else (story.states[MODULE.id, step.key],)

    return basis


def test_a_view_is_sent_once_and_again_when_it_changed():
    shown = Shown()
    first = shown.news({"case": {"n": 3, "status": "open"}}, b"k")
    (message,) = map(json.loads, first)
    assert message == {"type": "view", "key": "case", "tag": message["tag"],
                       "view": {"n": 3, "status": "open"}}  # fmt: skip
    assert shown.news({"case": {"n": 4, "status": "open"}}, b"k") == []
    assert len(shown.news({"case": {"n": 4, "status": "done"}}, b"k")) == 1


def test_a_view_that_says_nothing_is_a_message_all_the_same():
    (message,) = map(json.loads, Shown().news({'od"d': {"n": 0}}, b"k"))
    assert (message["key"], message["view"]) == ('od"d', {"n": 0})


def test_what_the_browser_kept_is_not_sent_again():
    before, after = Shown(), Shown()
    before.news({"case": {"n": 0, "status": "open"}}, b"k")
    tag = json.loads(Shown().news({"case": {"n": 0, "status": "open"}}, b"k")[0])["tag"]
    after.begin({"case": tag}, MODULE)
    assert after.news({"case": {"n": 0, "status": "open"}}, b"k") == []


def test_after_an_act_the_steps_that_are_the_same_need_no_other_look(story):
    shown, at = Shown(), (MODULE.id, "profile")
    assert shown.settled(MODULE, AROUND, made_of(story), 0.0) == ()
    moved = replace(story, states={**story.states, at: object()})
    settled = shown.settled(MODULE, AROUND, made_of(moved), 1.0)
    assert "consent" in settled
    assert "profile" not in settled
    assert "debrief" not in settled  # nobody knows what it is made of


@pytest.mark.parametrize("around", [("en", AROUND[1]), ("es", frozenset())])
def test_everything_is_looked_at_when_anything_around_it_changed(story, around):
    shown = Shown()
    shown.settled(MODULE, AROUND, made_of(story), 0.0)
    assert shown.settled(MODULE, around, made_of(story), 1.0) == ()


def test_what_colleagues_add_to_is_looked_at_now_and_then(story):
    shown, everything = Shown(), {step.key for step in MODULE.steps}

    def basis(step):
        return (story.states[MODULE.id, step.key],)

    shown.settled(MODULE, AROUND, basis, 0.0)
    assert shown.settled(MODULE, AROUND, basis, HOLDS - 1) == everything
    assert shown.settled(MODULE, AROUND, basis, HOLDS) == everything - {"debrief"}
    assert shown.settled(MODULE, AROUND, basis, HOLDS + 1) == everything


def test_everything_is_looked_at_when_something_happened_elsewhere(story):
    shown = Shown()
    shown.settled(MODULE, AROUND, made_of(story), 0.0)
    shown.anew()
    assert shown.settled(MODULE, AROUND, made_of(story), 1.0) == ()

"""Stories fall out of memory when nobody needs them, and are folded again when asked for."""

from lidera_nb.activities.storystate import Story
from lidera_nb.serve.stories import Blank, Stories
from tests.ourcourse import our_course


def stories(kept=(), **limits):
    clock, gone = [0.0], []
    held = Stories(
        lambda person: (Story(person, {}, {}), None),
        lambda person: person in kept,
        gone.append,
        tick=lambda: clock[0],
        **limits,
    )
    return held, clock, gone


def test_a_story_is_folded_once_while_it_is_in_memory():
    held, _, _ = stories()
    assert held.story("ana") is held.story("ana")
    assert held.folded == 1
    held.drop("ana")
    assert held.known("ana") is None
    held.story("ana")
    assert held.folded == 2


def test_after_a_while_the_story_of_somebody_without_a_page_is_let_go():
    held, clock, gone = stories(kept={"eva"}, idle=60)
    for person in ("ana", "eva", "ivo"):
        held.story(person)
    clock[0] = 59
    held.story("ivo")
    assert held.trim() == 0
    clock[0] = 60
    assert held.trim() == 1
    assert gone == ["ana"]
    assert "eva" in held
    assert "ivo" in held


def test_beyond_the_cap_the_one_asked_for_longest_ago_goes_unless_a_page_is_open():
    held, _, gone = stories(kept={"p0"}, most=3)
    for n in range(5):
        held.story(f"p{n}")
    held.story("p1")
    assert held.trim() == 2
    assert gone == ["p2", "p3"]
    assert len(held) == 3


def test_no_more_are_let_go_at_once_than_is_asked():
    held, clock, gone = stories(idle=60)
    for n in range(5):
        held.story(f"p{n}")
    clock[0] = 60
    assert [held.trim(2), held.trim(2), held.trim(2)] == [2, 2, 1]
    assert gone == [f"p{n}" for n in range(5)]


def test_looking_whether_a_story_is_there_keeps_nobody_in_memory():
    held, clock, gone = stories(idle=60)
    held.story("ana")
    clock[0] = 60
    assert held.known("ana")
    held.trim()
    assert gone == ["ana"]


def test_people_share_the_steps_and_first_states_of_their_course():
    course = our_course()
    blank = Blank(course)
    ana, eva = blank.told(course, "ana", ()), blank.told(course, "eva", ())
    assert (ana.person, eva.person) == ("ana", "eva")
    assert ana.steps is eva.steps
    assert all(ana.states[at] is eva.states[at] for at in ana.steps)

"""A page of one text knows whether something came back to it, as the page of all texts does."""

from random import Random

import pytest

from lidera_nb.activities.feedback.gathering import Gathering, feedback_for
from lidera_nb.activities.unchanged import Surroundings, basis, same
from tests.activities.feedback.signed import FIRST, SECOND, Group, course


@pytest.fixture
def group():
    return Group(course())


def of(group, person):
    """What the pages of a person may ask."""
    return Gathering(person, group.registry, group.story, lambda _: group.reviews)


@pytest.mark.parametrize("seed", range(4))
def test_what_came_to_one_step_is_what_came_to_it_among_all(group, seed):
    chance, seen = Random(seed), set()
    for _ in range(40):
        module = chance.choice((FIRST, SECOND))
        written = len(group.story("ana").states[module, "reflection"].handed)
        happens = chance.choice((group.writes, group.reads, group.signs, group.reopens))
        if happens == group.writes:
            group.writes("ana", module, "Esperé.")
        elif written:
            happens("ana", module, chance.randint(1, written))
        told = feedback_for("ana", group.registry, group.story, lambda _: group.reviews)
        for name in (FIRST, SECOND):
            step = group.course.modules[name].step("reflection")
            came = any(one.at[1:] == (name, "reflection") for one in told.returned)
            assert of(group, "ana").came(step) == came
            seen.add(came)
    assert seen == {True, False}


def test_a_text_is_looked_at_again_when_something_came_back_and_not_for_another_text(group):
    step = group.course.modules[FIRST].step("reflection")
    registry = group.registry
    group.writes("ana", FIRST, "Esperé.")

    def made_of():
        around = Surroundings(group.story("ana"), registry, {}, lambda _: group.reviews)
        return basis(step, around)

    before = made_of()
    group.writes("ana", SECOND, "Llamé.")
    assert same(before, made_of())
    group.reads("ana", FIRST)
    group.signs("ana", FIRST)
    assert not same(before, made_of())

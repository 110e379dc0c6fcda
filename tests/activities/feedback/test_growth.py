"""Levels of one's texts side by side: on one scale, in order, and only from the second on."""

import pytest

from lidera_nb.activities.feedback.growth import growth
from tests.activities.feedback.signed import FIRST, SECOND, Group, course, rubric


@pytest.fixture
def group():
    return Group(course())


def lines(group):
    shelf = group.course.modules["devoluciones"].step("feedback").definition
    found = growth(group.feedback("ana").returned, shelf)
    return {line.criterion: [point.level for point in line.points] for line in found}


def came(group, module, levels, **more):
    group.writes("ana", module, "Texto.")
    group.reads("ana", module, levels=levels, **more)
    group.signs("ana", module)


def test_one_text_makes_no_picture(group):
    came(group, FIRST, {"depth": 2.0})
    assert lines(group) == {}


def test_two_texts_stand_in_the_order_of_handing_in_not_of_signing(group):
    group.writes("ana", FIRST, "Uno.")
    came(group, SECOND, {"depth": 3.0})
    group.reads("ana", FIRST, levels={"depth": 1.5})
    group.signs("ana", FIRST)
    assert lines(group) == {"depth": [1.5, 3.0]}


def test_a_criterion_that_was_read_once_is_left_out(group):
    came(group, FIRST, {"depth": 2.0, "people": 1.0})
    came(group, SECOND, {"depth": 2.0})
    assert lines(group) == {"depth": [2.0, 2.0]}


def test_versions_of_a_rubric_with_the_same_levels_share_a_picture_in_the_latest_words(group):
    came(group, FIRST, {"depth": 2.0}, rubric=rubric(1))
    came(group, SECOND, {"depth": 3.0}, rubric=rubric(2))
    told = group.view("ana")["growth"][0]
    assert told["levels"][1] == "es nivel 2 v2"
    assert [point["word"] for point in told["points"]] == ["es nivel 2 v2", "es nivel 3 v2"]


def test_a_scale_that_nobody_kept_is_in_no_picture(group):
    came(group, FIRST, {"depth": 2.0}, rubric=rubric(9))
    came(group, SECOND, {"depth": 3.0})
    assert lines(group) == {}


def test_the_picture_is_told_in_words(group):
    came(group, FIRST, {"depth": 2.0})
    came(group, SECOND, {"depth": 2.5})
    told = group.view("ana")["growth"][0]["told"]
    assert told == (
        "De es nivel 2 v2 en «Los que faltan» a entre «es nivel 2 v2» y «es nivel 3 v2» "
        "en «La cuenta»."
    )

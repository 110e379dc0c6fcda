"""Bots answer assignments with what the form takes, whatever it asks."""

from random import Random

import pytest

from lidera_nb.activities.assigning.shown import sections
from lidera_nb.activities.assigning.state import Answering
from lidera_nb.assignments.accept import accept
from lidera_nb.demo.assigning import answer
from tests.ourcourse import our_course

STEPS = [one for one in our_course().steps() if one.activity == "assignment"]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.definition.name)
def test_what_a_bot_answers_is_accepted_as_it_is(step):
    loaded = step.definition
    for section in sections(Answering(step), "es"):
        for asked in section["questions"]:
            for seed in range(5):
                given = answer(asked, Random(seed))
                assert accept(loaded.question(asked["id"]), given) == given

"""Which things to try are chosen from which numbers."""

from dataclasses import replace

import pytest

from lidera_nb import texts
from lidera_nb.activities.networks.standing import Band, Standing
from lidera_nb.activities.networks.trying import MOST, RULES, meaning, tries

BANDS = {name: Band(2, 6) for name in ("seeks", "sought", "reach")} | {"territories": Band(20, 60)}
USUAL = Standing(True, {}, (), 4, 4, 5, 40, 40)


@pytest.mark.parametrize(
    ("change", "first"),
    [
        ({"seeks": 0}, "first"),
        ({"seeks": 1}, "second"),
        ({"sought": 9}, "load"),
        ({"territories": 0}, "cross"),
        ({"sought": 0}, "offer"),
        ({"levels": 0}, "other_level"),
        ({"reach": 1}, "introduce"),
        ({"territories": 80}, "bridge"),
        ({}, "thank"),
        ({"seeks": None, "reach": None, "territories": None, "levels": None}, "share"),
    ],
)
def test_the_situation_that_matters_most_comes_first(change, first):
    assert tries(replace(USUAL, **change), BANDS)[0] == first


def test_there_are_always_two_or_three():
    silent = Standing(False, {}, (), None, 3, None, None, None)
    assert len(tries(silent, {})) == 2
    assert len(tries(USUAL, BANDS)) == MOST


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seeks": None}, "silent"),
        ({"seeks": 0, "sought": 0}, "apart"),
        ({"sought": 9}, "sought"),
        ({"seeks": 9}, "seeks"),
        ({"sought": 4, "seeks": 4}, "both"),
        ({"sought": 0}, "unnamed"),
        ({}, "both"),
    ],
)
def test_what_it_may_mean_follows_from_the_numbers(change, said):
    assert meaning(replace(USUAL, **change), BANDS) == said


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_rule_has_its_words_and_none_judges(lang):
    for name in RULES:
        text = texts.say(lang, f"mine.try.{name}.text").lower()
        assert not [word for word in ("debe ", "should", "bajo", "falla", "fail") if word in text]

"""What one's neighbours did first, beside what one did later; against R."""

import numpy as np
import pytest

from lidera_nb.analysis.exposure import exposed, exposure

FIRST = [0.2, 0.5, 0.4, 0.9, 0.7, 0.3, 0.6, 0.8]
AROUND = [0.3, 0.4, 0.6, 0.7, 0.5, 0.2, 0.9, 0.6]
LATER = [0.3, 0.4, 0.5, 0.8, 0.6, 0.2, 0.8, 0.7]


def test_whoever_turned_to_nobody_known_is_not_exposed():
    ties = {"a": ["b", "c"], "b": ["gone"], "c": []}
    assert exposure(ties, {"b": 0.2, "c": 0.6}) == {"a": pytest.approx(0.4)}


def test_slope_and_interval_are_those_of_r():
    # R: m <- lm(later ~ first + around); coef(m); confint(m)
    found = exposed(FIRST, LATER, AROUND, 99)
    assert found is not None
    assert found.slope.value == pytest.approx(0.64549653580)
    assert (found.slope.low, found.slope.high) == pytest.approx((0.4554486265, 0.8355444451))
    assert found.own == pytest.approx(0.41339491917)


def test_the_p_value_is_that_of_all_arrangements():
    # R: 22 of all 40,320 arrangements of the residuals of lm(later ~ first), 0.0005456
    found = exposed(FIRST, LATER, AROUND, 20_000, seed=3)
    assert found is not None
    assert found.p == pytest.approx(22 / 40_320, abs=4 * found.error)


def test_chance_alone_is_called_unusual_in_about_one_of_twenty():
    dice = np.random.default_rng(11)
    ps = []
    for seed in range(200):
        first = dice.normal(size=18)
        around = 0.6 * first + dice.normal(size=18)
        found = exposed(first, 0.5 * first + dice.normal(size=18), around, 199, seed)
        assert found is not None
        ps.append(found.p < 0.05)
    assert sum(ps) <= 20  # 10 expected; more than 20 once in 1,500 times


@pytest.mark.parametrize("around", [[0.5] * 8, FIRST])
def test_neighbours_who_do_not_differ_or_say_the_same_as_oneself_tell_nothing(around):
    assert exposed(FIRST, LATER, around) is None


def test_four_people_are_too_few():
    assert exposed(FIRST[:4], LATER[:4], AROUND[:4]) is None

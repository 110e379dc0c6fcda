"""Standardised differences against R 4.2 (effectsize 0.8.3, metafor 3.8) and published values."""

import numpy as np
import pytest

from lidera_nb.analysis.effects import average, bonett, change, correction, independent, mean_change

BEFORE = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
AFTER = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
"""R's data set `sleep`, first and second drug."""


def test_the_correction_is_the_exact_one():
    # R: J <- function(m) exp(lgamma(m/2) - log(sqrt(m/2)) - lgamma((m-1)/2)); J(9)
    assert correction(9) == pytest.approx(0.91387489, abs=1e-8)


def test_a_change_over_its_own_spread_is_that_of_r():
    # metafor::escalc("SMCC", ...): 1.173925; effectsize::hedges_g(y, x, paired = TRUE): 0.38, 1.94
    found = change(BEFORE, AFTER)
    assert found is not None
    assert found.value == pytest.approx(1.173925, abs=1e-6)
    assert (round(found.low, 2), round(found.high, 2)) == (0.38, 1.94)


def test_two_groups_are_those_of_r():
    # effectsize::hedges_g(y, x): 0.796935 [-0.091408, 1.665172]
    found = independent(BEFORE, AFTER)
    assert found is not None
    assert found.value == pytest.approx(0.796935, abs=1e-6)
    assert found.low == pytest.approx(-0.091408, abs=1e-5)
    assert found.high == pytest.approx(1.665172, abs=1e-5)


def test_the_interval_of_a_paired_change_is_bonetts():
    # statpsych::ci.stdmean.ps(.05, 110.4, 102.1, 15.3, 14.6, .75, 25), unweighted standardizer
    d, error = bonett(8.3, 15.3, 14.6, 0.75, 25)
    assert d == pytest.approx(0.5550319, abs=1e-7)
    assert error == pytest.approx(0.1609934, abs=1e-7)


def test_the_average_variant_says_which_it_is_and_how_both_times_go_together():
    found = average(BEFORE, AFTER)
    assert found is not None
    assert found.variant == "g_av"
    assert found.correlation == pytest.approx(np.corrcoef(BEFORE, AFTER)[0, 1])
    assert found.value == pytest.approx(0.832181 * correction(2 * 9 / (1 + found.correlation**2)))


def test_the_interval_of_the_average_variant_covers_about_95_in_100():
    rng, true, hits = np.random.default_rng(4), 0.5, 0
    for pairs in rng.multivariate_normal([0, true], [[1, 0.6], [0.6, 1]], size=(800, 15)):
        found = average(pairs[:, 0], pairs[:, 1])
        assert found is not None
        hits += found.low <= true <= found.high
    assert 0.92 <= hits / 800 <= 0.98


def test_a_mean_change_has_the_interval_of_a_paired_t_test():
    # R: t.test(y, x, paired = TRUE)$conf.int: 0.7001142 2.4598858
    found = mean_change(BEFORE, AFTER)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.7001142, 2.4598858), abs=1e-6)


def test_nothing_is_said_without_spread_or_people():
    assert average([1, 2], [2, 3]) is None
    assert change([1, 2, 3], [2, 3, 4]) is None
    assert independent([1, 1], [1, 1]) is None
    assert mean_change([1], [2]) is None


@pytest.mark.parametrize("shift", [-6.0, -0.02, 0.0, 0.02, 6.0])
def test_an_interval_is_found_for_any_difference_and_mirrors_it(shift: float):
    first = [1.0, 2.0, 4.0, 3.0, 2.5, 3.5]
    second = [value + shift + extra for value, extra in zip(first, (0.5, -0.5) * 3, strict=True)]
    there, back = change(first, second), change(second, first)
    assert there is not None
    assert back is not None
    assert there.low <= there.value <= there.high
    assert (back.low, back.high) == pytest.approx((-there.high, -there.low), abs=1e-6)

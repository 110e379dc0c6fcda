"""What a test could have found: the approximation held against simulations."""

import numpy as np
import pytest

from lidera_nb.network import qap_correlation
from lidera_nb.network.inference.power import detectable, least_p, likely


@pytest.mark.parametrize("n", [8, 14])
def test_the_correlation_said_to_be_detectable_is_found_in_about_four_of_five_cases(n):
    dice, found = np.random.default_rng(n), 0
    needed = detectable(1 / np.sqrt(n * (n - 1)))
    for _ in range(200):
        x, noise = dice.normal(size=(2, n, n))
        y = needed * x + np.sqrt(1 - needed**2) * noise
        found += qap_correlation(x, y, 199, dice).p_two <= 0.05
    assert found / 200 == pytest.approx(0.8, abs=0.1)


def test_no_p_value_is_less_than_arrangements_or_permutations_allow():
    assert least_p(999, 6) == pytest.approx(1 / 6)
    assert least_p(999, float("inf")) == pytest.approx(0.001)


def test_the_interval_of_a_p_value_holds_the_p_value_of_many_permutations():
    dice, held = np.random.default_rng(3), 0
    for _ in range(300):
        b = dice.binomial(199, 0.04)
        low, high = likely((b + 1) / 200, 199)
        held += low <= 0.04 <= high
    assert held / 300 >= 0.93


def test_the_interval_stays_between_nothing_and_everything():
    assert likely(1 / 100, 99)[0] == 0.0
    assert likely(1.0, 99)[1] == 1.0

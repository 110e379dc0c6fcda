"""Power by simulation against closed forms: R's `power.t.test` and the noncentral t."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from scipy import stats

from lidera_nb.analysis.power import Design, simulate

WITHIN = 0.025
"""Four standard errors of 4,000 draws near a power of 0.8."""


def noncentral(shift: float, freedom: float, alpha: float = 0.05) -> float:
    at = stats.t.ppf(1 - alpha / 2, freedom)
    return float(stats.nct.sf(at, freedom, shift) + stats.nct.cdf(-at, freedom, shift))


def test_a_paired_t_test_has_the_power_that_r_gives():
    # power.t.test(n = 34, delta = 0.5, sd = 1, type = "paired"): power = 0.8077767.
    found = simulate(Design(people=34, correlation=0.5), seed=1).power(0.5)
    assert found.value == pytest.approx(0.8077767, abs=WITHIN)
    assert found.low < found.value < found.high


def test_without_an_effect_the_level_of_the_test_is_left():
    for design in (
        Design(people=12),
        Design(people=60, cluster_size=6, icc=0.3),
        Design(people=40, arms=2),
        Design(people=80, arms=2, cluster_size=8, icc=0.2, lost=0.2),
    ):
        assert simulate(design, seed=2).power(0.0).value == pytest.approx(0.05, abs=0.015)


def test_clusters_count_as_their_means():
    design = Design(people=100, cluster_size=10, icc=0.2, correlation=0.5)
    spread = 2 * (1 - 0.5) * (0.2 + 0.8 / 10)
    expected = noncentral(0.5 / sqrt(spread / 10), 9)
    assert simulate(design, seed=3).power(0.5).value == pytest.approx(expected, abs=WITHIN)


def test_two_arms_are_compared_after_adjusting_for_before():
    design = Design(people=80, arms=2, correlation=0.7)
    expected = noncentral(0.5 / sqrt((1 - 0.7**2) * 4 / 80), 77)
    assert simulate(design, seed=4).power(0.5).value == pytest.approx(expected, abs=WITHIN)


def test_an_unreliable_measure_and_lost_people_cost_power():
    whole = simulate(Design(people=40), seed=5).power(0.4).value
    blurred = simulate(Design(people=40, reliability=0.6), seed=5).power(0.4).value
    fewer = simulate(Design(people=40, lost=0.4), seed=5).power(0.4).value
    assert blurred < whole > fewer


def test_one_seed_gives_one_answer():
    first, again = (simulate(Design(people=20), seed=9, draws=200) for _ in range(2))
    assert np.array_equal(first.estimates, again.estimates)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"people": 9}, "people is 9; it must be from 10 to 300"),
        ({"people": 20, "icc": 1.2}, "icc is 1.2; it must be from 0 to 0.99"),
        ({"people": 20, "cluster_size": 10}, "make 2 units of analysis; there must be 3 or more"),
    ],
)
def test_a_design_that_cannot_be_is_refused(given: dict[str, float], said: str):
    with pytest.raises(ValueError, match=said):
        Design(**given)  # type: ignore[arg-type]

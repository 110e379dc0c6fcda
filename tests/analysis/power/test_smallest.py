"""The smallest effect a study finds, and the smallest change that is real for one person."""

from __future__ import annotations

import pytest

from lidera_nb.analysis.power import (
    Design,
    simulate,
    smallest_detectable,
    smallest_real_change,
)


def test_thirty_four_people_find_half_a_standard_deviation():
    # power.t.test(n = 34, sd = 1, power = 0.8, type = "paired"): delta = 0.4950.
    found = smallest_detectable(simulate(Design(people=34), seed=1))
    assert found == pytest.approx(0.495, abs=0.02)


def test_what_is_found_is_found_as_often_as_was_asked():
    draws = simulate(Design(people=50, cluster_size=5, icc=0.1), seed=2)
    effect = smallest_detectable(draws, power=0.9)
    assert effect is not None
    assert draws.power(effect).value == pytest.approx(0.9, abs=0.005)


def test_a_study_that_can_find_nothing_says_so():
    design = Design(people=10, reliability=0.01, lost=0.7)
    assert smallest_detectable(simulate(design, seed=3), power=0.999) is None


def test_a_change_of_one_person_must_exceed_the_error_of_two_measures():
    # Weir (2005), equations 4 and 6: SEM = SD sqrt(1 - ICC), MD = SEM * 1.96 * sqrt(2).
    assert smallest_real_change(0.91, sd=10) == pytest.approx(8.32, abs=0.01)
    assert smallest_real_change(1.0) == 0

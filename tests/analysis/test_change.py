"""Paired change beside R, and how often the intervals hold."""

from __future__ import annotations

import numpy as np
import pytest

from lidera_nb.analysis.change import hodges_lehmann, paired, superiority

BEFORE = (1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30)
AFTER = (0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)
"""Depression scale factors at two visits (Hollander and Wolfe 1973, table 3.1)."""


def test_the_typical_change_and_its_interval_are_those_of_r() -> None:
    # R: wilcox.test(after, before, paired = TRUE, conf.int = TRUE): -0.46, (-0.786, -0.010)
    found = paired(BEFORE, AFTER)
    assert found is not None
    assert found.change.value == pytest.approx(-0.46)
    assert found.change.low == pytest.approx(-0.786)
    assert found.change.high == pytest.approx(-0.010)
    assert (found.up, found.same, found.down) == (2, 0, 7)


def test_of_five_people_no_interval_exists() -> None:
    found = hodges_lehmann([1, 2, 3, 4, 5])
    assert (found.value, found.low, found.high) == (3, None, None)
    assert paired([], []) is None


def test_superiority_is_worked_by_hand() -> None:
    # (7 + 1.96 * sqrt(...)) with 7/12 rising and 3/12 falling after the adjustment.
    found = superiority(6, 2, 10)
    reach = 1.959964 * np.sqrt((10 / 12 - (4 / 12) ** 2) / 12)
    assert found.value == 0.7
    assert found.low == pytest.approx((1 + 4 / 12 - reach) / 2)
    assert found.high == pytest.approx((1 + 4 / 12 + reach) / 2)


def test_both_intervals_hold_about_95_times_in_a_hundred() -> None:
    dice = np.random.default_rng(4)
    typical = rising = 0
    for _ in range(300):
        change = dice.normal(0.4, 1, 18).round(1)
        one = hodges_lehmann(change.tolist())
        typical += (one.low or 0) <= 0.4 <= (one.high or 0)
        ups = dice.choice([1, 0, -1], 18, p=[0.5, 0.3, 0.2])
        two = superiority(int((ups > 0).sum()), int((ups < 0).sum()), 18)
        rising += (two.low or 0) <= 0.65 <= (two.high or 0)
    assert typical >= 275
    assert rising >= 275

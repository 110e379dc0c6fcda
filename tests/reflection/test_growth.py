"""Change within people: worked by hand, against brute force, and where little is known."""

from __future__ import annotations

from itertools import combinations_with_replacement
from statistics import median

import numpy as np
import pytest

from lidera_nb.reflection.growth import LEAST, change, sign_test, slope


def test_who_rose_stayed_and_fell_is_counted() -> None:
    found = change([1, 0.5, 0, 0, -1])
    assert (found.n, found.up, found.same, found.down) == (5, 2, 2, 1)


@pytest.mark.parametrize("seed", range(20))
def test_the_estimate_is_the_median_of_all_pairwise_means(seed: int) -> None:
    chance = np.random.default_rng(seed)
    moved = [float(one) for one in chance.choice([-1, -0.5, 0, 0.5, 1], size=3 + seed)]
    means = [(a + b) / 2 for a, b in combinations_with_replacement(moved, 2)]
    assert change(moved).value == pytest.approx(median(means))


def test_one_odd_text_does_not_move_the_estimate() -> None:
    assert change([0.5] * 20 + [-3]).value == 0.5


def test_the_interval_holds_the_estimate_and_is_the_same_for_one_seed() -> None:
    moved = [1.0] * 8 + [0.0] * 7 + [-0.5] * 3
    found = change(moved, seed=4)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high
    assert change(moved, seed=4) == found


def test_of_few_people_there_is_no_interval() -> None:
    assert change([1.0] * (LEAST - 1)).low is None
    assert change([1.0] * LEAST).low == 1.0


def test_the_interval_covers_what_is_true_about_as_often_as_it_says() -> None:
    chance = np.random.default_rng(7)
    drawn = (change(list(chance.choice([-0.5, 0, 0.5, 1.0], size=24, p=[0.2, 0.3, 0.3, 0.2])), 1)
             for _ in range(120))  # fmt: skip
    held = sum((one.low or 0) <= 0.25 <= (one.high or 0) for one in drawn)
    assert held / 120 > 0.9


@pytest.mark.parametrize(
    ("up", "down", "p"), [(5, 0, 1 / 16), (8, 2, 112 / 1024), (3, 3, 1.0), (0, 0, 1.0)]
)
def test_the_sign_test_is_exact(up: int, down: int, p: float) -> None:
    assert sign_test(up, down) == sign_test(down, up) == pytest.approx(p)


def test_sens_slope_is_the_median_over_pairs() -> None:
    assert slope([(0, 1.0), (1, 2.0), (2, 2.0), (3, 4.0)]) == pytest.approx(1.0)
    assert slope([(0, 1.0), (2, 2.0)]) is None


def test_without_two_texts_there_is_no_change() -> None:
    with pytest.raises(ValueError, match="nobody has two texts to compare"):
        change([])

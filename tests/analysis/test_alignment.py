"""Optimal matching and Hamming distances, by hand and beside R."""

from __future__ import annotations

import numpy as np
import pytest

from lidera_nb.analysis.alignment import Costs, Path, hamming, optimal_matching


def letters(word: str) -> Path:
    return [(letter, "") for letter in word]


@pytest.mark.parametrize(
    ("one", "two", "cost"), [("kitten", "sitting", 5), ("intention", "execution", 8)]
)
def test_it_agrees_with_r(one: str, two: str, cost: int) -> None:
    # R: adist("kitten", "sitting", costs = c(ins = 1, del = 1, sub = 2))
    found = optimal_matching([letters(one), letters(two)])[0, 1]
    assert found * (len(one) + len(two)) == pytest.approx(cost)


def test_another_act_in_the_same_place_costs_half_of_another_place() -> None:
    base: Path = [("hall", "ask"), ("end", "")]
    act: Path = [("hall", "tell"), ("end", "")]
    place: Path = [("yard", "ask"), ("end", "")]
    found = optimal_matching([base, act, place])
    assert found[0].tolist() == [0, 0.25, 0.5]


def test_a_shorter_path_costs_what_it_lacks() -> None:
    found = optimal_matching([letters("ab"), letters("abcd"), []])
    assert found[0, 1] == pytest.approx(2 / 6)
    assert found[0, 2] == 1
    assert found[2, 2] == 0


def test_costs_can_be_others() -> None:
    found = optimal_matching([letters("ab"), letters("ac")], Costs(other_place=1.0))
    assert found[0, 1] == pytest.approx(1 / 4)


def test_the_triangle_holds_before_paths_of_one_length_are_divided() -> None:
    dice = np.random.default_rng(3)
    paths = [[(str(p), str(a)) for p, a in dice.integers(3, size=(6, 2))] for _ in range(12)]
    d = optimal_matching(paths)
    assert (d[:, None, :] <= d[:, :, None] + d.T[None] + 1e-12).all()


def test_hamming_is_the_part_of_positions_that_differ() -> None:
    found = hamming([letters("abcd"), letters("abdc"), letters("abc")])
    assert found[0, 1] == 0.5
    assert np.isnan(found[0, 2])

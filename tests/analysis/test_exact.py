"""Exact tests beside R and published tables."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chi2, fisher_exact

from lidera_nb.analysis import exact

VISION = [
    [1520, 266, 124, 66],
    [234, 1512, 432, 78],
    [117, 362, 1772, 205],
    [36, 82, 179, 492],
]
"""Right and left eye of 7477 women (Stuart 1955)."""


@pytest.mark.parametrize(
    ("table", "p"),
    [
        ([[3, 10, 2], [9, 4, 6]], 0.03333020397),
        ([[7, 1, 4, 2], [2, 6, 5, 8]], 0.03817216112),
    ],
)
def test_fishers_test_is_that_of_r(table: list[list[int]], p: float) -> None:
    # R: fisher.test(matrix(c(3,10,2,9,4,6), 2, byrow = TRUE))$p.value
    assert exact.fisher(table) == pytest.approx(p)


def test_fishers_test_of_two_by_two_is_that_of_scipy() -> None:
    for table in ([[8, 2], [1, 5]], [[10, 3], [4, 9]], [[0, 5], [5, 0]]):
        assert exact.fisher(table) == pytest.approx(fisher_exact(table)[1])


def test_fishers_test_of_a_large_table_is_drawn_and_near(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "TABLES_UP_TO", 10)
    assert exact.fisher([[3, 10, 2], [9, 4, 6]], seed=1) == pytest.approx(0.0333, abs=0.006)


def test_an_empty_group_says_nothing() -> None:
    assert exact.fisher([[0, 0], [4, 2]]) == 1
    assert exact.fisher([[3, 0], [4, 0]]) == 1


def test_the_statistic_of_stuart_is_that_of_his_example() -> None:
    # R: coin::mh_test(as.table(vision)): chi-squared = 11.95657, df = 3, p-value = 0.007533425
    found = exact.stuart_maxwell(VISION)
    assert found == pytest.approx(11.95657, abs=1e-5)
    assert chi2.sf(found, 3) == pytest.approx(0.007533425)


def test_with_two_answers_it_is_the_exact_test_of_mcnemar() -> None:
    # R: binom.test(9, 11)$p.value: 0.0654296875
    before, after = "a" * 9 + "b" * 2 + "a" * 5, "b" * 9 + "a" * 2 + "a" * 5
    assert exact.marginal_change(before, after) == pytest.approx(0.0654296875)
    assert exact.stuart_maxwell([[5, 9], [2, 0]]) == pytest.approx(49 / 11)


def test_by_permutation_it_comes_near_to_chi_squared() -> None:
    small = (np.array(VISION) // 20).tolist()
    pairs = [(str(i), str(j)) for i, row in enumerate(small) for j, n in enumerate(row)
             for _ in range(n)]  # fmt: skip
    before, after = zip(*pairs, strict=True)
    near = chi2.sf(exact.stuart_maxwell(small), 3)
    assert exact.marginal_change(before, after, seed=1) == pytest.approx(near, abs=0.02)


def test_who_did_not_change_says_nothing() -> None:
    assert exact.marginal_change("aab", "aab") == 1
    assert exact.swapped_mean([0, 0]) == 1


def test_swapping_signs_is_the_permutation_test_of_r() -> None:
    # R: coin::symmetry_test(y ~ g | b, distribution = "exact"), data of Hollander and Wolfe
    x = (1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30)
    y = (0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)
    differences = [b - a for a, b in zip(x, y, strict=True)]
    assert exact.swapped_mean(differences) == pytest.approx(0.02734375)


def test_many_changes_are_swapped_by_drawing() -> None:
    assert exact.swapped_mean([1.0] * 30, seed=2) == pytest.approx(1 / (exact.DRAWS + 1))


def test_holms_adjustment_is_that_of_r() -> None:
    # R: p.adjust(c(.5, .011, .02, .001), "holm"): 0.5 0.033 0.04 0.004
    assert exact.holm([0.5, 0.011, 0.02, 0.001]) == pytest.approx([0.5, 0.033, 0.04, 0.004])
    assert exact.holm([]) == []

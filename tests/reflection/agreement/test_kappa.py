"""Weighted kappa against published tables and cases worked by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lidera_nb.reflection.agreement import weighted_kappa
from tests.reflection.agreement.published import COUPLES, RADIOLOGISTS


def by_hand(pairs, power):
    """One minus found over expected disagreement, pair by pair and in fractions."""
    n = len(pairs)
    found = Fraction(sum(abs(a - b) ** power for a, b in pairs), n)
    chance = Fraction(sum(abs(a - b) ** power for a, _ in pairs for _, b in pairs), n * n)
    return 1 - found / chance


# As cohen.kappa of the R package psych 2.2.9 computes them; vcd prints .2374 for the first.
@pytest.mark.parametrize(("pairs", "weights", "published"), [
    (COUPLES, "linear", 0.237380627558), (COUPLES, "quadratic", 0.332045586247),
    (RADIOLOGISTS, "linear", 0.568399044205), (RADIOLOGISTS, "quadratic", 0.671370578001),
])  # fmt: skip
def test_published_tables_have_the_kappa_that_others_computed(pairs, weights, published):
    found = weighted_kappa(pairs, weights)
    assert found.value == pytest.approx(published, abs=1e-9)
    assert found.value == pytest.approx(by_hand(pairs, {"linear": 1, "quadratic": 2}[weights]))
    assert found.n == len(pairs)
    assert found.low < found.value < found.high


def test_four_texts_worked_by_hand():
    # Apart by one level: two of 4 texts. Among all 16 pairs: 6 + 1 + 3 by one, 1 by two.
    found = weighted_kappa([[1, 1], [2, 2], [3, 2], [1, 2]], "linear")
    assert found.value == pytest.approx(1 - (2 / 4) / (12 / 16))


def test_a_level_twice_as_far_off_counts_four_times_with_squares():
    levels = [[1, 3], [2, 2], [3, 3], [4, 4]]
    assert weighted_kappa(levels).value == pytest.approx(by_hand(levels, 2))
    assert weighted_kappa(levels).value < weighted_kappa(levels, "linear").value


def test_of_three_readers_the_mean_of_the_pairs_is_told():
    a, b, c = [1, 2, 3, 4, 2], [1, 2, 3, 3, 1], [2, 2, 4, 4, 1]
    pairs = [list(zip(*two, strict=True)) for two in ((a, b), (a, c), (b, c))]
    mean = sum(by_hand(pair, 2) for pair in pairs) / 3
    assert weighted_kappa(list(zip(a, b, c, strict=True))).value == pytest.approx(float(mean))


def test_texts_that_one_reader_left_out_count_for_other_pairs_only():
    levels = [[1, 1, None], [2, 3, None], [3, 3, 3], [1, None, 2], [4, 4, 4]]
    pairs = ([(1, 1), (2, 3), (3, 3), (4, 4)], [(3, 3), (1, 2), (4, 4)], [(3, 3), (4, 4)])
    mean = sum(by_hand(pair, 2) for pair in pairs) / 3
    assert weighted_kappa(levels).value == pytest.approx(float(mean))


def test_readers_without_two_texts_in_common_have_no_kappa():
    found = weighted_kappa([[1, 2, None], [None, 1, 2], [3, None, 3]])
    assert (found.value, found.why) == (None, "few_texts")

"""Krippendorff's alpha against his own example and cases worked by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lidera_nb.reflection.agreement import krippendorff_alpha
from tests.reflection.agreement.published import KRIPPENDORFF


def by_hand(units, apart):
    """Alpha from its definition: every pair of levels, within units and among all, in fractions."""
    units = [[one for one in unit if one is not None] for unit in units]
    units = [unit for unit in units if len(unit) > 1]
    every = [one for unit in units for one in unit]
    within = sum(
        Fraction(sum(apart(a, b, every) for a in unit for b in unit)) / (len(unit) - 1)
        for unit in units
    )
    among = sum(apart(a, b, every) for a in every for b in every)
    return 1 - within / (Fraction(among) / (len(every) - 1))


def ranks(a, b, every):
    """The levels that lie from one to the other, each end counted half; squared."""
    low, high = sorted((a, b))
    between = sum(low <= one <= high for one in every)
    return (between - Fraction(every.count(a) + every.count(b), 2)) ** 2


METRICS = {"nominal": lambda a, b, _: int(a != b), "ordinal": ranks,
           "interval": lambda a, b, _: (a - b) ** 2}  # fmt: skip


@pytest.mark.parametrize(("metric", "printed"), [
    ("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849),
])  # fmt: skip
def test_krippendorffs_example_has_his_alpha(metric, printed):
    found = krippendorff_alpha(KRIPPENDORFF, metric)
    assert round(found.value, 3) == printed
    assert found.value == pytest.approx(float(by_hand(KRIPPENDORFF, METRICS[metric])), abs=1e-12)
    assert (found.n, found.readers) == (11, 4)
    assert found.low < found.value <= found.high


def test_his_example_with_more_digits():
    digits = [krippendorff_alpha(KRIPPENDORFF, metric).value for metric in METRICS]
    assert digits == pytest.approx([0.743421052632, 0.815387503755, 0.849107142857], abs=1e-11)


def test_half_levels_are_ranks_like_others():
    halves = [[1, 1.5], [2, 2], [2.5, 3], [4, 4], [1, 1]]
    doubled = [[2 * one for one in text] for text in halves]
    found = krippendorff_alpha(halves).value
    assert found == pytest.approx(float(by_hand(halves, ranks)))
    assert found == pytest.approx(krippendorff_alpha(doubled).value)


def test_readers_who_always_contradict_each_other_are_below_chance():
    assert krippendorff_alpha([[1, 4], [4, 1], [1, 4]]).value < 0


def test_the_order_of_readers_changes_nothing():
    turned = [row[::-1] for row in KRIPPENDORFF]
    assert krippendorff_alpha(turned) == krippendorff_alpha(KRIPPENDORFF)

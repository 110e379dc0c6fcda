"""Moran's I and Geary's C, worked by hand."""

from math import isnan

import pytest

from lidera_nb.network import from_edges, geary, moran
from tests.network.toy import line, strangers


def test_like_tied_to_like_is_above_chance():
    pairs = from_edges([("a", "b"), ("c", "d")], directed=False)
    assert moran(pairs, [1, 1, 5, 5]) == 1.0
    assert geary(pairs, [1, 1, 5, 5]) == 0.0


def test_opposites_tied_are_below_chance():
    pairs = from_edges([("a", "c"), ("b", "d")], nodes="abcd", directed=False)
    assert moran(pairs, {"a": 1, "b": 1, "c": 5, "d": 5}) == -1.0
    assert geary(pairs, {"a": 1, "b": 1, "c": 5, "d": 5}) == pytest.approx(1.5)


def test_who_has_no_number_is_left_out_with_their_ties():
    assert moran(line("abcd"), [1, 3, None, 3]) == moran(
        from_edges([("a", "b")], nodes="abd"), [1, 3, 3]
    )


@pytest.mark.parametrize("measure", [moran, geary])
def test_without_ties_or_differences_nothing_is_defined(measure):
    assert isnan(measure(strangers(2), [1, 2]))
    assert isnan(measure(line("ab"), [2, 2]))

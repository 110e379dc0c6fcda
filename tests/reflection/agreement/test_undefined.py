"""Where there is no agreement to speak of, all measures say so alike."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lidera_nb.reflection.agreement import icc, krippendorff_alpha, weighted_kappa

MEASURES = (weighted_kappa, krippendorff_alpha, icc)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(("levels", "why"), [
    ([], "one_reader"), ([[]], "one_reader"), ([[1], [2]], "one_reader"),
    ([[1, None], [None, 2]], "one_reader"),
    ([[1, 2]], "few_texts"), ([[1, 2], [3, None]], "few_texts"),
    ([[2, 2], [2, 2], [2, 2]], "no_variance"),
])  # fmt: skip
def test_the_undefined_is_undefined_everywhere(measure, levels, why):
    found = measure(levels)
    assert (found.value, found.low, found.high, found.why) == (None, None, None, why)


@pytest.mark.parametrize("measure", MEASURES)
def test_readers_who_agree_on_everything_have_no_interval(measure):
    found = measure([[1, 1], [2, 2], [3, 3], [4, 4], [2, 2], [3, 3]])
    assert found.value == pytest.approx(1)
    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_seed_gives_its_interval_again_and_another_seed_another(measure):
    levels = [[1, 2], [2, 2], [3, 4], [4, 3], [2, 1], [3, 3], [1, 1], [4, 4]]
    assert measure(levels, seed=7) == measure(levels, seed=7)
    assert measure(levels, seed=7).low != measure(levels, seed=8).low


@pytest.mark.parametrize("measure", MEASURES)
def test_rows_of_different_length_are_refused(measure):
    with pytest.raises(ValueError, match="as many levels as there are readers"):
        measure([[1, 2], [1, 2, 3]])


LEVELS = some.lists(some.lists(some.none() | some.integers(1, 4), min_size=3, max_size=3),
                    min_size=2, max_size=8)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(LEVELS)
def test_whatever_was_given_no_measure_is_above_full_agreement(levels):
    for measure in MEASURES:
        found = measure(levels)
        assert found.value is None or found.value <= 1 + 1e-9
        assert (found.value is None) == bool(found.why)
        assert (found.low is None) == (found.high is None)

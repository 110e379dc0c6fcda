"""Who may change places: those whose pattern of missing pairs is the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lidera_nb.network.inference.exchange import arrangements, exchangeable, shuffles


def groups_of(known):
    return sorted(sorted(group.tolist()) for group in exchangeable(known, len(known)))


def test_all_may_where_nothing_is_missing():
    assert [group.tolist() for group in exchangeable(None, 4)] == [[0, 1, 2, 3]]


def test_rows_that_are_missing_keep_to_themselves():
    known = np.ones((5, 5), dtype=bool)
    known[[1, 3]] = False
    assert groups_of(known) == [[0, 2, 4], [1, 3]]


def test_a_person_without_attributes_lacks_row_and_column_and_stays():
    known = np.ones((4, 4), dtype=bool)
    known[2], known[:, 2] = False, False
    assert groups_of(known) == [[0, 1, 3], [2]]


def test_a_single_missing_pair_fixes_its_two_people():
    known = np.ones((4, 4), dtype=bool)
    known[0, 1] = False
    assert groups_of(known) == [[0], [1], [2, 3]]


@given(some.integers(0, 10_000), some.integers(3, 8), some.sampled_from([0.1, 0.5, 0.9]))
@settings(max_examples=60, deadline=None)
def test_a_permutation_leaves_the_observed_pairs_as_they_are(seed, n, share):
    dice = np.random.default_rng(seed)
    known = np.repeat((dice.random(n) < share)[:, None], n, axis=1)
    known &= (dice.random((n, n)) < 0.95) | (dice.random() < 0.5)
    apart = ~np.eye(n, dtype=bool)
    for batch in shuffles(exchangeable(known, n), n, 5, dice):
        for places in batch:
            assert sorted(places) == list(range(n))
            assert (known[np.ix_(places, places)] == known)[apart].all()


def test_arrangements_are_counted_until_they_are_beyond_counting():
    assert arrangements([np.arange(3), np.arange(4)]) == 6 * 24
    assert arrangements([np.arange(100)]) == pytest.approx(9.33e157, rel=0.01)
    assert arrangements([np.arange(1000)]) == float("inf")


def test_many_permutations_come_in_batches():
    sizes = [len(one) for one in shuffles([np.arange(600)], 600, 4000, np.random.default_rng(1))]
    assert sum(sizes) == 4000
    assert len(sizes) > 1

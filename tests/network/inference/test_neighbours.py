"""Moran's I with its permutations, against sna and against every arrangement."""

import networkx as nx
import numpy as np
import pytest

from lidera_nb.network.inference import mrqap, neighbours
from lidera_nb.network.inference.inverted import interval

SIX = nx.Graph([(0, 1), (1, 2), (3, 4), (3, 5), (4, 5)])
VALUES = [1, 2, 2, 7, 8, 9]


def test_the_indices_are_those_of_sna():
    # R: nacf(g, v, type = "moran", lag.max = 1)[2]; the same with type = "geary"
    found = neighbours(SIX, VALUES, 50)
    assert found.moran == pytest.approx(0.9161804, abs=1e-7)
    assert found.geary == pytest.approx(0.05570292, abs=1e-8)


def test_the_test_is_that_of_all_arrangements():
    # All 720 arrangements (R): mean -0.2, as far from it 1 in 12
    found = neighbours(SIX, VALUES, 20_000, seed=1)
    assert found.expected == pytest.approx(-1 / 5, abs=0.01)
    assert found.p_two == pytest.approx(1 / 12, abs=4 * found.mc_two)


def test_who_did_not_answer_changes_places_with_their_like_only():
    graph = nx.DiGraph([(0, 1), (1, 0), (0, 2)])
    nx.set_node_attributes(graph, {0: True, 1: True, 2: False}, "responded")
    found = neighbours(graph, [1, 2, 9], 200, seed=4)
    # Only 0 and 1 can change places: two arrangements, both among the permutations.
    assert found.low < found.high
    assert found.moran in (pytest.approx(found.low), pytest.approx(found.high))


def test_without_ties_there_is_nothing_to_compare():
    with pytest.raises(ValueError, match="use a relation with more ties"):
        neighbours(nx.empty_graph(4), [1, 2, 3, 4])


def test_the_interval_of_a_coefficient_leaves_zero_out_when_the_test_does():
    dice = np.random.default_rng(5)
    tie = (dice.random((16, 16)) < 0.2).astype(float)
    noise = dice.normal(size=(16, 16))
    for effect in (0.0, 0.2, 0.3, 0.4, 0.5, 1.5):
        found = mrqap(effect * tie + noise, {"tie": tie}, 99, seed=2)
        low, high = interval(found, "tie")
        assert low < found.table.at["tie", "estimate"] < high
        assert (low > 0) == (found.table.at["tie", "p_two"] < 0.05)


def test_the_interval_holds_the_true_difference_nine_times_in_ten():
    dice = np.random.default_rng(6)
    held = 0
    for seed in range(60):
        tie = (dice.random((18, 18)) < 0.15).astype(float)
        own, noise = dice.normal(size=18), dice.normal(size=(18, 18))
        y = 0.8 * tie + own[:, None] / 2 + own / 2 + noise + noise.T
        low, high = interval(mrqap(y, {"tie": tie}, 199, seed), "tie")
        held += low <= 0.8 <= high
    assert held >= 51

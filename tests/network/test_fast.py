"""Paths by every method: exact and sampled must agree."""

import networkx as nx
import numpy as np
import pytest

from lidera_nb.network import betweenness_scores, from_edges, reach_scores
from lidera_nb.network.arrays import adjacency
from lidera_nb.network.fast import distances
from tests.network.toy import complete, empty, line, ring, strangers


@pytest.fixture
def net():
    return nx.gnp_random_graph(120, 0.03, seed=3, directed=True)


def test_in_the_middle_of_a_line_lie_two_paths():
    assert betweenness_scores(line("abcd")).values.to_dict() == {"a": 0, "b": 2, "c": 2, "d": 0}


def test_without_direction_each_pair_counts_once():
    graph = from_edges([("a", "b"), ("b", "c")], directed=False)
    assert betweenness_scores(graph).values["b"] == 1.0


def test_exact_scores_are_those_of_networkx(net):
    theirs = nx.betweenness_centrality(net, normalized=False)
    found = betweenness_scores(net)
    assert np.allclose(found.values, [theirs[node] for node in net])
    assert (found.method, found.core, found.pivots) == ("exact", "rustworkx", 120)


def test_sampling_everybody_is_exact(net):
    sampled = betweenness_scores(net, exact=False, pivots=120)
    assert np.allclose(sampled.values, betweenness_scores(net).values)
    assert np.allclose(sampled.errors, 0)
    assert (sampled.method, sampled.core) == ("sampled", "scipy")


def test_sampled_scores_are_right_on_average_and_say_how_far_off(net):
    exact = betweenness_scores(net).values
    tries = [betweenness_scores(net, exact=False, pivots=60, seed=seed) for seed in range(40)]
    mean = np.mean([one.values for one in tries], axis=0)
    assert abs(mean.sum() / exact.sum() - 1) < 0.05
    spread = np.std([one.values for one in tries], axis=0)
    told = np.mean([one.errors for one in tries], axis=0)
    assert 0.8 < told.sum() / spread.sum() < 1.2


def test_a_sample_is_the_same_for_the_same_seed(net):
    one, other = (betweenness_scores(net, exact=False, pivots=9, seed=7) for _ in range(2))
    assert one.values.equals(other.values)


def test_in_large_networks_paths_are_sampled(net, monkeypatch):
    monkeypatch.setattr("lidera_nb.network.fast.EXACT_UP_TO", 10)
    assert betweenness_scores(net, pivots=50).method == "sampled"
    assert betweenness_scores(net, pivots=500).method == "exact"
    assert reach_scores(net, pivots=50).pivots == 50


def test_reach_is_the_mean_of_one_over_the_steps():
    assert reach_scores(line("abc")).values.to_dict() == {"a": 0.75, "b": 0.5, "c": 0.0}
    assert set(reach_scores(complete()).values) == {1.0}


def test_sampled_reach_is_near_the_exact(net):
    exact, sampled = reach_scores(net), reach_scores(net, exact=False, pivots=60)
    assert np.abs(exact.values - sampled.values).max() < 0.1
    assert (sampled.errors > 0).any()


def test_whom_no_path_reaches_is_infinitely_far():
    steps = distances(adjacency(line("abc")), np.array([0, 2]))
    assert steps.tolist() == [[0, np.inf], [1, np.inf], [2, 0]]


def test_of_nobody_and_of_strangers_scores_are_empty_or_zero():
    assert len(betweenness_scores(empty()).values) == len(reach_scores(empty()).values) == 0
    assert (
        set(betweenness_scores(strangers()).values) == set(reach_scores(strangers()).values) == {0}
    )
    assert set(betweenness_scores(ring(3)).values) == {1.0}


def test_a_long_chain_is_followed_to_its_end():
    chain = from_edges([(k, k + 1) for k in range(1000)])
    found = betweenness_scores(chain, exact=False, pivots=64)
    assert found.values[999] == pytest.approx(999, rel=0.01)
    assert distances(adjacency(chain), np.array([0]))[1000, 0] == 1000

"""The synthetic country: large, sparse, quick."""

import time

import networkx as nx
import numpy as np
import pytest
from pandas.testing import assert_frame_equal

from lidera_nb.network.world import national


@pytest.fixture(scope="module")
def graph() -> nx.DiGraph:
    return national().graph(1, "advice")


def test_nine_thousand_principals_name_about_five_colleagues_each(graph: nx.DiGraph):
    assert len(graph) == 9000
    answered = [node for node, said in graph.nodes(data="responded") if said]
    assert 4.3 < np.mean([graph.out_degree(node) for node in answered]) < 5.5
    assert 0.87 < len(answered) / 9000 < 0.93


def test_the_country_is_clustered_mutual_and_unequal(graph: nx.DiGraph):
    assert 0.15 < nx.overall_reciprocity(graph) < 0.5
    assert nx.transitivity(graph.to_undirected()) > 0.03  # by chance it would be 0.001
    degrees = [degree for _, degree in graph.in_degree()]
    assert 20 < max(degrees) < 200


def test_most_of_the_country_hangs_together(graph: nx.DiGraph):
    assert len(max(nx.weakly_connected_components(graph), key=len)) > 8000


def test_the_same_seed_makes_the_same_country():
    assert_frame_equal(national(400, 5).ties, national(400, 5).ties)
    assert not national(400, 5).ties.equals(national(400, 6).ties)


def test_a_country_takes_a_few_seconds_and_is_labelled():
    begun = time.process_time()
    assert national().synthetic
    assert time.process_time() - begun < 10

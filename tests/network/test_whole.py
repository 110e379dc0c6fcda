"""Components, isolates and Krackhardt's dimensions."""

from math import isnan

import networkx as nx
import pytest

from lidera_nb.network import (
    components,
    connectedness,
    efficiency,
    from_edges,
    hierarchy,
    hierarchy_reciprocity,
    isolates,
)
from tests.network.toy import complete, empty, line, ring, strangers, two_groups, with_silent


def test_whoever_answered_and_has_no_tie_is_an_isolate():
    assert isolates(with_silent("ab", "abcd", "d")) == ["c"]


def test_components_come_largest_first():
    graph = from_edges([("a", "b"), ("b", "c"), ("d", "e")], nodes="fabcde")
    assert components(graph) == [["a", "b", "c"], ["d", "e"], ["f"]]
    assert len(components(graph, strong=True)) == 6


def test_connectedness_is_the_share_of_pairs_that_are_joined():
    assert connectedness(from_edges([("a", "b")], nodes="abc")) == pytest.approx(1 / 3)
    assert connectedness(two_groups()) == 1.0


def test_a_line_is_a_strict_order_and_a_ring_is_none():
    assert hierarchy(line()) == 1.0
    assert hierarchy(ring()) == 0.0
    assert hierarchy(two_groups()) == pytest.approx(9 / 15)


@pytest.mark.parametrize("seed", range(4))
def test_hierarchy_counts_pairs_as_a_closure_does(seed: int):
    graph = nx.gnp_random_graph(40, 0.03, seed=seed, directed=True)
    reach = {u: nx.descendants(graph, u) for u in graph}
    pairs = [(v in reach[u], u in reach[v]) for u in graph for v in graph if u < v]
    either, both = sum(any(p) for p in pairs), sum(all(p) for p in pairs)
    assert hierarchy(graph) == pytest.approx((either - both) / either)


def test_reciprocal_hierarchy_is_the_share_of_one_sided_pairs():
    assert hierarchy_reciprocity(line("abc")) == pytest.approx(2 / 3)


def test_a_tree_is_efficient_and_a_complete_network_is_not():
    assert efficiency(line()) == 1.0
    assert efficiency(complete()) == 0.0


@pytest.mark.parametrize("measure", [connectedness, hierarchy, efficiency])
def test_of_nobody_nothing_is_defined(measure):
    assert isnan(measure(empty()))
    assert isnan(measure(strangers(1)))


def test_where_nobody_reaches_anybody_there_is_no_hierarchy():
    assert isnan(hierarchy(strangers()))
    assert isnan(efficiency(strangers()))
    assert connectedness(strangers()) == 0.0

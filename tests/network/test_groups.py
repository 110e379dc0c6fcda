"""Communities, and core with periphery."""

from math import isnan

import networkx as nx
import numpy as np
import pytest

from lidera_nb.network import communities, core_periphery, from_edges
from tests.network.toy import complete, empty, strangers, two_groups, with_silent


def test_two_tight_groups_are_two_communities():
    found = communities(two_groups())
    assert found.count == 2
    assert found.membership[list("abc")].nunique() == found.membership[list("def")].nunique() == 1
    assert (found.method, found.seed) == ("louvain", 2026)


def test_modularity_is_that_of_networkx():
    graph = nx.karate_club_graph()
    found = communities(graph, seed=4)
    groups = [set(found.membership.index[found.membership == k]) for k in range(found.count)]
    assert found.modularity == pytest.approx(nx.community.modularity(graph, groups, weight=None))
    assert found.modularity > 0.4


def test_communities_are_as_good_as_those_of_networkx():
    graph = nx.connected_caveman_graph(12, 8)
    theirs = nx.community.louvain_communities(graph, seed=1)
    assert communities(graph).modularity >= nx.community.modularity(graph, theirs) - 0.02


def test_the_same_seed_gives_the_same_communities_and_the_largest_is_first():
    graph = nx.gnp_random_graph(60, 0.08, seed=2, directed=True)
    one, other = communities(graph, seed=5), communities(graph, seed=5)
    assert one.membership.equals(other.membership)
    sizes = one.membership.value_counts()
    assert sizes[0] == sizes.max()


def test_a_higher_resolution_gives_more_communities():
    graph = nx.connected_caveman_graph(12, 8)
    assert communities(graph, resolution=8.0).count >= communities(graph, resolution=0.2).count


def test_isolates_are_communities_of_one_and_without_ties_there_is_no_modularity():
    assert communities(strangers(3)).count == 3
    assert isnan(communities(strangers(3)).modularity)
    assert len(communities(empty()).membership) == 0


def test_an_ideal_core_is_found():
    core = [(a, b) for a in "abc" for b in "abc" if a != b]
    graph = from_edges([*core, ("d", "a"), ("e", "b"), ("f", "c")], nodes="fedcbag")
    found = core_periphery(graph)
    assert set(found.core.index[found.core]) == set("abc")
    assert found.fit == 1.0


def test_no_single_change_of_sides_fits_better():
    graph = nx.gnp_random_graph(30, 0.2, seed=8, directed=True)
    found, ties = core_periphery(graph), nx.to_numpy_array(graph)

    def fit(core: np.ndarray) -> float:
        counted = (core[:, None] == core) & ~np.eye(len(core), dtype=bool)
        ideal = (core[:, None] & core).astype(float)
        return float(np.corrcoef(ties[counted], ideal[counted])[0, 1])

    best = found.core.to_numpy()
    assert found.fit == pytest.approx(fit(best))
    for place in range(len(best)):
        moved = best.copy()
        moved[place] = not moved[place]
        assert fit(moved) <= found.fit + 1e-9


@pytest.mark.parametrize("graph", [empty(), strangers(3), complete(3)])
def test_where_there_is_nothing_to_fit_there_is_no_fit(graph):
    assert isnan(core_periphery(graph).fit)


def test_unknown_ties_of_the_silent_do_not_count_against_the_core():
    graph = with_silent("ab ba ac bc da eb dc", "abcde", "c")
    found = core_periphery(graph)
    assert set(found.core.index[found.core]) == set("abc")
    assert found.fit == 1.0

"""The same network as it might have been."""

import networkx as nx
import numpy as np
import pytest

from lidera_nb.network import from_edges, nonrespondents
from lidera_nb.network.trust.missing import imputed, silenced, without_silent
from tests.network.toy import complete, with_silent


def dice(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_listwise_deletion_leaves_people_and_their_ties_out():
    kept = without_silent(with_silent("ab ac bc", "abcd", "c"))
    assert list(kept) == ["a", "b", "d"]
    assert set(kept.edges) == {("a", "b")}


def test_as_many_again_fall_silent():
    graph = with_silent("ab ba cb da", "abcd", "c")
    drawn = silenced(graph, dice())
    quiet = set(nonrespondents(drawn))
    assert len(quiet) == 2
    assert "c" in quiet
    assert not [tie for tie in drawn.edges if tie[0] in quiet]


def test_somebody_is_always_left_who_answered():
    assert len(nonrespondents(silenced(with_silent("ab", "abc", "bc"), dice()))) == 2


def test_without_direction_a_tie_lasts_while_one_end_tells_it():
    graph = from_edges([("a", "b"), ("b", "c")], directed=False)
    graph.nodes["c"]["responded"] = False
    drawn = silenced(graph, dice())
    assert all({a, b} - set(nonrespondents(drawn)) for a, b in drawn.edges)


def test_where_every_tie_is_returned_it_is_returned_by_the_silent_too():
    graph = with_silent("ab ba ac", "abc", "c")
    drawn = imputed(graph, dice())
    assert ("c", "a") in drawn.edges
    assert nonrespondents(drawn) == []


def test_where_nobody_names_unasked_the_silent_do_not_either():
    graph = with_silent("ab ba", "abcd", "d")
    assert ("d", "c") not in imputed(graph, dice()).edges or graph.has_edge("c", "d")
    none = with_silent("", "abcd", "d")
    assert imputed(none, dice()).number_of_edges() == 0


def test_as_many_ties_are_imputed_as_others_send():
    whole = nx.gnp_random_graph(60, 0.1, seed=4, directed=True)
    graph = whole.copy()
    for person in range(15):
        graph.remove_edges_from(list(graph.out_edges(person)))
        graph.nodes[person]["responded"] = False
    drawn = [imputed(graph, dice(seed)).number_of_edges() for seed in range(20)]
    assert np.mean(drawn) == pytest.approx(whole.number_of_edges(), rel=0.06)


@pytest.mark.parametrize("change", [silenced, imputed])
def test_the_given_graph_is_left_as_it_is(change):
    graph = with_silent("ab ba ac", "abc", "c")
    before = (set(graph.edges), dict(graph.nodes(data=True)))
    change(graph, dice())
    assert (set(graph.edges), dict(graph.nodes(data=True))) == before


def test_where_all_answered_nothing_is_drawn():
    assert set(imputed(complete(), dice()).edges) == set(complete().edges)
    assert set(silenced(complete(), dice()).edges) == set(complete().edges)

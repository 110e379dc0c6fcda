"""A number for each person."""

import networkx as nx
import numpy as np
import pytest

from lidera_nb.network import (
    bonacich_power,
    closeness,
    constraint,
    eigenvector,
    from_edges,
    indegree,
    outdegree,
)
from lidera_nb.network import centrality as module
from tests.network.toy import complete, empty, line, ring, star, strangers, with_silent


def test_degrees_count_who_names_and_who_is_named():
    assert indegree(star())["hub"] == 4
    assert outdegree(star())["hub"] == 0
    assert indegree(line("abc")).index.name == "person"


def test_who_did_not_answer_is_named_but_has_no_known_ties():
    graph = with_silent("ab cb", "abc", "b")
    assert indegree(graph)["b"] == 2
    assert np.isnan(outdegree(graph)["b"])
    assert outdegree(graph)["a"] == 1


def test_closeness_is_zero_for_who_does_not_reach_all():
    assert closeness(line("abc")).tolist() == pytest.approx([2 / 3, 0, 0])
    assert set(closeness(complete())) == {1.0}


def test_in_a_ring_all_are_alike():
    assert eigenvector(ring(4)).tolist() == pytest.approx([0.5] * 4)


def test_without_a_cycle_nobody_leads():
    assert eigenvector(line()).isna().all()
    assert eigenvector(strangers()).isna().all()


def test_a_large_network_gives_the_same_leading_vector(monkeypatch):
    graph = nx.gnp_random_graph(60, 0.2, seed=5, directed=True)
    whole = eigenvector(graph)
    monkeypatch.setattr(module, "DENSE_UP_TO", 10)
    assert np.allclose(whole, eigenvector(graph), atol=1e-8)


def test_power_has_a_mean_square_of_one():
    found = bonacich_power(line(), exponent=-0.5)
    assert (found**2).mean() == pytest.approx(1.0)


def test_power_that_cannot_be_solved_is_undefined():
    assert bonacich_power(ring(3)).isna().all()
    assert bonacich_power(strangers()).isna().all()


def test_constraint_is_that_of_networkx():
    graph = nx.gnp_random_graph(40, 0.1, seed=2, directed=True)
    theirs = nx.constraint(graph)
    assert np.allclose(constraint(graph), [theirs[node] for node in graph], equal_nan=True)


def test_who_has_one_contact_is_wholly_constrained_and_an_isolate_not_at_all():
    found = constraint(from_edges([("a", "b")], nodes="abc"))
    assert found["a"] == 1.0
    assert np.isnan(found["c"])


@pytest.mark.parametrize(
    "measure", [indegree, outdegree, closeness, eigenvector, bonacich_power, constraint]
)
def test_of_nobody_the_series_is_empty(measure):
    assert len(measure(empty())) == 0

"""From lists of ties to graphs and arrays."""

import pandas as pd
import pytest

from lidera_nb.network import from_edges, matrix, nonrespondents


def test_people_without_a_tie_are_in_the_graph():
    graph = from_edges([("ana", "beto")], nodes=["ana", "beto", "carla"])
    assert list(graph) == ["ana", "beto", "carla"]
    assert graph.is_directed()


def test_attributes_come_from_the_columns():
    nodes = pd.DataFrame({"id": [1, 2], "territory": ["maule", "nuble"]})
    edges = pd.DataFrame({"from": [1], "to": [2], "weight": [3]})
    graph = from_edges(edges, nodes)
    assert graph.nodes[2] == {"territory": "nuble"}
    assert graph.edges[1, 2] == {"weight": 3}


def test_nobody_is_tied_to_themselves():
    assert from_edges([("ana", "ana"), ("ana", "beto")]).number_of_edges() == 1


def test_without_direction_two_ties_are_one():
    assert from_edges([("ana", "beto"), ("beto", "ana")], directed=False).number_of_edges() == 1


def test_a_tie_to_a_stranger_is_refused():
    with pytest.raises(ValueError, match="names 'zoe', who is not among the nodes"):
        from_edges([("ana", "zoe")], nodes=["ana"])


def test_a_frame_without_ends_is_refused():
    with pytest.raises(ValueError, match=r"from and to\); this one has a, b"):
        from_edges(pd.DataFrame({"a": [1], "b": [2]}))


def test_rows_of_the_matrix_send_and_columns_receive():
    graph = from_edges([("ana", "beto", 2), ("carla", "beto", 4)])
    assert matrix(graph).tolist() == [[0, 1, 0], [0, 0, 0], [0, 1, 0]]
    assert matrix(graph, ["beto", "ana", "carla"], weight="weight")[2, 0] == 4


def test_who_did_not_answer_is_known():
    nodes = pd.DataFrame({"responded": [True, False]}, index=["ana", "beto"])
    assert nonrespondents(from_edges([("ana", "beto")], nodes)) == ["beto"]
    assert nonrespondents(from_edges([("ana", "beto")])) == []

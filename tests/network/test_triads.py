"""Transitivity and the sixteen kinds of threes."""

from itertools import combinations
from math import isnan

import networkx as nx
import pytest

from lidera_nb.network import from_edges, transitivity, triad_census
from tests.network.toy import complete, line, ring, star, strangers, with_silent


def test_a_closed_path_of_two_is_transitive():
    assert transitivity(from_edges([("a", "b"), ("b", "c"), ("a", "c")])) == 1.0
    assert transitivity(line("abc")) == 0.0
    assert transitivity(complete()) == 1.0


def test_without_a_path_of_two_there_is_no_transitivity():
    assert isnan(transitivity(star()))
    assert isnan(transitivity(strangers()))


@pytest.mark.parametrize(
    ("ties", "kind"),
    [("", "003"), ("ab", "012"), ("ab ba", "102"), ("ba bc", "021D"), ("ab cb", "021U"),
     ("ab bc", "021C"), ("ac ca bc", "111D"), ("ac ca cb", "111U"), ("ab cb ac", "030T"),
     ("ab bc ca", "030C"), ("ab ba bc cb", "201"), ("ba bc ac ca", "120D"),
     ("ab cb ac ca", "120U"), ("ab bc ac ca", "120C"), ("ab bc cb ac ca", "210"),
     ("ab ba bc cb ac ca", "300")],
)  # fmt: skip
def test_each_kind_of_three_is_told(ties: str, kind: str):
    census = triad_census(from_edges([tuple(tie) for tie in ties.split()], nodes="abc"))
    assert [name for name, count in census.items() if count] == [kind]


@pytest.mark.parametrize("seed", range(5))
def test_the_census_is_that_of_networkx(seed: int):
    graph = nx.gnp_random_graph(25, 0.05 + 0.15 * seed, seed=seed, directed=True)
    assert triad_census(graph) == nx.triadic_census(graph)


def test_all_threes_are_counted():
    assert sum(triad_census(ring(9)).values()) == len(list(combinations(range(9), 3)))


def test_threes_with_somebody_silent_are_left_out():
    assert sum(triad_census(with_silent("ab bc", "abcd", "d")).values()) == 1
    assert sum(triad_census(strangers(2)).values()) == 0

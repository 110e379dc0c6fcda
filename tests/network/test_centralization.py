"""A star is as central as can be; where all are alike nothing is."""

from math import isnan

import pytest

from lidera_nb.network import (
    betweenness_centralization,
    closeness_centralization,
    from_edges,
    indegree_centralization,
    outdegree_centralization,
)
from tests.network.toy import complete, empty, ring, star, strangers, with_silent

ALL = [
    indegree_centralization,
    outdegree_centralization,
    betweenness_centralization,
    closeness_centralization,
]


def test_everybody_naming_one_person_is_the_most_central():
    assert indegree_centralization(star()) == 1.0
    assert outdegree_centralization(star()) == pytest.approx(1 / 16)


def test_one_person_naming_everybody_is_the_most_central():
    graph = from_edges([("hub", leaf) for leaf in "abcd"])
    assert outdegree_centralization(graph) == 1.0
    assert closeness_centralization(graph) == pytest.approx(4 / 16)


def test_all_paths_through_one_person_are_the_most_central():
    graph = from_edges([("hub", leaf) for leaf in "abcd"], directed=False)
    assert betweenness_centralization(graph) == 1.0


@pytest.mark.parametrize("measure", ALL)
def test_where_all_are_alike_nothing_is_central(measure):
    assert measure(ring()) == pytest.approx(0.0)
    assert measure(complete()) == pytest.approx(0.0)


@pytest.mark.parametrize("measure", ALL)
def test_of_nobody_or_one_nothing_is_defined(measure):
    assert isnan(measure(empty()))
    assert isnan(measure(strangers(1)))


def test_being_named_is_a_share_of_those_who_could_have_named():
    graph = with_silent("ad bd", "abcd", "cd")
    assert indegree_centralization(graph) == 1.0


def test_only_those_who_answered_can_have_named_many():
    assert outdegree_centralization(with_silent("ab ac ad", "abcd", "cd")) == 1.0

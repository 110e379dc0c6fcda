"""Density and reciprocity."""

from math import isnan

import pytest

from lidera_nb.network import arc_reciprocity, density, dyad_census, dyadic_reciprocity, from_edges
from tests.network.toy import complete, empty, line, strangers, with_silent


def test_density_is_ties_of_all_possible():
    assert density(line("abcd")) == 3 / 12
    assert density(complete()) == 1.0
    assert density(strangers()) == 0.0


def test_density_without_direction_counts_each_pair_once():
    assert density(from_edges([("a", "b")], nodes="abc", directed=False)) == pytest.approx(1 / 3)


def test_only_those_who_answered_could_have_named_anybody():
    assert density(with_silent("ab ac ba", "abcd", "cd")) == 3 / 6


def test_a_pair_without_direction_is_known_if_either_answered():
    graph = from_edges([("a", "b")], nodes="abc", directed=False)
    graph.nodes["b"]["responded"] = graph.nodes["c"]["responded"] = False
    assert density(graph) == 1 / 2
    assert dyad_census(graph) == {"Mut": 1, "Asym": 0, "Null": 1}


def test_pairs_are_mutual_one_sided_or_empty():
    graph = from_edges([("a", "b"), ("b", "a"), ("a", "c")], nodes="abcd")
    assert dyad_census(graph) == {"Mut": 1, "Asym": 1, "Null": 4}
    assert arc_reciprocity(graph) == 2 / 3
    assert dyadic_reciprocity(graph) == 5 / 6


def test_a_tie_to_somebody_silent_is_not_called_unreturned():
    assert arc_reciprocity(with_silent("ab ba ac", "abc", "c")) == 1.0


@pytest.mark.parametrize("measure", [density, arc_reciprocity, dyadic_reciprocity])
def test_of_nobody_nothing_is_defined(measure):
    assert isnan(measure(empty()))
    assert isnan(measure(strangers(1)))
    assert isnan(measure(with_silent("", "ab", "ab")))


def test_a_scalar_is_a_plain_float():
    assert type(density(line())) is float
    assert type(arc_reciprocity(line())) is float

"""Ties within groups and between them."""

from math import isnan

import pytest

from lidera_nb.network import TieCounts, ei_index, from_edges, homophily, mixing_matrix, tie_counts
from tests.network.toy import complete, line, strangers, two_groups, with_silent

SIDES = dict(zip("abcdef", "xxxyyy", strict=True))


def test_ties_are_within_or_between():
    assert tie_counts(two_groups(), SIDES) == TieCounts(internal=12, external=1)
    assert ei_index(two_groups(), SIDES) == pytest.approx((1 - 12) / 13)


def test_without_direction_each_tie_counts_once():
    graph = from_edges([("a", "b"), ("b", "d")], directed=False)
    assert tie_counts(graph, SIDES) == TieCounts(internal=1, external=1)


def test_ties_of_people_without_a_group_are_left_out():
    assert tie_counts(line("abc"), {"a": "x", "b": "x"}) == TieCounts(1, 0)


def test_without_ties_there_is_no_index():
    assert isnan(ei_index(strangers(2), ["x", "y"]))


def test_the_table_runs_from_senders_to_receivers():
    table = mixing_matrix(two_groups(), SIDES)
    assert table.loc["x", "y"] == 1
    assert table.loc["y", "x"] == 0


def test_tight_groups_are_more_than_chance():
    found = homophily(two_groups(), SIDES, permutations=400, seed=1)
    assert found.observed == pytest.approx(12 / 13)
    assert found.expected == pytest.approx(0.4, abs=0.05)
    assert found.p_ge < 0.15 < found.p_le
    assert found.groups.loc["y", "coleman"] == 1.0
    assert found.groups.loc["x", "coleman"] == pytest.approx((6 - 7 * 0.4) / (7 * 0.6))


def test_where_all_are_tied_groups_make_no_difference():
    found = homophily(complete(), ["x", "x", "y", "y"], permutations=50)
    assert found.observed == pytest.approx(found.expected)
    assert found.p_ge == found.p_le == 1.0


def test_without_ties_nothing_is_said_of_chance():
    found = homophily(strangers(2), ["x", "y"], permutations=20)
    assert isnan(found.observed)
    assert isnan(found.p_ge)


def test_who_did_not_answer_is_told_apart_in_the_groups():
    found = homophily(with_silent("ab", "abc", "c"), {"a": 1, "b": 1, "c": 1}, permutations=5)
    assert found.groups.loc[1, ["people", "answered"]].tolist() == [3, 2]
    assert isnan(found.groups.loc[1, "coleman"])

"""Simulated spreading with and without the suggested ties."""

import networkx as nx
import pytest

from lidera_nb.network import from_edges
from lidera_nb.network.suggest import Chances
from lidera_nb.network.suggest.rules import Pair
from lidera_nb.network.suggest.simulate import simulate
from lidera_nb.network.suggest.situation import situation

SURE = Chances(taken={"same": 1.0, "near": 1.0, "far": 1.0}, passing=(1.0,) * 4, runs=5, origins=9)
HOME = {"a": "maule", "b": "maule", "c": "nuble", "d": "nuble"}


def two_couples(**silent: bool) -> nx.DiGraph:
    graph = from_edges([("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")])
    nx.set_node_attributes(graph, HOME, "territory")
    nx.set_node_attributes(graph, {n: not silent.get(n) for n in graph}, "responded")
    return graph


def test_a_sure_tie_between_two_couples_can_be_worked_by_hand():
    changes = simulate(situation(two_couples()), [Pair(0, 2, "visit", "near")], SURE, 1)
    found = {one.measure: one for one in changes}
    assert (found["reach"].before, found["reach"].after) == (pytest.approx(1 / 3), 1.0)
    assert (found["bridging"].before, found["bridging"].after) == (0.0, 1.0)
    assert found["isolated"].after == 1.0
    assert found["reach"].low == found["reach"].high == pytest.approx(2 / 3)


def test_what_is_new_comes_to_whoever_turns_to_those_who_know():
    chain = situation(from_edges([("a", "b"), ("b", "c")]), experts={"c"})
    found = {one.measure: one.before for one in simulate(chain, [], SURE, 1)}
    assert found["topic"] == 1.0  # b turns to c, and a to b
    back = situation(from_edges([("a", "b"), ("b", "c")]), experts={"a"})
    assert {o.measure: o.before for o in simulate(back, [], SURE, 1)}["topic"] == 0.0


def test_a_tie_that_never_comes_about_changes_nothing():
    never = Chances(taken={"near": 0.0}, passing=(1.0,) * 4, runs=5)
    for change in simulate(situation(two_couples()), [Pair(0, 2, "visit", "near")], never, 1):
        assert change.gain == 0.0


def test_the_gain_is_never_negative_and_its_mean_lies_in_its_interval():
    graph = nx.gnp_random_graph(40, 0.06, seed=3, directed=True)
    pairs = [Pair(k, k + 20, "visit", "same") for k in range(10)]
    for change in simulate(situation(graph), pairs, Chances(runs=100), 4):
        assert 0 <= change.low <= change.gain <= change.high
        assert change.mean_low <= change.gain <= change.mean_high


def test_the_same_seed_meets_the_same_futures_whatever_the_ties():
    now = situation(nx.gnp_random_graph(40, 0.06, seed=3, directed=True))
    none = simulate(now, [], Chances(runs=30), 7)
    some = simulate(now, [Pair(0, 30, "visit", "same")], Chances(runs=30), 7)
    assert [one.before for one in none] == [one.before for one in some]
    assert none == simulate(now, [], Chances(runs=30), 7)
    assert none != simulate(now, [], Chances(runs=30), 8)


def test_the_unknown_ties_of_the_silent_are_drawn_and_not_left_out():
    # b did not answer: what a learns can come from b only along a's tie; b may learn from a
    ties = from_edges([("a", "b"), ("c", "d"), ("d", "c")])
    nx.set_node_attributes(ties, {n: n != "b" for n in ties}, "responded")
    told = situation(ties)
    assert told.returned == 1.0
    reach = {one.measure: one.before for one in simulate(told, [], SURE, 1)}["reach"]
    assert reach == pytest.approx(1 / 3)  # as if b turned to a

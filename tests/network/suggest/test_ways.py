"""Distances up to three steps, and their correction when a tie is added."""

import networkx as nx
import numpy as np
import pytest

from lidera_nb.network import from_edges
from lidera_nb.network.suggest.situation import situation
from lidera_nb.network.suggest.ways import BEYOND, Ways

CHAIN = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]


def ways(edges: list, **attributes: dict) -> Ways:
    graph = from_edges(edges)
    for name, values in attributes.items():
        nx.set_node_attributes(graph, values, name)
    return Ways(situation(graph))


def test_steps_follow_the_ties_and_end_after_three():
    assert ways(CHAIN).people.steps[0].tolist() == [0, 1, 2, 3, BEYOND]
    assert ways(CHAIN).people.steps[4].tolist() == [BEYOND] * 4 + [0]


def test_a_gain_can_be_worked_by_hand():
    # from e: a in 1, b in 2, c in 3; from d: a in 2, b in 3; from c: a in 3
    assert ways(CHAIN).gains(((4, 0),))["reach"] == pytest.approx(1.75 + 0.75 + 0.25)


def test_a_tie_that_is_there_adds_nothing():
    assert ways(CHAIN).gains(((0, 1),))["reach"] == 0


def test_whoever_did_not_answer_gains_nothing_themselves():
    silent = ways(CHAIN, responded={"e": False})
    open_ = ways(CHAIN)
    # e is taken to turn back to d, so that e already gets to d, c, b; a is new to e alone
    assert silent.gains(((4, 0),))["reach"] < open_.gains(((4, 0),))["reach"]
    alone = ways([("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")], responded={"a": False})
    assert alone.gains(((0, 2),))["reach"] == pytest.approx(0.5 + 0.25)  # b's, through a


def test_a_territory_counts_once():
    home = {"a": "maule", "b": "maule", "c": "nuble", "d": "nuble"}
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]
    assert ways(pairs, territory=home).gains(((0, 2),))["bridging"] == pytest.approx(1 + 0.5)


@pytest.mark.parametrize("seed", range(8))
def test_a_correction_is_the_same_as_counting_anew(seed: int):
    rng = np.random.default_rng(seed)
    graph = nx.gnp_random_graph(25, 0.06, seed=seed, directed=True)
    nx.set_node_attributes(graph, {n: f"t{n % 4}" for n in graph}, "territory")
    nx.set_node_attributes(graph, {n: n % 5 > 0 for n in graph}, "responded")
    step = Ways(situation(graph))
    for begin, end in rng.integers(25, size=(10, 2)):
        if begin != end and graph.nodes[begin]["responded"] and not graph.has_edge(begin, end):
            told = step.gains(((int(begin), int(end)),))
            before = {name: table.total() for name, table in step.tables.items()}
            step.add(int(begin), int(end))
            after = {name: table.total() for name, table in step.tables.items()}
            for name, gain in told.items():
                assert after[name] - before[name] == pytest.approx(gain, abs=1e-4)
            if graph.nodes[end]["responded"]:
                graph.add_edge(int(begin), int(end))
                anew = Ways(situation(graph))
                for name, table in anew.tables.items():
                    assert table.total() == pytest.approx(after[name], abs=1e-3)
            else:
                break  # the rule would give the silent end a way back


def test_those_who_come_within_reach_of_something_new_are_counted_once():
    # from e, d and c one gets to a at last; from d and e also to b
    assert ways(CHAIN).helped("reach", ((4, 0),)) == 3
    assert ways(CHAIN).helped("reach", ((4, 0), (4, 0))) == 3
    assert ways(CHAIN, responded={"c": False}).helped("reach", ((4, 0),)) < 3

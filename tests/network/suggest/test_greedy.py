"""The choice of ties: the best first, and bounds that never leave a good pair out."""

import networkx as nx
import numpy as np
import pytest

from lidera_nb.network.suggest import GOALS, Chances, Constraints, Goals
from lidera_nb.network.suggest import pool as pooling
from lidera_nb.network.suggest.greedy import choose
from lidera_nb.network.suggest.pool import MOORED, Bounds, lacking, pool
from lidera_nb.network.suggest.rules import Rules
from lidera_nb.network.suggest.situation import Situation, situation
from lidera_nb.network.suggest.ways import Ways

SAME = Chances(taken={"same": 1.0, "near": 1.0, "far": 1.0})


def network(seed: int, size: int = 30) -> Situation:
    graph = nx.gnp_random_graph(size, 0.07, seed=seed, directed=True)
    places = ("maule", "nuble", "biobio", "tarapaca")
    nx.set_node_attributes(graph, {n: places[n % 4] for n in graph}, "territory")
    nx.set_node_attributes(graph, {n: n % 6 > 0 for n in graph}, "responded")
    return situation(graph, experts={3, 4})


def only(goal: str) -> Goals:
    return Goals(**{name: float(name == goal) for name in GOALS})


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("goal", ["reach", "bridging", "topic"])
def test_the_first_tie_is_the_best_of_all_pairs(seed: int, goal: str):
    now = network(seed)
    rules, ways = Rules(now, Constraints()), Ways(now)
    pairs = [(a, b) for a in range(now.size) for b in range(a) if rules.free(a, b)]
    best = max(ways.gains(rules.pair(a, b).arcs)[goal] for a, b in pairs)
    first = choose(now, only(goal), 1, Constraints(), SAME).choices[0]
    assert Ways(now).gains(first.pair.arcs)[goal] == pytest.approx(best)
    assert first.shares[goal] == pytest.approx(1.0)


@pytest.mark.parametrize("seed", range(4))
def test_a_bound_is_never_below_what_a_tie_brings(seed: int):
    now = network(seed)
    ways, contacts = Ways(now), now.contacts()
    bounds = Bounds(ways, lacking(contacts, now.known), contacts >= MOORED)
    everybody = np.arange(now.size)
    for goal in ("reach", "bridging", "topic"):
        block = bounds.block(everybody, everybody, {goal: 1.0})
        for a in range(now.size):
            for b in range(a):
                gain = ways.gains(((a, b), (b, a)))[goal]
                assert block[a, b] >= gain - 1e-3
                assert bounds.most(goal) >= gain - 1e-3


def test_a_small_group_has_all_its_pairs_weighed():
    now = network(1)
    rules, ways = Rules(now, Constraints()), Ways(now)
    bounds = Bounds(ways, lacking(now.contacts(), now.known), now.contacts() >= MOORED)
    pairs, complete = pool(rules, bounds, {"reach": 1.0}, np.ones(3, dtype=np.float32))
    free = sum(rules.free(a, b) for a in range(now.size) for b in range(a))
    assert complete
    assert len(pairs) == len(set(pairs)) == free


def test_a_pool_of_promising_pairs_finds_nearly_what_all_pairs_do(monkeypatch: pytest.MonkeyPatch):
    now = network(2, size=90)
    whole = choose(now, only("reach"), 12, Constraints(), SAME)
    monkeypatch.setattr(pooling, "ROWS", 40)
    monkeypatch.setattr(pooling, "FOLD", 1)
    monkeypatch.setattr(pooling, "KEPT", 2000)
    some = choose(now, only("reach"), 12, Constraints(), SAME, most_pairs=600)
    assert whole.exhaustive
    assert not some.exhaustive
    assert some.weighed < whole.weighed
    assert reached(now, some) > 0.9 * reached(now, whole)


def reached(now: Situation, chosen) -> float:
    ways = Ways(now)
    before = ways.people.total()
    for choice in chosen.choices:
        for begin, end in choice.pair.arcs:
            ways.add(begin, end)
    return ways.people.total() - before


def test_isolated_people_are_tied_to_the_others_and_not_to_each_other():
    graph = nx.DiGraph([(0, 1), (1, 2), (2, 0), (0, 3), (3, 1)])
    graph.add_nodes_from([4, 5])
    chosen = choose(situation(graph), only("isolated"), 2, Constraints(), SAME)
    ends = [{one.pair.one, one.pair.other} for one in chosen.choices]
    assert all(len(pair & {4, 5}) == 1 for pair in ends)
    assert set().union(*ends) >= {4, 5}


def test_a_silent_person_is_no_reason_for_a_tie():
    graph = nx.DiGraph([(0, 1), (1, 2), (2, 0)])
    graph.add_node(3, responded=False)
    assert choose(situation(graph), only("isolated"), 5, Constraints(), SAME).choices == ()


def test_where_nothing_would_help_nothing_is_chosen():
    everybody = nx.complete_graph(5, nx.DiGraph)
    assert choose(situation(everybody), Goals(), 5, Constraints(), SAME).choices == ()

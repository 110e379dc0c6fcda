"""Gould and Fernandez's five roles, and what chance would give."""

from itertools import permutations

import networkx as nx
import numpy as np
import pytest

from lidera_nb.network import brokerage, from_edges
from lidera_nb.network.brokerchance import EXCLUDING, ROLES
from tests.network.toy import line, strangers, with_silent


@pytest.mark.parametrize(
    ("groups", "role"),
    [("xxx", "w_I"), ("xyx", "w_O"), ("xxy", "b_IO"), ("xyy", "b_OI"), ("xyz", "b_O")],
)
def test_each_role_is_told_by_the_three_groups(groups: str, role: str):
    found = brokerage(line("abc"), list(groups))
    assert found.nodes.loc["b"].to_dict() == {name: name in (role, "t") for name in ROLES}
    assert found.total[role] == found.total["t"] == 1


def test_who_is_tied_already_needs_no_broker():
    closed = from_edges([("a", "b"), ("b", "c"), ("a", "c")])
    assert brokerage(closed, list("xxx")).total["t"] == 0


def test_a_tie_from_the_last_to_the_first_does_not_close_the_way():
    ring = from_edges([("a", "b"), ("b", "c"), ("c", "a")])
    assert brokerage(ring, list("xxx")).total["w_I"] == 3


def test_counts_are_those_of_every_three_looked_at():
    graph = nx.gnp_random_graph(25, 0.2, seed=4, directed=True)
    total = sum(
        graph.has_edge(a, i) and graph.has_edge(i, b) and not graph.has_edge(a, b)
        for a, i, b in permutations(graph, 3)
    )
    assert brokerage(graph, [k % 3 for k in graph]).total["t"] == total


def test_who_did_not_answer_or_has_no_group_is_not_counted():
    silent = brokerage(with_silent("ab cb", "abcd", "b"), list("xxxx"))
    assert silent.nodes.loc["b"].isna().all()
    assert silent.nodes.loc["d"].tolist() == [0] * 6
    unknown = brokerage(line("abc"), {"a": "x", "b": "x"})
    assert unknown.nodes.loc["c"].isna().all()
    assert unknown.total["t"] == 0


def test_where_chance_leaves_nothing_to_differ_there_is_no_z():
    assert brokerage(strangers(), list("xyz")).total_z.isna().all()


def drawn(told: np.ndarray, groups: list[int], tied: float, times: int) -> np.ndarray:
    """Totals of w_O, b_O and t and the roles of the first person, in drawn networks.

    Counted apart from the library, over all paths from a by i to b at once; whoever did not
    answer has named nobody.
    """
    n = len(groups)
    ties = np.random.default_rng(6).random((times, n, n)) < tied
    ties &= told[:, None] & ~np.eye(n, dtype=bool)
    paths = ties[:, :, :, None] & ties[:, None, :, :] & ~ties[:, :, None, :]
    paths &= ~np.eye(n, dtype=bool)[:, None, :]
    a, i, b = np.ix_(groups, groups, groups)
    roles = {
        "w_I": (a == i) & (i == b),
        "w_O": (a == b) & (a != i),
        "b_IO": (a == i) & (i != b),
        "b_OI": (i == b) & (a != i),
        "b_O": (a != i) & (i != b) & (a != b),
        "t": np.ones((n, n, n), dtype=bool),
    }
    total = [(paths & roles[name]).sum((1, 2, 3)) for name in ("w_O", "b_O", "t")]
    first = [(paths & roles[name])[:, :, 0, :].sum((1, 2)) for name in ROLES]
    return np.stack([*total, *first], axis=1)


def test_means_and_deviations_are_those_of_drawn_networks(monkeypatch):
    exact = dict.fromkeys(EXCLUDING, (1, 1))
    monkeypatch.setattr("lidera_nb.network.brokerchance.EXCLUDING", exact)
    told = np.array([True] * 6 + [False] * 2)
    groups = [0, 0, 0, 1, 1, 2, 0, 1]
    monkeypatch.setattr("lidera_nb.network.brokers.density", lambda _: 0.3)
    values = drawn(told, groups, 0.3, 3000)
    graph = from_edges([], nodes=range(8))
    nx.set_node_attributes(graph, dict(enumerate(told.tolist())), "responded")
    chance = brokerage(graph, groups)
    mean = [*chance.total_expected[["w_O", "b_O", "t"]], *chance.nodes_expected.loc[0]]
    assert np.allclose(values.mean(axis=0), mean, rtol=0.08, atol=0.02)
    assert np.allclose(values.std(axis=0)[:3], chance.total_sd[["w_O", "b_O", "t"]], rtol=0.08)
    spread = -chance.nodes_expected.loc[0] / chance.nodes_z.loc[0]
    assert np.allclose(values.std(axis=0)[3:], spread, rtol=0.1, equal_nan=True)

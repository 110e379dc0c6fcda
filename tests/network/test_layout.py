"""Where people stand on a map."""

import time

import networkx as nx
import numpy as np
import pytest

from lidera_nb.network.layout import layout


def chain(n):
    return nx.path_graph(n, create_using=nx.DiGraph)


def test_the_same_seed_gives_the_same_places_and_another_seed_others():
    first, again, other = (layout(chain(12), seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(first.x, again.x)
    assert not np.array_equal(first.x, other.x)


def test_everybody_is_inside_the_square_and_isolates_too():
    graph = chain(20)
    graph.add_nodes_from(["alone", "apart"])
    made = layout(graph)
    assert len(made.x) == 22
    for values in (made.x, made.y):
        assert values.min() >= 0
        assert values.max() <= 1


def test_nobody_leaves_the_band_of_their_group_and_bands_follow_the_order():
    groups = ["south", "north"] * 10
    made = layout(chain(20), groups, order=["north", "south"])
    assert [name for name, _, _ in made.bands] == ["north", "south"]
    limits = {name: (top, bottom) for name, top, bottom in made.bands}
    for group, y in zip(groups, made.y, strict=True):
        assert limits[group][0] < y < limits[group][1]


def test_a_larger_group_has_the_larger_band():
    made = layout(chain(12), ["few"] * 2 + ["many"] * 10)
    few, many = (bottom - top for _, top, bottom in made.bands)
    assert few < many


def test_two_cliques_with_one_tie_between_them_stand_apart():
    graph = nx.disjoint_union(nx.complete_graph(8), nx.complete_graph(8)).to_directed()
    graph.add_edge(0, 8)
    made = layout(graph)
    at = np.column_stack([made.x, made.y])
    inner = np.linalg.norm(at[:8] - at[:8].mean(axis=0), axis=1).mean()
    assert np.linalg.norm(at[:8].mean(axis=0) - at[8:].mean(axis=0)) > inner


@pytest.mark.parametrize("n", [0, 1, 2])
def test_the_smallest_networks_have_places_too(n):
    assert len(layout(nx.empty_graph(n, create_using=nx.DiGraph)).x) == n


def test_no_two_people_stand_on_the_same_spot():
    made = layout(nx.gnp_random_graph(110, 0.05, seed=3, directed=True))
    assert len({(round(x, 3), round(y, 3)) for x, y in zip(made.x, made.y, strict=True)}) == 110


def test_nine_thousand_people_are_placed_within_a_few_seconds_of_one_core():
    graph = nx.gnm_random_graph(9000, 45_000, seed=1, directed=True)
    began = time.process_time()
    layout(graph, [str(i % 16) for i in range(9000)])
    assert time.process_time() - began < 10

"""A value, whether to trust it, and how far it could move."""

from math import isnan

import networkx as nx
import pytest

from lidera_nb.network import assess, density, ei_index
from tests.network.toy import complete, empty, with_silent


@pytest.fixture
def answered():
    return nx.gnp_random_graph(40, 0.15, seed=5, directed=True)


@pytest.fixture
def silent(answered):
    graph = answered.copy()
    for person in range(6):
        graph.remove_edges_from(list(graph.out_edges(person)))
        graph.nodes[person]["responded"] = False
    return graph


def test_where_all_answered_the_bands_are_the_value(answered):
    found = assess("density", answered)
    assert found.value == density(answered) == found.imputation.low == found.deletion.high
    assert (found.verdict, found.response_rate, found.draws) == ("trust", 1.0, 0)
    assert found.trust


def test_missing_is_never_zero(answered, silent):
    assert assess("density", silent).value == pytest.approx(density(answered), rel=0.1)


def test_a_fragile_measure_is_reported_with_care(silent):
    found = assess("betweenness_centralization", silent, draws=20)
    assert found.family == "fragile"
    assert found.verdict != "trust"
    assert not found.trust
    assert found.imputation.low < found.imputation.high
    assert found.sensitivity.low <= found.imputation.low <= found.sensitivity.high
    assert found.sensitivity.low <= found.value <= found.sensitivity.high
    assert assess("transitivity", silent, draws=20).verdict == "trust"


def test_the_band_is_the_same_for_the_same_seed(silent):
    one, other = (assess("transitivity", silent, draws=15, seed=3) for _ in range(2))
    assert one == other


def test_what_a_measure_takes_besides_is_handed_on(silent):
    side = [k % 2 for k in silent]
    by_order = assess("ei_index", silent, side, draws=10)
    assert by_order.value == ei_index(silent, side)
    assert by_order == assess(ei_index, silent, dict(enumerate(side)), draws=10)


def test_any_function_that_gives_a_number_can_be_assessed(silent):
    def mean_tie(graph: nx.DiGraph) -> float:
        return graph.number_of_edges() / len(graph)

    found = assess(mean_tie, silent, draws=10)
    assert (found.measure, found.family) == ("mean_tie", "middling")


def test_a_measure_of_no_such_name_is_refused():
    with pytest.raises(ValueError, match="no measure named 'fame' gives one number: name one of "
                       "arc_reciprocity, betweenness_centralization"):  # fmt: skip
        assess("fame", complete())


def test_the_undefined_is_withheld():
    found = assess("density", empty())
    assert isnan(found.value)
    assert isnan(found.sensitivity.low)
    assert found.verdict == "withhold"


def test_if_nobody_answered_nothing_is_reported():
    found = assess("transitivity", with_silent("ab bc", "abc", "abc"))
    assert (found.response_rate, found.verdict) == (0.0, "withhold")


def test_few_people_call_for_care_even_if_all_answered():
    found = assess("density", complete(5))
    assert found.small
    assert found.verdict == "care"


def test_in_large_networks_paths_are_sampled_and_this_is_said(silent, monkeypatch):
    monkeypatch.setattr("lidera_nb.network.fast.EXACT_UP_TO", 10)
    monkeypatch.setattr("lidera_nb.network.fast.PIVOTS", 10)
    found = assess("closeness_centralization", silent, draws=2)
    assert found.method == "sampled"
    assert any("drawn at random" in sentence for sentence in found.say("en"))
    assert assess("density", silent, draws=2).method == "exact"

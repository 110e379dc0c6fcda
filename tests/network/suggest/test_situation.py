"""The network as suggestions see it, and the rule for those who did not answer."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from lidera_nb.network import Study, from_edges
from lidera_nb.network.suggest.situation import experts_of, latest, situation


def group(*, silent: set = frozenset(), unnamed: set = frozenset()) -> nx.DiGraph:
    graph = from_edges([("ana", "beto"), ("beto", "ana"), ("ana", "carla")],
                       nodes=["ana", "beto", "carla", "delia"])  # fmt: skip
    nx.set_node_attributes(graph, {n: n not in silent for n in graph}, "responded")
    nx.set_node_attributes(graph, {n: n not in unnamed for n in graph}, "nameable")
    return graph


def test_whoever_answered_and_has_one_contact_or_none_is_alone():
    now = situation(group())
    assert now.people.index[now.alone()].tolist() == ["beto", "carla", "delia"]
    assert now.contacts().tolist() == [2, 1, 1, 0]


def test_whoever_did_not_answer_is_never_alone():
    now = situation(group(silent={"carla", "delia"}))
    assert now.people.index[now.alone()].tolist() == ["beto"]


def test_whoever_refuses_to_be_named_is_never_alone_either():
    now = situation(group(unnamed={"delia"}))
    assert "delia" not in now.people.index[now.alone()]


def test_the_silent_may_turn_to_whoever_turns_to_them():
    now = situation(group(silent={"carla"}))
    assert now.back_source.tolist() == [2]
    assert now.back_target.tolist() == [0]


def test_ties_that_were_returned_are_counted_among_those_who_answered():
    assert situation(group()).returned == pytest.approx(2 / 3)
    assert situation(group(silent={"carla"})).returned == 1.0


def test_a_network_without_ties_is_a_network():
    now = situation(from_edges([], nodes=["a", "b", "c"]))
    assert now.returned == 0.0
    assert now.alone().all()


@pytest.fixture
def study() -> Study:
    rows = [(1, "expertise", s, "ana", None, "climate") for s in ("beto", "carla")]
    rows += [
        (1, "expertise", "ana", "beto", None, "climate"),
        (1, "advice", "ana", "beto", 2, None),
    ]
    return Study(
        pd.DataFrame(index=pd.Index(["ana", "beto", "carla"], name="person")),
        pd.DataFrame({"wave": 1, "person": ["ana", "beto", "carla"], "responded": True}),
        pd.DataFrame(rows, columns=["wave", "relation", "source", "target", "frequency", "topic"]),
    )


def test_two_colleagues_make_somebody_known_for_a_topic(study: Study):
    assert experts_of(study, 1, "climate") == {"ana"}


def test_an_unknown_topic_wave_or_relation_is_refused_in_words(study: Study):
    with pytest.raises(ValueError, match="topic 'reading' in wave 1; topics of that wave: climate"):
        experts_of(study, 1, "reading")
    with pytest.raises(ValueError, match="no wave 4; waves of this study: 1"):
        latest(study, 4)
    with pytest.raises(ValueError, match="no relation 'trust'; relations of this study: expertise"):
        situation(study, 1, "trust")


def test_graphs_without_direction_and_tiny_ones_are_refused():
    with pytest.raises(ValueError, match="who turns to whom"):
        situation(nx.path_graph(4))
    with pytest.raises(ValueError, match="three people or more; this network has 2"):
        situation(from_edges([("a", "b")]))


def test_frequencies_are_kept_and_unknown_ones_are_0(study: Study):
    graph = from_edges([("a", "b", 3), ("b", "c")])
    assert np.array_equal(situation(graph).frequency, [3, 0])

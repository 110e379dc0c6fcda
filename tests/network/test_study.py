"""The four frames of a study, and the graph of a wave."""

import pandas as pd
import pytest

from lidera_nb.network import Study, nonrespondents


@pytest.fixture
def study() -> Study:
    people = pd.DataFrame(
        {"territory": ["maule", "maule", "nuble"]},
        index=pd.Index(["ana", "beto", "carla"], name="person"),
    )
    responses = pd.DataFrame(
        [(1, "ana", True), (1, "beto", False), (2, "ana", True), (2, "carla", True)],
        columns=["wave", "person", "responded"],
    )
    ties = pd.DataFrame(
        [
            (1, "advice", "ana", "beto", 3, None),
            (1, "expertise", "ana", "beto", None, "reading"),
            (2, "advice", "ana", "carla", 1, None),
            (2, "advice", "carla", "ana", 4, None),
        ],
        columns=["wave", "relation", "source", "target", "frequency", "topic"],
    )
    return Study(people, responses, ties)


def test_waves_and_relations_are_told(study: Study):
    assert study.waves == (1, 2)
    assert study.relations == ("advice", "expertise")


def test_a_wave_holds_everybody_inside_its_boundary(study: Study):
    graph = study.graph(1, "advice")
    assert set(graph) == {"ana", "beto"}
    assert nonrespondents(graph) == ["beto"]
    assert graph.nodes["ana"]["territory"] == "maule"
    assert graph.edges["ana", "beto"]["weight"] == 3


def test_a_threshold_leaves_rare_ties_out(study: Study):
    assert set(study.graph(2, "advice", at_least=2).edges) == {("carla", "ana")}


def test_ties_without_a_frequency_always_count(study: Study):
    assert set(study.graph(1, "expertise", at_least=3, topic="reading").edges) == {("ana", "beto")}


def test_all_relations_lie_upon_one_another(study: Study):
    graph = study.graph(1)
    assert graph.number_of_edges() == 1
    assert graph.edges["ana", "beto"]["weight"] == 3

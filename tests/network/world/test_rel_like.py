"""The synthetic network of 110 schools: plausible, seeded, labelled."""

import itertools

import networkx as nx
import numpy as np
import pytest
from pandas.testing import assert_frame_equal

from lidera_nb.network import Study
from lidera_nb.network.world import Shape, World, rel_like, rel_world
from lidera_nb.network.world.shape import TOPICS
from lidera_nb.schoolwords import VOCABULARY
from lidera_nb.settings import PROJECT
from lidera_nb.yamlfile import read_yaml

SEEDS = (2026, 7)
RELATIONS = ("advice", "knowledge", "collaboration", "support")


@pytest.fixture(scope="module", params=SEEDS)
def world(request: pytest.FixtureRequest) -> World:
    return rel_world(request.param)


def arcs(study: Study, wave: int, relation: str) -> set[tuple[str, str]]:
    return set(study.graph(wave, relation).edges)


def external_internal(graph: nx.DiGraph) -> float:
    outside = [graph.nodes[a]["territory"] != graph.nodes[b]["territory"] for a, b in graph.edges]
    return 2 * float(np.mean(outside)) - 1


def test_the_world_says_that_it_is_synthetic(world: World):
    assert world.study.synthetic
    assert world.truth.synthetic


def test_the_same_seed_makes_the_same_world_and_another_seed_another():
    one, two, other = rel_like(3), rel_like(3), rel_like(4)
    assert_frame_equal(one.ties, two.ties)
    assert_frame_equal(one.people, two.people)
    assert not one.ties.equals(other.ties)


def test_110_schools_from_arica_to_punta_arenas_in_every_wave(world: World):
    counts = world.study.responses.groupby("wave")["person"].nunique()
    assert list(counts) == [110, 110, 110]
    territories = set(world.study.people["territory"])
    assert territories == set(VOCABULARY["territory"]) - {"united_states", "other"}


@pytest.mark.parametrize("field", VOCABULARY)
def test_schools_are_described_in_the_words_of_the_profile(world: World, field: str):
    assert set(world.study.people[field]) <= set(VOCABULARY[field])


@pytest.mark.parametrize("wave", [1, 2, 3])
@pytest.mark.parametrize("relation", RELATIONS)
def test_figures_stay_where_studies_of_school_leaders_find_them(
    world: World, wave: int, relation: str
):
    graph = world.truth.graph(wave, relation)
    assert 0.015 < nx.density(graph) < 0.07
    assert 0.4 < nx.overall_reciprocity(graph) < 0.8
    assert 0.25 < nx.transitivity(graph.to_undirected()) < 0.6
    assert -0.95 < external_internal(graph) < -0.3
    degrees = np.array([degree for _, degree in graph.in_degree()])
    assert degrees.std() > 1.4 * np.sqrt(degrees.mean())  # more unequal than by chance


def test_about_half_of_the_ties_outlast_a_wave_and_the_network_grows(world: World):
    waves = [arcs(world.truth, wave, "advice") for wave in world.truth.waves]
    for one, two in itertools.pairwise(waves):
        assert 0.35 < len(one & two) / len(one | two) < 0.7
    assert len(waves[2]) > len(waves[0])


def test_relations_overlap_without_being_one(world: World):
    advice, support = (arcs(world.truth, 2, name) for name in ("advice", "support"))
    assert 0.25 < len(advice & support) / len(advice | support) < 0.8


def test_some_principals_leave_and_their_successors_lead_the_same_school(world: World):
    people = world.study.people
    assert 112 < len(people) < 150
    responses = world.study.responses.join(people["school"], on="person")
    assert responses.groupby("wave")["school"].nunique().eq(110).all()
    assert (people.loc[people.index[110:], "years"] == 0).all()


def test_the_ties_of_the_silent_are_missing_while_they_are_still_named(world: World):
    answers = world.study.responses.groupby("wave")["responded"].mean()
    assert list(answers.round(1)) == [0.9, 0.9, 0.8]
    first = world.study.responses.query("wave == 1 and not responded")["person"]
    graph = world.study.graph(1)
    assert all(graph.out_degree(person) == 0 for person in first)
    assert sum(graph.in_degree(person) for person in first) > 0


def test_expertise_is_asked_by_topic_without_a_frequency(world: World):
    ties = world.study.ties
    expertise = ties[ties["relation"] == "expertise"]
    assert set(expertise["topic"]) == set(TOPICS)
    assert expertise["frequency"].isna().all()
    others = ties[ties["relation"] != "expertise"]
    assert others["frequency"].between(1, 4).all()


def test_topics_are_those_of_the_survey():
    asked = read_yaml(PROJECT / "course" / "instruments" / "network-principals.yaml").data
    expertise = next(one for one in asked["relations"] if one["id"] == "expertise")
    assert tuple(expertise["topics"]) == TOPICS


def test_experts_are_named_more_often_than_others(world: World):
    graph = world.truth.graph(1, "expertise", topic="climate")
    expert = world.study.people.loc[list(graph), "expertise"].str.contains("climate")
    named = np.array([degree for _, degree in graph.in_degree()])
    assert named[expert].mean() > 2 * named[~expert].mean()


def test_too_few_schools_for_the_regions_are_refused_in_words():
    with pytest.raises(ValueError, match="20 schools are too few for 2 in each of 16 regions"):
        rel_like(shape=Shape(schools=20))


def test_a_small_world_can_be_made():
    study = rel_like(1, Shape(schools=32, waves=1, answered=(1.0,)))
    assert study.waves == (1,)
    assert study.responses["responded"].all()

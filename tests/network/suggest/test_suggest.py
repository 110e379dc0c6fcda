"""Suggestions as a whole: what they hold, what they keep to, and how they are told."""

import re
from dataclasses import replace

import networkx as nx
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from lidera_nb import texts
from lidera_nb.network import from_edges
from lidera_nb.network.suggest import Chances, Constraints, Goals, Suggestions, suggest
from lidera_nb.network.suggest.words import assumed, changed, explain, lead, markdown, method
from lidera_nb.network.territory import distance
from lidera_nb.network.world import Shape, rel_like

QUICK = Chances(runs=40)


@pytest.fixture(scope="module")
def study():
    return rel_like(11)


@pytest.fixture(scope="module")
def found(study) -> Suggestions:
    return suggest(study, count=12, topic="climate", chances=QUICK)


def test_they_are_new_ties_among_those_of_the_last_wave(study, found: Suggestions):
    graph = study.graph(3, "advice")
    assert len(found.ties) == 12
    for one, other in zip(found.ties["one"], found.ties["other"], strict=True):
        assert one in graph
        assert other in graph
        assert not graph.has_edge(one, other)
        assert not graph.has_edge(other, one)


def test_the_same_question_gets_the_same_answer(study, found: Suggestions):
    again = suggest(study, count=12, topic="climate", chances=QUICK)
    assert_frame_equal(again.ties, found.ties)
    assert again.changes == found.changes


def test_each_measure_is_told_before_and_after_with_a_range(found: Suggestions):
    assert set(found.before) == {"reach", "bridging", "isolated", "topic"}
    for measure, before in found.before.items():
        change = found.change(measure)
        assert change is not None
        assert found.after[measure] >= before
        assert change.low <= change.gain <= change.high
    assert found.change("happiness") is None


def test_nobody_gets_more_than_their_share_and_whoever_opted_out_none(study):
    out = frozenset(study.people.index[:40])
    rules = Constraints(most_per_person=1, travel="near", opted_out=out)
    ties = suggest(study, count=20, constraints=rules, chances=QUICK).ties
    ends = pd.concat([ties["one"], ties["other"]])
    assert ends.is_unique
    assert not set(ends) & out
    home = study.people["territory"]
    assert {distance(home[a], home[b]) for a, b in
            zip(ties["one"], ties["other"], strict=True)} <= {"same", "near"}  # fmt: skip


def test_goals_pull_the_choice_their_way(study):
    def bridged(goals: Goals) -> float:
        return suggest(study, goals=goals, count=10, chances=QUICK).ties["bridging"].mean()

    nothing_else = Goals(reach=0, bridging=1, isolated=0, topic=0)
    assert bridged(nothing_else) > bridged(Goals(reach=0, bridging=0.01, isolated=1, topic=0))


def test_an_expert_is_the_mentor(found: Suggestions):
    told = [one for row in found.ties["reasons"] for one in row]
    mentors = [one.values for one in told if one.text == "suggest.meet.mentor_topic"]
    pairs = set(zip(found.ties["one"], found.ties["other"], strict=True))
    assert mentors
    assert all((one["one"], one["other"]) in pairs for one in mentors)


def test_made_up_data_say_so(study, found: Suggestions):
    assert found.method.synthetic
    assert "Datos sintéticos" in markdown(found, "es")
    real = suggest(replace(study, synthetic=False), count=1, chances=QUICK)
    assert "sintéticos" not in markdown(real, "es")


def test_the_method_counts_who_did_not_answer(study, found: Suggestions):
    silent = study.responses.query("wave == 3 and not responded")
    assert found.method.silent == len(silent)
    assert found.method.algorithm == "all_pairs"
    assert f"People who didn't answer: {len(silent)}." in method(found, "en")


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_reason_has_its_words(found: Suggestions, lang: str):
    for row in found.ties["reasons"]:
        sentences = explain(row, lang)
        assert len(sentences) >= 3
        assert all(one.endswith(".") and "{" not in one for one in sentences)


def test_people_are_called_by_their_labels_where_there_are_any(found: Suggestions):
    first = found.ties.iloc[0]
    told = " ".join(explain(first["reasons"], "es", {first["one"]: "Marcela", first["other"]: "7"}))
    assert "Marcela" in told
    assert not re.search(r"\bp\d{3}\b", told)


def test_no_sentence_tells_who_of_the_two_has_few_contacts(study, found: Suggestions):
    for lang in ("es", "en"):
        for name in ("first", "second"):
            assert "{" not in texts.catalogue(lang)[f"suggest.why.{name}"]
    graph = study.graph(3, "advice")
    few = {n for n in graph if len({*graph.pred[n], *graph.succ[n]}) <= 1}
    told = [one for row in suggest(study, count=30, chances=QUICK).ties["reasons"] for one in row]
    about = {one.values["person"] for one in told if one.text.startswith("suggest.why")
             and "person" in one.values}  # fmt: skip
    assert about
    assert few
    assert not about & few


def test_numbers_are_written_as_in_the_language(found: Suggestions):
    reach = found.change("reach")
    assert re.search(r"\d,\d% → \d+,\d%", changed(reach, "es")["numbers"])
    assert re.search(r"\d\.\d% → \d+\.\d%", changed(reach, "en")["numbers"])
    assert "55%" in assumed(found, "es")


def test_whoever_did_not_answer_is_to_be_asked_first():
    ring = [(k, (k + 1) % 6) for k in range(6)]
    graph = from_edges(ring)
    nx.set_node_attributes(graph, {n: n != 0 for n in graph}, "responded")
    ties = suggest(graph, count=9, chances=QUICK).ties
    for row in ties.itertuples():
        said = {one.text for one in row.reasons}
        assert ("suggest.mind.silent" in said) == (0 in (row.one, row.other))


def test_where_nothing_fits_it_says_so(study):
    everybody = Constraints(opted_out=frozenset(study.people.index))
    none = suggest(study, constraints=everybody, chances=QUICK)
    assert none.ties.empty
    assert lead(none, "es").startswith("Con estas condiciones no hay vínculos")
    assert all(one.gain == 0 for one in none.changes)


def test_a_group_of_one_territory_has_no_bridges():
    small = suggest(from_edges([(0, 1), (1, 2), (3, 4)]), count=2, chances=QUICK)
    assert "bridging" not in small.before
    assert not small.ties.empty


def test_a_small_world_works_too():
    study = rel_like(1, Shape(schools=32, waves=1, answered=(0.8,)))
    assert len(suggest(study, count=5, chances=QUICK).ties) == 5

"""A panel in the debrief: of one's own role and road, of this version, and said to be made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lidera_nb import texts
from lidera_nb.activities import experts, together
from lidera_nb.activities.course import load_course
from lidera_nb.activities.said import Said
from lidera_nb.scenario import engine
from lidera_nb.scenario.decisions import Prediction
from lidera_nb.scenario.load import case_of, load
from lidera_nb.scenario.panel.load import panel_in, panel_of
from lidera_nb.scenario.panel.model import Rule, Weighed
from lidera_nb.scenario.panel.rules import rules_of
from lidera_nb.scenario.panel.synthetic import synthesise
from tests.toycourse import write_course

SCENARIOS = Path(__file__).resolve().parents[2] / "course" / "scenarios"


@pytest.fixture(scope="module")
def case():
    return load(SCENARIOS / "la-cuenta")


@pytest.fixture(scope="module")
def panel(case):
    return panel_of(case, SCENARIOS / "la-cuenta")


def started(case, role, scene, choice):
    play = engine.begin(case.scenario, 1, role)
    while play.scene != scene:
        play = engine.advance(case.scenario, play)
    return engine.choose(case.scenario, play, choice)


def test_only_experts_of_ones_own_role_are_counted(case, panel):
    mine = experts.experts_of(panel, "directora")
    assert mine.people == len(rules_of(case.scenario))
    assert "parlante" not in mine.points
    assert "parlante" in experts.experts_of(panel, "inspector").points


def test_a_decision_is_told_with_shares_agreement_and_a_reason_for_each_expert(case, panel):
    play = started(case, "directora", "oficina", "abrir")
    told = experts.view(case, play.taken[0], experts.experts_of(panel, "directora"), "es")
    assert told["synthetic"] is True
    assert sum(one["count"] for one in told["choices"]) == told["people"] == 12
    assert [one["mine"] for one in told["choices"]] == [True, False, False]
    assert [len(one["why"]) for one in told["choices"]] == [one["count"] for one in told["choices"]]
    assert all(text.startswith("Regla: ") for one in told["choices"] for text in one["why"])


def test_where_four_came_by_nothing_is_told_but_that(case, panel):
    play = started(case, "directora", "oficina", "abrir")
    mine = experts.experts_of(panel, "directora")
    point = mine.points["oficina"]
    few = replace(mine, points={"oficina": replace(point, answers=point.answers[:4])})
    assert experts.view(case, play.taken[0], few, "es") == {"people": 4, "fewest": 5}
    assert few.share("oficina", "abrir") is None
    assert experts.view(case, play.taken[0], replace(mine, points={}), "es")["people"] == 0


def test_a_panel_of_another_version_is_not_at_hand(case):
    step = load_course(SCENARIOS.parent).modules["03-la-cuenta"].step("case")
    assert step.definition.panel_for(case.hash) is not None
    assert step.definition.panel_for("0" * 64) is None
    assert experts.experts_of(None, None) is None


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_rule_is_a_whole_sentence_in_both_languages(case, lang):
    of = {"indicator": "confianza", "weakest": "confianza", "distant": "emilia",
          "thrift": "horas"}  # fmt: skip
    for rule in rules_of(case.scenario):
        weighed = Weighed(of=rule.of or of.get(rule.name), tie="sum")
        if rule.name == "distant":
            weighed = Weighed(of=next(iter(case.scenario.stakeholders)))
        told = experts.ruled(case, rule, weighed, lang)
        assert told.startswith(("Regla: ", "Rule: "))
        assert "{" not in told
        assert "None" not in told


def test_words_of_a_real_expert_are_told_as_they_were_written(case, panel):
    (first, *_) = experts.experts_of(panel, "directora").points["oficina"].answers
    spoken = first.take.model_copy(update={"weighed": None, "reason": {"es": "Por *ellas*."}})
    answer = replace(first, rule=None, take=spoken)
    assert experts.reason(case, answer, "es") == "Por *ellas*."
    assert experts.reason(case, answer, "en") == "Por *ellas*."


@pytest.mark.parametrize(
    ("beyond", "word"),
    [(1.0, "all"), (0.7, "much"), (0.3, "some"), (0.15, "little"), (-0.1, "none")],
)
def test_a_word_for_agreement_says_how_far_it_goes_beyond_chance(beyond, word):
    found = next((word for least, word in experts.WORDS if beyond >= least), "none")
    assert found == word
    assert texts.say("es", f"panel.agreement.{word}")


def test_an_estimate_about_the_panel_is_settled_by_the_panel(case, panel):
    scenes = dict(case.scenario.scenes)
    asked = Prediction(id="panel", about="panel", choice="bajar")
    decision = scenes["oficina"].decision.model_copy(update={"prediction": asked})
    scenes["oficina"] = scenes["oficina"].model_copy(update={"decision": decision})
    scenario = case.scenario.model_copy(update={"scenes": scenes})
    words = {
        lang: {**case.texts[lang], "decision.oficina.prediction": "¿?"} for lang in ("es", "en")
    }
    changed = replace(case, scenario=scenario, texts=words)
    play = started(changed, "directora", "oficina", "abrir")
    said = [Said("oficina", "abrir", "Por algo.", None, 40)]
    steps = together.path(changed, play, said, ({}, experts.experts_of(panel, "directora")), "es")
    assert steps[0]["foresight"]["actual"] == 25  # three of twelve
    assert together.estimated(steps) == {"count": 1, "points": 15, "score": 0.02}


def test_estimates_that_nothing_settles_are_not_scored(case):
    assert together.estimated([{"foresight": {"said": 40, "actual": None}}, {}]) is None


def test_a_made_up_panel_of_a_case_without_people_has_no_rule_about_them(tmp_path):
    case = load(write_course(tmp_path) / "scenarios" / "el-recado")
    names = {rule.name for rule in rules_of(case.scenario)}
    assert not names & {"people", "distant", "thrift"}
    assert Rule(name="all") in rules_of(case.scenario)
    assert panel_in(case_of(case.content), synthesise(case, 1)).synthetic

"""What the first case promises: computed from its structure and from seeded random plays.

These tests know the promises (length, endings, dignity of the choices), not the story.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from lidera_nb.forms.load import load_form
from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.check import check
from lidera_nb.scenario.decisions import Choice
from lidera_nb.scenario.load import load
from lidera_nb.scenario.model import Scene
from lidera_nb.scenario.state import Play
from lidera_nb.schoolwords import VOCABULARY

COURSE = Path(__file__).resolve().parents[2] / "course"
CASE = load(COURSE / "scenarios" / "los-que-faltan")
SCENARIO = CASE.scenario
DECIDING = {name: scene for name, scene in SCENARIO.scenes.items() if scene.decision}
PREDICTIONS = {
    scene.decision.prediction.id: scene.decision.prediction
    for scene in DECIDING.values()
    if scene.decision and scene.decision.prediction
}
PLAYS = 600


@dataclass(frozen=True)
class Run:
    """A random play to its end, and the predictions that were asked on its way."""

    play: Play
    asked: tuple[str, ...]


@cache
def runs() -> tuple[Run, ...]:
    return tuple(_run(seed) for seed in range(PLAYS))


def _run(seed: int) -> Run:
    dice, play, asked = random.Random(seed), engine.begin(SCENARIO, seed), []
    while not play.ended:
        scene = SCENARIO.scenes[play.scene]
        if scene.decision and scene.decision.prediction:
            asked.append(scene.decision.prediction.id)
        play = _step(dice, play, scene)
    return Run(play, tuple(asked))


def _step(dice: random.Random, play: Play, scene: Scene) -> Play:
    if scene.decision is None:
        return engine.advance(SCENARIO, play)
    for document in scene.documents:
        if dice.random() < 0.5:
            play = engine.consult(SCENARIO, play, document)
    choice = dice.choice(asking.open_choices(SCENARIO, play))
    return engine.choose(SCENARIO, play, choice.id)


def _ways_on(name: str) -> set[str]:
    scene = SCENARIO.scenes[name]
    choices = scene.decision.choices if scene.decision else ()
    return {way.to for way in (*scene.next, *(way for c in choices for way in c.to))}


def _decisions_from(name: str) -> set[int]:
    """How many decisions the paths from here hold, on the graph alone (it has no loops)."""
    here = 1 if SCENARIO.scenes[name].decision else 0
    onward = [_decisions_from(target) for target in _ways_on(name)]
    return {here + rest for rests in onward for rest in rests} or {here}


def _gains(choice: Choice, other: Choice) -> bool:
    mine, theirs = choice.effect.indicators, other.effect.indicators
    return any(mine.get(name, 0) > theirs.get(name, 0) for name in SCENARIO.indicators)


def test_the_checker_finds_nothing_to_mend() -> None:
    assert check(COURSE / "scenarios" / "los-que-faltan") == []


def test_every_path_has_six_decisions_and_the_longest_at_least_eight() -> None:
    lengths = _decisions_from(SCENARIO.start)
    assert min(lengths) >= 6
    assert max(lengths) >= 8


def test_both_languages_hold_the_same_text_ids() -> None:
    assert CASE.texts["es"].keys() == CASE.texts["en"].keys()


def test_every_ending_is_reached_by_at_least_one_play_in_twenty() -> None:
    reached = Counter(run.play.scene for run in runs())
    endings = {name for name, scene in SCENARIO.scenes.items() if scene.ending}
    assert len(endings) >= 4
    assert all(reached[ending] >= PLAYS / 20 for ending in endings), reached


@pytest.mark.parametrize("prediction", sorted(PREDICTIONS))
def test_a_prediction_comes_true_in_some_plays_and_fails_in_others(prediction: str) -> None:
    settled = {
        asking.settle(PREDICTIONS[prediction], run.play)
        for run in runs()
        if prediction in run.asked
    }
    assert {True, False} <= settled


def test_a_complete_path_asks_for_at_least_three_predictions() -> None:
    assert min(len(run.asked) for run in runs()) >= 3


@pytest.mark.parametrize("name", sorted(DECIDING))
def test_no_choice_is_worse_than_another_on_every_indicator(name: str) -> None:
    decision = DECIDING[name].decision
    assert decision is not None
    beaten = [(a.id, b.id) for a, b in permutations(decision.choices, 2) if not _gains(a, b)]
    assert beaten == []


@pytest.mark.parametrize("lang", ["es", "en"])
def test_documents_have_fewer_than_150_words_and_cost_time(lang: str) -> None:
    assert len(SCENARIO.documents) >= 5
    for name, document in SCENARIO.documents.items():
        assert len(CASE.texts[lang][f"document.{name}.body"].split()) < 150, name
        assert document.effect.indicators["tiempo"] < 0, name


@pytest.mark.parametrize("lang", ["es", "en"])
def test_consequences_have_40_to_90_words(lang: str) -> None:
    texts = CASE.texts[lang]
    lengths = {key: len(texts[key].split()) for key in texts if key.endswith(".consequence")}
    assert {key: n for key, n in lengths.items() if not 40 <= n <= 90} == {}


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_choices_of_a_decision_have_labels_of_like_length(lang: str) -> None:
    for name, scene in DECIDING.items():
        assert scene.decision is not None
        labels = [CASE.texts[lang][f"choice.{name}.{c.id}.label"] for c in scene.decision.choices]
        assert max(map(len, labels)) < 1.8 * min(map(len, labels)), name


def test_no_two_reason_boxes_ask_the_same_question() -> None:
    for lang in ("es", "en"):
        questions = [CASE.texts[lang][f"decision.{name}.reason"] for name in DECIDING]
        assert len(set(questions)) == len(questions)


def test_late_consequences_and_chances_happen_in_play() -> None:
    arrived = {
        arrival.id for run in runs() for taken in run.play.taken for arrival in taken.arrivals
    }
    choices = [c for s in DECIDING.values() if s.decision for c in s.decision.choices]
    later = {late.id: late.after for choice in choices for late in choice.later}
    assert arrived == set(later)
    assert len(later) >= 5
    assert all(1 <= after <= 4 for after in later.values())
    assert sum(choice.chance is not None for choice in choices) >= 2


def test_every_choice_is_taken_in_some_play() -> None:
    taken = {(t.scene, t.choice) for run in runs() for t in run.play.taken}
    offered = {(n, c.id) for n, s in DECIDING.items() if s.decision for c in s.decision.choices}
    assert taken == offered


def test_indicators_stay_between_10_and_90_in_nearly_all_plays() -> None:
    for name in SCENARIO.indicators:
        levels = [run.play.indicators[name] for run in runs()]
        outside = sum(not 10 <= level <= 90 for level in levels)
        assert outside <= PLAYS / 20, name


def test_what_is_read_before_deciding_can_open_a_choice() -> None:
    play = _at("libro", documents=("chat_daniela",))
    unread = _at("libro", documents=())
    opened = {c.id for c in asking.open_choices(SCENARIO, play)}
    assert opened - {c.id for c in asking.open_choices(SCENARIO, unread)} == {"asumir"}


def _at(scene: str, documents: tuple[str, ...]) -> Play:
    play = engine.begin(SCENARIO, 1)
    while play.scene != scene:
        play = engine.choose(SCENARIO, play, asking.open_choices(SCENARIO, play)[0].id)
    for document in documents:
        play = engine.consult(SCENARIO, play, document)
    return play


def test_the_profile_offers_exactly_the_vocabulary_in_its_order() -> None:
    form = load_form(COURSE / "instruments" / "school-profile.yaml").form
    assert {field.id: field.options for field in form.fields} == VOCABULARY
    assert [f.id for f in form.fields if f.required] == ["territory", "level", "dependence"]


def test_the_consent_requires_only_what_taking_part_needs() -> None:
    form = load_form(COURSE / "instruments" / "consent.yaml").form
    purposes = ["learning", "evaluation", "research", "share_reasons", "panel", "contact"]
    assert [field.id for field in form.fields] == purposes
    assert {field.kind for field in form.fields} == {"check"}
    assert [field.id for field in form.fields if field.required] == ["learning"]


def test_the_reflection_asks_four_open_questions_and_four_ratings() -> None:
    form = load_form(COURSE / "instruments" / "reflection-first.yaml").form
    open_ones = [field for field in form.fields if field.kind == "text"]
    scales = [field for field in form.fields if field.kind == "scale"]
    assert [field.most for field in open_ones] == [4000] * 4
    assert sum(field.required for field in open_ones) == 2
    assert [field.points for field in scales] == [5] * 4

"""The rules of a play, on the toy case, with numbers worked by hand."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lidera_nb.errors import PlayError
from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.conditions import Condition
from lidera_nb.scenario.model import Indicator, Scenario
from lidera_nb.scenario.state import Arrival, Pending, Play


def called(toy: Scenario) -> Play:
    """The play that called the mother and stands in the council."""
    return engine.advance(toy, engine.choose(toy, engine.begin(toy, 1), "call"))


def condition(**raw: object) -> Condition:
    return Condition.model_validate(raw)


def test_a_play_begins_at_the_start_with_the_authored_levels(toy: Scenario) -> None:
    play = engine.begin(toy, 7)
    assert (play.seed, play.scene, play.ended) == (7, "office", False)
    assert dict(play.indicators) == {"trust": 50, "time": 30}


def test_consulting_has_its_effect_once(toy: Scenario) -> None:
    once = engine.consult(toy, engine.begin(toy, 1), "chat")
    assert dict(once.indicators) == {"trust": 50, "time": 25}
    assert once.marks == {"informed"}
    assert engine.consult(toy, once, "chat") == once


def test_a_document_of_another_scene_is_refused(toy: Scenario) -> None:
    with pytest.raises(PlayError, match="scene 'council' does not offer the document 'chat'"):
        engine.consult(toy, called(toy), "chat")


def test_lines_appear_when_their_condition_holds(toy: Scenario) -> None:
    play = engine.begin(toy, 1)
    assert [beat.id for beat in asking.beats(toy, play)] == ["b1", "b3"]
    informed = engine.consult(toy, play, "chat")
    assert [beat.id for beat in asking.beats(toy, informed)] == ["b1", "b2", "b3"]


def test_choices_open_when_their_condition_holds(toy: Scenario) -> None:
    play = engine.begin(toy, 1)
    assert [choice.id for choice in asking.open_choices(toy, play)] == ["call", "wait"]
    informed = engine.consult(toy, play, "chat")
    assert [choice.id for choice in asking.open_choices(toy, informed)] == ["call", "wait", "show"]


@pytest.mark.parametrize("choice", ["show", "speak", ""])
def test_a_choice_that_is_not_open_is_refused(toy: Scenario, choice: str) -> None:
    with pytest.raises(PlayError, match=f"does not offer the choice '{choice}' now"):
        engine.choose(toy, engine.begin(toy, 1), choice)


def test_going_on_without_a_decision_is_refused_where_one_is_due(toy: Scenario) -> None:
    with pytest.raises(PlayError, match="scene 'office' goes on only through a decision"):
        engine.advance(toy, engine.begin(toy, 1))


def test_deciding_is_refused_where_nothing_is_to_be_decided(toy: Scenario) -> None:
    play = engine.choose(toy, engine.begin(toy, 1), "call")
    assert asking.open_choices(toy, play) == ()
    with pytest.raises(PlayError, match="scene 'yard' does not offer the choice 'call' now"):
        engine.choose(toy, play, "call")


def test_a_choice_acts_at_once_and_sends_its_later(toy: Scenario) -> None:
    play = engine.choose(toy, engine.begin(toy, 1), "call")
    assert play.scene == "yard"
    assert dict(play.taken[-1].indicators) == {"trust": 60, "time": 30}
    assert play.taken[-1].arrivals == ()
    assert play.taken[-1].offered == ("call", "wait")
    assert play.pending == (Pending("echo", "office", "call", due=2),)


def test_a_later_arrives_after_so_many_decisions(toy: Scenario) -> None:
    play = engine.choose(toy, called(toy), "silent")
    assert play.taken[-1].arrivals == (Arrival("echo", "office", "call", at=2),)
    assert dict(play.taken[-1].indicators) == {"trust": 30, "time": 30}
    assert play.pending == ()


def test_exits_are_chosen_after_what_arrived(toy: Scenario) -> None:
    # 60 - 30 = 30 is below 40 only because the later came before the exits were asked.
    assert engine.choose(toy, called(toy), "silent").scene == "bad"


def test_a_later_whose_condition_fails_vanishes_silently(toy: Scenario) -> None:
    # Speaking costs 10 first: 50 is below the 55 that the echo asks for.
    play = engine.choose(toy, called(toy), "speak")
    assert play.taken[-1].arrivals == ()
    assert play.pending == ()
    assert play.indicators["trust"] == 50


def test_indicators_stay_within_their_scale(toy: Scenario) -> None:
    trusted = {**toy.indicators, "trust": Indicator(start=95)}
    case = toy.model_copy(update={"indicators": trusted})
    assert engine.choose(case, engine.begin(case, 1), "call").indicators["trust"] == 100
    assert engine.choose(case, engine.begin(case, 1), "wait").indicators["time"] == 0


def test_the_first_open_exit_is_taken(toy: Scenario) -> None:
    play = engine.begin(toy, 1)
    assert engine.choose(toy, play, "wait").scene == "yard"
    assert engine.choose(toy, engine.consult(toy, play, "chat"), "wait").scene == "council"


def test_a_chance_moves_what_it_says(toy: Scenario) -> None:
    plays = [engine.choose(toy, engine.begin(toy, seed), "wait") for seed in range(200)]
    for play in plays:
        assert play.indicators["trust"] == (55 if play.taken[-1].chance else 45)
    hits = sum(bool(play.taken[-1].chance) for play in plays)
    assert 70 <= hits <= 130


def test_a_draw_is_the_same_in_another_process() -> None:
    code = "from lidera_nb.scenario.engine import draw; print(draw(7, 'luck', 3))"
    command = [sys.executable, "-c", code]
    seen = {
        subprocess.run(
            command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert seen == {f"{engine.draw(7, 'luck', 3)}\n".encode()}


def test_draws_differ_by_seed_chance_and_time() -> None:
    draws = {engine.draw(*key) for key in [(1, "a", 1), (2, "a", 1), (1, "b", 1), (1, "a", 2)]}
    assert len(draws) == 4
    assert all(0 <= draw < 1 for draw in draws)


def test_a_play_that_ended_allows_no_move(toy: Scenario) -> None:
    play = engine.choose(toy, called(toy), "speak")
    assert play.ended
    assert asking.open_choices(toy, play) == ()
    consult, choose = (
        (lambda *a: engine.consult(*a, "chat")),
        lambda *a: engine.choose(*a, "speak"),
    )
    for move in (engine.advance, consult, choose):
        with pytest.raises(PlayError, match="this play has ended; start another one"):
            move(toy, play)


def test_moves_leave_the_play_before_them_as_it_was(toy: Scenario) -> None:
    before = engine.begin(toy, 1)
    after = engine.choose(toy, engine.consult(toy, before, "chat"), "wait")
    assert before == engine.begin(toy, 1)
    for levels in (before.indicators, after.indicators, after.taken[-1].indicators):
        with pytest.raises(TypeError):
            levels["trust"] = 99  # type: ignore[index]


def test_a_prediction_is_open_until_the_ending(toy: Scenario) -> None:
    decision = toy.scenes["office"].decision
    assert decision is not None
    assert decision.prediction is not None
    play = called(toy)
    assert asking.settle(decision.prediction, play) is None
    assert asking.settle(decision.prediction, engine.choose(toy, play, "speak")) is True
    assert asking.settle(decision.prediction, engine.choose(toy, play, "silent")) is False


def test_a_prediction_stays_open_where_it_does_not_apply(toy: Scenario) -> None:
    decision = toy.scenes["office"].decision
    assert decision is not None
    assert decision.prediction is not None
    waited = engine.advance(toy, engine.choose(toy, engine.begin(toy, 1), "wait"))
    assert asking.settle(decision.prediction, engine.choose(toy, waited, "speak")) is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"indicator": "trust", "at_least": 60}, True),
        ({"indicator": "trust", "at_least": 61}, False),
        ({"indicator": "trust", "below": 60}, False),
        ({"indicator": "trust", "below": 61}, True),
        ({"chose": {"office": "call"}}, True),
        ({"chose": {"office": "wait"}}, False),
        ({"chose": {"office": "call", "council": "speak"}}, False),
        ({"consulted": "chat"}, False),
        ({"mark": "informed"}, False),
        ({"not": {"mark": "informed"}}, True),
        ({"all": [{"chose": {"office": "call"}}, {"mark": "informed"}]}, False),
        ({"any": [{"chose": {"office": "call"}}, {"mark": "informed"}]}, True),
    ],
)
def test_conditions_are_read_as_written(
    toy: Scenario, raw: dict[str, object], expected: bool
) -> None:
    assert asking.holds(condition(**raw), called(toy)) is expected


def test_conditions_see_documents_and_marks(toy: Scenario) -> None:
    informed = engine.consult(toy, engine.begin(toy, 1), "chat")
    assert asking.holds(condition(consulted="chat"), informed)
    assert asking.holds(condition(mark="informed"), informed)


def test_a_later_is_found_from_what_is_on_its_way(toy: Scenario) -> None:
    later = engine.later_of(toy, called(toy).pending[0])
    assert (later.id, later.who, later.after) == ("echo", "mother", 1)


Move = tuple[str, str]


def legal_moves(scenario: Scenario, play: Play) -> list[Move]:
    if play.ended:
        return []
    scene = scenario.scenes[play.scene]
    moves = [("consult", document) for document in scene.documents]
    moves += [("choose", choice.id) for choice in asking.open_choices(scenario, play)]
    return moves + ([("advance", "")] if scene.next else [])


def made(scenario: Scenario, play: Play, move: Move) -> Play:
    name, what = move
    if name == "advance":
        return engine.advance(scenario, play)
    return getattr(engine, name)(scenario, play, what)


@given(seed=st.integers(0, 2**63 - 1), picks=st.lists(st.integers(0, 99), max_size=60))
def test_legal_moves_never_fail_and_replay_to_the_same_play(
    toy: Scenario, seed: int, picks: list[int]
) -> None:
    play, moves = engine.begin(toy, seed), []
    for pick in picks:
        legal = legal_moves(toy, play)
        assert bool(legal) is not play.ended, "a play either ended or can go on"
        if play.ended:
            break
        moves.append(legal[pick % len(legal)])
        play = made(toy, play, moves[-1])
        assert all(0 <= value <= 100 for value in play.indicators.values())
    again = engine.begin(toy, seed)
    for move in moves:
        again = made(toy, again, move)
    assert again == play

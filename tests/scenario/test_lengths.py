"""Words along the way of a play, counted by hand, and what they say about a case."""

from __future__ import annotations

import pytest

from lidera_nb.scenario import engine, reading
from lidera_nb.scenario.lengths import Length, Lengths, length_advice, lengths, path_texts
from lidera_nb.scenario.load import Case, load
from lidera_nb.scenario.sample import at_random
from lidera_nb.scenario.seen import Seen
from lidera_nb.scenario.state import Play


@pytest.fixture
def case(write_case) -> Case:
    return load(write_case())


def played(case: Case, *choices: str, read: str = "") -> Play:
    """A play that takes these choices, after reading a document."""
    play = engine.begin(case.scenario, seed=1)
    play = engine.consult(case.scenario, play, read) if read else play
    for choice in choices:
        while case.scenario.scenes[play.scene].next:
            play = engine.advance(case.scenario, play)
        play = engine.choose(case.scenario, play, choice)
    return play


def test_a_path_is_what_was_met_and_nothing_else(case: Case) -> None:
    assert list(path_texts(case.scenario, played(case, "call", "speak"))) == [
        "summary", "situation", "role",
        "scene.office.title", "scene.office.b1",
        "decision.office.prompt", "decision.office.reason", "decision.office.prediction",
        "choice.office.call.label", "choice.office.wait.label", "choice.office.call.consequence",
        "scene.yard.title", "scene.yard.b1",
        "scene.council.title", "scene.council.b1",
        "decision.council.prompt", "decision.council.reason", "decision.council.prediction",
        "choice.council.speak.label", "choice.council.silent.label", "choice.council.back.label",
        "choice.council.speak.consequence",
        "scene.good.title", "scene.good.b1",
        "document.chat.title", "document.chat.body",
    ]  # fmt: skip


def test_a_play_takes_its_words_and_its_reasons(case: Case) -> None:
    """Words: 6 before, 11 in the office, 2 in the yard, 11 in the council, 2 last, 2 read."""
    found = lengths(case, [played(case, "call", "speak")], "en")
    assert found is not None
    assert found.middle == Length(round(34 / 180 + 3, 2), decisions=2, words=34)


def test_what_arrives_later_and_how_chance_fell_is_read_too(case: Case) -> None:
    late = set(path_texts(case.scenario, played(case, "call", "silent")))
    assert {"later.echo.title", "later.echo.text"} <= late
    lucky = set(path_texts(case.scenario, played(case, "wait", "speak")))
    assert len(lucky & {"chance.luck.hit", "chance.luck.miss"}) == 1


def test_a_line_that_asks_for_a_paper_counts_if_it_was_read(case: Case) -> None:
    with_chat = path_texts(case.scenario, played(case, "show", "speak", read="chat"))
    assert {"scene.office.b2", "choice.office.show.label"} <= set(with_chat)


def test_an_image_has_no_words_to_read(case: Case) -> None:
    assert "scene.office.b3" not in path_texts(case.scenario, played(case, "call", "speak"))


def test_the_shortest_the_middle_and_the_longest_are_told_apart(case: Case) -> None:
    plays = [
        played(case, "call", "back", "call", "speak"),
        played(case, "call", "speak"),
        played(case, "call", "back", "call", "back", "call", "speak"),
    ]
    found = lengths(case, plays, "es")
    assert found is not None
    kinds = (found.shortest, found.middle, found.longest)
    assert [length.decisions for length in kinds] == [2, 4, 6]


def test_no_plays_have_no_lengths(case: Case) -> None:
    assert lengths(case, [], "es") is None


def test_a_case_outside_a_sitting_is_advised_about() -> None:
    found = Lengths(Length(12.4, 3, 900), Length(30, 8, 3000), Length(51.6, 9, 6000))
    said = "in 'es' the {} of the sampled plays takes {} words); aim at 20 to 45"
    assert [advice.message for advice in length_advice(found, "es")] == [
        said.format("shortest", "12 minutes (3 decisions, 900"),
        said.format("longest", "52 minutes (9 decisions, 6000"),
    ]


def test_a_case_that_fits_a_sitting_is_left_alone() -> None:
    found = Lengths(Length(20, 7, 3000), Length(30, 8, 3000), Length(45, 9, 6000))
    assert list(length_advice(found, "es")) == []


def test_the_minutes_told_to_a_participant_are_those_of_the_middle_play(case: Case) -> None:
    plays = at_random(case.scenario, Seen.of(case.scenario), reading.PLAYS).ended
    found = lengths(case, plays, "es")
    assert found is not None
    assert reading.minutes(case, "es") == round(found.middle.minutes) > 1


def test_a_case_in_which_no_play_ends_still_has_a_minute(write_case) -> None:
    """Loading does not judge: whoever serves an unchecked case gets a page, not an error."""
    off = ("scenario", "[{to: council, when: {mark: informed}}, {to: yard}]", "yard")
    circle = load(write_case(("scenario", "next: council", "next: yard"), off))
    plays = at_random(circle.scenario, Seen.of(circle.scenario), 4)
    assert (plays.lost, plays.ended) == (4, [])
    assert reading.minutes(circle, "es") == 1


def test_a_play_with_no_choice_left_open_counts_as_lost(write_case) -> None:
    closed = [("scenario", f"{{id: {name},", f"{{id: {name}, when: {{mark: informed}},")
              for name in ("speak", "silent", "back")]  # fmt: skip
    unread = ("scenario", "marks: [informed]", "marks: []")
    other = ("scenario", "effect: {indicators: {trust: 10}}",
             "effect: {indicators: {trust: 10}, marks: [other]}")  # fmt: skip
    told = ("scenario", "hit: {indicators: {trust: 5}}",
            "hit: {indicators: {trust: 5}, marks: [informed]}")  # fmt: skip
    stuck = load(write_case(*closed, unread, other, told))
    found = at_random(stuck.scenario, Seen.of(stuck.scenario), 20)
    assert found.lost > 0
    assert found.plays == 20

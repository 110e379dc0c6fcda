"""What playing a case out shows, on the toy case with one thing changed."""

from __future__ import annotations

from pathlib import Path

from lidera_nb.scenario.explore import explore
from lidera_nb.scenario.judge import RARE, Judgement, judge
from lidera_nb.scenario.load import load
from lidera_nb.scenario.verdict import verdict

BACK = (
    "scenario",
    "- {id: back, to: office}",
    "- {id: back, to: good, effect: {indicators: {trust: 1}}}",
)
"""The toy case goes round and round by going back; most tests want one that does not."""


def judged(directory: Path) -> Judgement:
    return judge(load(directory).scenario)


def faults(directory: Path) -> list[str]:
    return [fault.message for fault in judged(directory).faults]


def advice(directory: Path) -> list[str]:
    return [fault.message for fault in judged(directory).advice]


def test_a_way_round_and_round_is_found(write_case) -> None:
    (told,) = [message for message in faults(write_case()) if "round and round" in message]
    assert told == (
        "from the scene 'office' a play can go round and round without an ending; make something "
        "change on the way or close it"
    )


def test_a_choice_that_is_never_worth_taking_is_named_with_the_one_that_is(write_case) -> None:
    assert (
        "the choice 'silent' is dominated: whatever follows it, 'back' could have ended at least "
        "as well on every indicator and better on one; give it something that it alone serves"
    ) in faults(write_case(BACK))


def test_what_a_choice_alone_serves_clears_it(write_case) -> None:
    served = ("scenario", "- {id: silent,", "- {id: silent, effect: {indicators: {time: 1}},")
    assert not [m for m in faults(write_case(BACK, served)) if "'silent' is dominated" in m]


def test_dominance_looks_at_whole_continuations(write_case) -> None:
    # At once 'speak' costs 10 and 'back' gives 1. But whoever called and did not speak is still
    # trusted enough for the echo, which costs 30: there 'speak' ends better.
    assert not [m for m in faults(write_case(BACK)) if "'speak' is dominated" in m]
    silenced = (
        "scenario",
        "effect: {indicators: {trust: -30}}",
        "effect: {indicators: {trust: -3}}",
    )
    assert [m for m in faults(write_case(BACK, silenced)) if "'speak' is dominated" in m]


def test_choices_that_end_alike_make_no_difference(write_case) -> None:
    alike = "effect: {indicators: {trust: 1}}}"
    directory = write_case(BACK, ("scenario", "effect: {indicators: {trust: -10}}}", alike))
    assert (
        "the choices 'speak' and 'back' make no difference: they can end in just the same ways; "
        "let them differ in what they bring"
    ) in faults(directory)


def test_a_condition_that_never_holds_is_found_where_it_stands(write_case) -> None:
    directory = write_case(BACK, ("scenario", "below: 40", "below: 1"))
    found = [fault for fault in judged(directory).faults if "never holds" in fault.message]
    assert [fault.path for fault in found] == [
        ("scenes", "council", "decision", "choices", 1, "to", 0, "when")
    ]
    unreached = "no play comes to the scene 'bad'; mend the conditions on the ways to it"
    assert unreached in faults(directory)


def test_a_late_consequence_that_never_arrives_is_found(write_case) -> None:
    directory = write_case(BACK, ("scenario", "after: 1", "after: 9"))
    assert (
        "the late consequence 'echo' never arrives: its condition never holds, or the case ends "
        "before; mend 'when' or 'after'"
    ) in faults(directory)


def test_a_choice_that_is_never_open_is_found(write_case) -> None:
    shut = "{id: show, when: {indicator: trust, at_least: 99}"
    directory = write_case(BACK, ("scenario", "{id: show, when: {consulted: chat}", shut))
    told = "the choice 'show' is never open; mend its condition or its cost"
    assert told in faults(directory)


def test_an_ending_that_hardly_anyone_reaches_is_advised_on(write_case) -> None:
    directory = write_case(
        BACK,
        ("scenario", "hit: {indicators: {trust: 5}}", "hit: {marks: [lucky]}"),
        ("scenario", "p: 0.5", "p: 0.003"),
        ("scenario", "when: {indicator: trust, below: 40}", "when: {mark: lucky}"),
    )
    found = judged(directory)
    assert found.random.endings["bad"] < RARE * found.random.plays
    told = [m for m in advice(directory) if m.startswith("the ending 'bad' is hardly ever reached")]
    assert bool(told) == ("bad" in found.exploration.seen.scenes)


def test_a_prediction_that_cannot_fail_is_advised_on(write_case) -> None:
    directory = write_case(
        BACK, ("scenario", "outcome: {chose: {council: speak}}", "outcome: {visited: council}")
    )
    assert "the prediction 'backed' always comes true; ask about something uncertain" in advice(
        directory
    )


def test_an_indicator_that_nothing_moves_is_advised_on(write_case) -> None:
    begun, words = "time: {start: 30, bands: [0, 50]}", "peace: {label: P, band0: a, band1: b}"
    directory = write_case(
        BACK,
        ("scenario", begun, f"{begun}\n  peace: {{start: 50, bands: [0, 50]}}"),
        ("es", "  time: {label", f"  {words}\n  time: {{label"),
        ("en", "  time: {label", f"  {words}\n  time: {{label"),
    )
    told = "the indicator 'peace' never matters: every play ends with it at 50"
    assert told in advice(directory)


def test_a_case_too_large_to_explore_is_not_judged_on_dominance(write_case) -> None:
    found = judge(load(write_case(BACK)).scenario, budget=5)
    assert not found.whole
    assert not [fault for fault in found.faults if "dominated" in fault.message]


def test_one_world_is_enough_to_clear_all_choices(write_case) -> None:
    spared = ("scenario", "{indicators: {time: -40}}", "{indicators: {time: 40}}")
    scenario = load(write_case(BACK, spared)).scenario
    found = explore(scenario)
    assert found.worlds == (8 if found.suspects() else 1)


def test_a_verdict_is_the_same_every_time_and_names_its_lines(write_case) -> None:
    directory = write_case(BACK)
    found = verdict(directory)
    assert found == verdict(directory)
    lines = (directory / "scenario.yaml").read_text().splitlines()
    silent = next(fault for fault in found.faults if "'silent' is dominated" in fault.message)
    assert lines[silent.line - 1].strip().startswith("- {id: silent")
    assert str(found).startswith("toy: explored whole (")

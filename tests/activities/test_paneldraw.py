"""A panel drawn from a cohort: who agreed, who finished, the first play, and no name."""

import pytest

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.activities.paneldraw import draw
from lidera_nb.errors import AccessError
from lidera_nb.events import kinds
from lidera_nb.scenario.panel.load import panel_in
from lidera_nb.scenario.panel.write import panel_text
from tests.toycohort import CANARY, ToyCohort
from tests.toycourse import MODULE, write_course


@pytest.fixture
def cohort(tmp_path):
    return ToyCohort(load_course(write_course(tmp_path / "course")), id="expertos")


def joins(cohort, person, panel=True, stop_after=99):
    cohort.enrol(person)
    cohort.consent(person)
    ctx = kinds.Context(module=MODULE, step="consent", definition="consent", version=1,
                        hash="0" * 64, lang="es")  # fmt: skip
    purposes = {"learning": True, "panel": panel}
    cohort.append(f"person:{person}", kinds.ConsentGiven(ctx=ctx, purposes=purposes, text_hash="0"))
    cohort.fill(person, "profile")
    cohort.play(person, stop_after=stop_after)


def drawn(cohort):
    step = cohort.course.modules[MODULE].step("case")
    known = registry.read(cohort.journal).cohorts["expertos"]
    people = [one.person for one in known.of_role("participant")]
    streams = {one: cohort.journal.read(f"person:{one}") for one in people}
    stories = {one: cohort.told(one) for one in people}
    return draw(step.definition.current, step, known, stories, streams)


def test_five_who_agreed_and_finished_are_a_panel_that_replays(cohort):
    for number in range(5):
        joins(cohort, f"p{number}")
    found = drawn(cohort)
    case = cohort.course.modules[MODULE].step("case").definition.current
    panel = panel_in(case, found.panel)
    mine = [cohort.told(f"p{n}").states[MODULE, "case"].play for n in range(5)]
    assert {play.visited for play in panel.plays.values()} == {play.visited for play in mine}
    assert {play.consulted for play in panel.plays.values()} == {play.consulted for play in mine}


def test_nobody_is_named_and_a_made_up_cohort_makes_a_made_up_panel(cohort):
    for number in range(5):
        joins(cohort, f"p{number}")
    found = drawn(cohort).panel
    assert found.synthetic
    text = panel_text(found)
    assert CANARY in text  # their reasons
    assert not [name for name in ("p0", "p1", f"{CANARY} p") if name in text]


def test_whoever_did_not_agree_rests_or_did_not_finish_is_left_out_and_counted(cohort):
    for number in range(5):
        joins(cohort, f"p{number}")
    joins(cohort, "no", panel=False)
    joins(cohort, "half", stop_after=1)
    joins(cohort, "rests")
    cohort.append("person:rests", kinds.PersonBlocked())
    found = drawn(cohort)
    assert (len(found.panel.experts), found.unwilling, found.unfinished) == (5, 2, 1)


def test_four_are_too_few_and_are_told_so(cohort):
    for number in range(4):
        joins(cohort, f"p{number}")
    joins(cohort, "no", panel=False)
    with pytest.raises(AccessError, match="'expertos' has 4 \\(1 did not agree, 0 did not finish"):
        drawn(cohort)


def test_no_panel_is_drawn_from_a_pilot(cohort):
    for number in range(5):
        joins(cohort, f"p{number}")
    cohort.append("cohort:expertos", kinds.CohortPiloted())
    with pytest.raises(AccessError, match=r"'expertos' is a pilot cohort: .*; draw the panel from"):
        drawn(cohort)

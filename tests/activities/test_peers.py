"""What colleagues decided: enough of them, of one's own cohort, and no more than they agreed to."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.activities import registry, story
from lidera_nb.activities.colleagues import peers_of
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.events import kinds
from tests.ourcourse import our_course
from tests.toycohort import CANARY, ToyCohort

ROOT = Path(__file__).resolve().parents[2]
MODULE = "01-los-que-faltan"
CASE = (MODULE, "case")
FIRST = "porton"


@pytest.fixture
def cohort() -> ToyCohort:
    return ToyCohort(our_course())


def join(cohort: ToyCohort, *people: str, share: bool = True) -> None:
    for person in people:
        cohort.enrol(person)
        cohort.consent(person)
        if not share:
            module = kinds.Context(module=MODULE, step="consent", definition="consent", version=1,
                                   hash="0" * 64, lang="es")  # fmt: skip
            quiet = kinds.ConsentGiven(ctx=module, purposes={"share_reasons": False}, text_hash="0")
            cohort.append(f"person:{person}", quiet)
        cohort.fill(person, "profile")
        cohort.play(person, stop_after=1)


def seen_by(cohort: ToyCohort, person: str):
    known = registry.read(cohort.journal)
    return peers_of(person, CASE, known, cohort.told).get(FIRST)


def test_four_others_are_too_few_to_be_told_of(cohort) -> None:
    join(cohort, "ana", "p1", "p2", "p3", "p4")
    others = seen_by(cohort, "ana")
    assert (others.people, others.enough) == (4, False)
    assert (others.choices, others.reasons, others.share("cerca")) == ({}, (), None)


def test_five_others_are_counted_by_choice_and_oneself_is_not(cohort) -> None:
    join(cohort, "ana", "p1", "p2", "p3", "p4", "p5")
    others = seen_by(cohort, "ana")
    assert others.people == sum(others.choices.values()) == 5
    assert sum(others.share(choice) for choice in others.choices) in range(98, 103)


def test_reasons_are_those_of_people_who_share_them(cohort) -> None:
    join(cohort, "ana", "p1", "p2")
    join(cohort, "p3", "p4", "p5", share=False)
    assert len(seen_by(cohort, "ana").reasons) == 2


def test_whoever_rests_or_left_is_not_counted(cohort) -> None:
    join(cohort, "ana", "p1", "p2", "p3", "p4", "p5", "p6")
    cohort.append("person:p1", kinds.PersonBlocked())
    assert seen_by(cohort, "ana").people == 5
    cohort.append("person:p2", kinds.PersonWithdrew(erase=False))
    assert not seen_by(cohort, "ana").enough


def test_people_of_another_cohort_are_no_colleagues(cohort) -> None:
    join(cohort, "ana")
    other = ToyCohort(cohort.course, id="other", journal=cohort.journal, sent=10_000)
    join(other, *(f"q{number}" for number in range(6)))
    assert seen_by(cohort, "ana") is None


def test_the_order_of_reasons_tells_nothing_about_who_came_first(cohort) -> None:
    people = [f"p{number}" for number in range(8)]
    join(cohort, "ana", *people)
    orders = {tuple(choice for choice, _ in seen_by(cohort, who).reasons) for who in people}
    assert len(orders) > 1
    assert seen_by(cohort, "ana").reasons == seen_by(cohort, "ana").reasons


def test_a_debrief_shows_colleagues_only_after_the_case_and_never_a_name(cohort) -> None:
    join(cohort, *(f"p{number}" for number in range(6)))
    cohort.whole("ana")
    module = cohort.course.modules[MODULE]
    known = registry.read(cohort.journal)
    models = read_models("ana", module, known, cohort.told)
    around = Circumstance(frozenset({"participant"}), "es", cohort.now, models=models)
    view = story.show(cohort.told("ana"), (MODULE, "debrief"), around)
    first = view["steps"][0]["peers"]
    assert first["people"] == 6
    assert sum(choice["mine"] for choice in first["choices"]) == 1
    assert not [name for name in ("p0", f"{CANARY} p") if name in str(first["choices"])]
    assert "fewest" in view["steps"][-1]["peers"]

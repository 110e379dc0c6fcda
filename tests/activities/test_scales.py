"""Rating a scale: once in a wave, never all blank, and known to the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.activities import story
from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.course import load_course
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.errors import ContentError
from tests.scaledcourse import rate, scaled, write_scaled
from tests.toycohort import BEGAN, ToyCohort

AROUND = Circumstance(frozenset({"participant"}), "es", BEGAN, models={"pilot": False})


@pytest.fixture
def cohort(tmp_path: Path) -> ToyCohort:
    cohort = ToyCohort(scaled(tmp_path))
    cohort.enrol("ana")
    cohort.module = "antes"
    cohort.consent("ana")
    return cohort


def receive(cohort: ToyCohort, wave: str, values: dict[str, int | None]) -> object:
    told = cohort.told("ana")
    definition = told.steps[wave, "rated"].definition
    body = {"do": "submit", "form": definition.hash, "values": values}
    return story.receive(told, (wave, "rated"), body, AROUND)


def test_the_first_answer_of_a_wave_stands(cohort: ToyCohort) -> None:
    rate(cohort, "ana", 1, {"near_a": 4})
    said = receive(cohort, "antes", {"near_a": 6})
    assert said == Refusal("scale.once")
    shown = story.show(cohort.told("ana"), ("antes", "rated"), AROUND)
    assert (shown["status"], shown["again"]) == ("done", False)


def test_each_wave_has_its_own_answer(cohort: ToyCohort) -> None:
    rate(cohort, "ana", 1, {"near_a": 4})
    rate(cohort, "ana", 2, {"near_a": 5, "far_b": 2})
    events = [e.payload for e in cohort.journal.read("person:ana") if e.kind == "scale.answered"]
    assert [(one.wave, one.ratings) for one in events] == [
        (1, {"near_a": 4}),
        (2, {"near_a": 5, "far_b": 2}),
    ]


def test_a_blank_questionnaire_is_not_taken(cohort: ToyCohort) -> None:
    assert receive(cohort, "antes", {"near_a": None}) == Refusal("scale.empty")


def test_a_rating_beyond_the_points_is_refused(cohort: ToyCohort) -> None:
    assert isinstance(receive(cohort, "antes", {"near_a": 7}), Refusal)


def test_a_scale_without_a_wave_is_told_to_its_author(tmp_path: Path) -> None:
    path = write_scaled(tmp_path) / "modules" / "antes" / "module.yaml"
    path.write_text(path.read_text("utf-8").replace(', "wave": 1', ""), "utf-8")
    with pytest.raises(ContentError, match="a scale needs 'wave: 1' or later"):
        load_course(tmp_path)

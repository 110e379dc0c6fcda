"""The plan: read, refused in one sentence, and held against what happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.errors import ContentError, ReportError
from lidera_nb.report.cohort import plan as plans_room
from lidera_nb.report.cohort.build import build
from lidera_nb.report.cohort.kind import KIND
from lidera_nb.report.cohort.plan import read_plan
from lidera_nb.report.identity import key

WORDS = "{es: Sí, en: Yes}"
PLAN = f"""
cohort: toy
registered: 2026-03-02
target: {{instrument: toy-scale, subscale: far}}
people: 40
programme:
  {{why: {WORDS}, how: {WORDS}, who: {WORDS}, where: {WORDS}, when: {WORDS}, tailored: {WORDS}}}
analysis: {WORDS}
deviations:
  - {{on: 2026-05-04, what: {{es: Menos casos, en: Fewer cases}}, why: {{es: Paro, en: A strike}}}}
"""


def write(plans: Path, text: str = PLAN, name: str = "toy") -> None:
    (plans / f"{name}.yaml").write_text(text, "utf-8")


def test_the_plan_called_like_the_cohort_chooses_the_outcome(packed, plans: Path) -> None:
    write(plans)
    found = build(packed(30, 24), KIND.parse({"package": "p"})).evidence
    assert found.main is not None
    assert found.main.id == "far"
    assert found.security is not None
    assert [reason.rung for reason in found.security.reasons if reason.part == "plan"] == [5]


def test_what_departed_from_the_plan_is_told(packed, plans: Path) -> None:
    write(plans)
    asked = KIND.parse({"package": "p", "lang": "en"})
    found = build(packed(30, 24), asked).evidence.deviations
    assert [(one.id, one.planned, one.happened) for one in found] == [
        ("people", "40", "24"),
        ("told", "2026-05-04. Fewer cases", "A strike"),
    ]


def test_a_plan_younger_than_the_first_answer_does_not_count_as_one(packed, plans: Path) -> None:
    write(plans, PLAN.replace("2026-03-02", "2026-12-24"))
    found = build(packed(30, 24), KIND.parse({"package": "p"})).evidence
    assert "registered" in [one.id for one in found.deviations]
    assert found.security is not None
    assert found.security.rung <= 2


def test_without_a_plan_there_is_none(plans: Path) -> None:
    assert read_plan("", "toy") is None


def test_a_plan_that_is_not_there_is_named_with_those_that_are(plans: Path) -> None:
    write(plans)
    with pytest.raises(ReportError, match="there is no plan 'otro' in evaluation/plans; name one "
                                          "of: toy"):  # fmt: skip
        read_plan("otro", "toy")


def test_a_plan_of_another_cohort_is_refused(plans: Path) -> None:
    write(plans, name="otra")
    with pytest.raises(ReportError, match="is about the cohort 'toy' and not about 'norte'"):
        read_plan("otra", "norte")


def test_a_fault_in_a_plan_has_its_line(plans: Path) -> None:
    write(plans, PLAN.replace("people: 40", "people: none"))
    with pytest.raises(ContentError, match="'people' is 'none'; write a whole number"):
        read_plan("toy", "toy")


def test_the_name_of_a_plan_leads_out_of_no_folder() -> None:
    with pytest.raises(ReportError, match="the name of a plan in evaluation/plans"):
        KIND.parse({"package": "p", "plan": "../secret"})


def test_the_plan_of_the_demonstration_can_be_read() -> None:
    found = read_plan("demo", "demo")
    assert found is not None
    assert plans_room.plan_path("", "demo") == plans_room.PLANS / "demo.yaml"


def test_another_plan_makes_another_report(plans: Path) -> None:
    before = key("cohort", "p", "n", {})
    write(plans)
    assert key("cohort", "p", "n", {}) != before

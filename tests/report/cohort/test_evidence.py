"""What a cohort report finds of a scale asked twice, held against the rows it comes from."""

from __future__ import annotations

import numpy as np
import pytest

from lidera_nb.analysis import effects, reliability
from lidera_nb.dataset.read import Package
from lidera_nb.report.cohort.build import build
from lidera_nb.report.cohort.found.scores import scales_of
from lidera_nb.report.cohort.kind import KIND
from lidera_nb.report.model import Report


def by_hand(package: Package, subscale: str) -> tuple[np.ndarray, np.ndarray]:
    """Scores of both waves straight from the table."""
    rows = package.tables["scales"]
    own = rows[rows["subscale"] == subscale].copy()
    own["v"] = own["rating"].where(~own["reversed"], own["points"] + 1 - own["rating"])
    wide = own.astype({"v": float}).groupby(["study_id", "wave"])["v"].mean().unstack().dropna()
    return wide[1].to_numpy(), wide[2].to_numpy()


def built(package: Package, **asked: object) -> Report:
    return build(package, KIND.parse({"package": "p", **asked}))


def test_the_change_is_that_of_the_rows(told: Report, packed) -> None:
    first, second = by_hand(packed(30, 24), "near")
    expected = effects.average(first, second)
    main = told.evidence.main
    assert main is not None
    assert main.effect is not None
    assert expected is not None
    assert (main.effect.value, main.effect.low) == pytest.approx((expected.value, expected.low))
    assert (main.first, main.second) == pytest.approx((first.mean(), second.mean()))
    assert main.people == 24


def test_reliability_is_of_those_who_answered_every_item(told: Report, packed) -> None:
    (asked,) = scales_of(packed(30, 24).tables["scales"])
    items = asked.items(1, "near").dropna().to_numpy()
    expected, found = reliability.alpha(items), told.evidence.held[0].alpha
    assert expected is not None
    assert found is not None
    assert (found.value, found.n) == pytest.approx((expected.value, 30))


def test_each_wave_is_counted_and_leavers_are_compared(told: Report) -> None:
    assert [(one.started, one.analysed) for one in told.evidence.waves] == [(30, 24), (24, 24)]
    left = told.evidence.attrition
    assert left is not None
    assert (left.stayed, left.left) == (24, 6)
    assert [row.value is not None for row in left.rows][:2] == [True, True]


def test_three_who_left_are_not_counted_nor_compared(packed) -> None:
    found = built(packed(30, 27)).evidence
    assert found.attrition is not None
    assert (found.attrition.stayed, found.attrition.left, found.attrition.rows) == (None, None, ())
    assert found.bounds is None


def test_four_who_answered_twice_have_no_change_and_no_rung(packed) -> None:
    found = built(packed(10, 4)).evidence
    assert found.main is None
    assert found.security is None
    assert all((one.people, one.first, one.effect) == (None,) * 3 for one in found.outcomes)


def test_a_higher_threshold_withholds_what_a_lower_one_tells(packed) -> None:
    assert built(packed(30, 24), threshold=25).evidence.main is None


def test_without_a_plan_a_change_is_a_hint_at_most(told: Report) -> None:
    found = told.evidence.security
    assert found is not None
    assert found.rung == 2
    assert "plan" in [reason.part for reason in found.binding]


def test_the_same_seed_gives_the_same_report(told: Report, packed) -> None:
    assert built(packed(30, 24)).evidence == told.evidence


def test_nearly_the_same_people_are_told_coarsely(told: Report) -> None:
    ways = {one.id: one for one in told.evidence.tried}
    assert set(ways) == {"whole", "z", "complete", "straight", "ranks", "signs", "one"}
    assert ways["one"].coarse
    assert not ways["whole"].coarse


def test_a_cohort_without_a_scale_has_no_evidence_of_change(report: Report) -> None:
    assert report.evidence.outcomes == ()
    assert report.evidence.waves == ()
    assert [one.label for one in report.evidence.response]

"""What the data alone say against a plan: a late *before*, and another wording after."""

from datetime import date

import pandas as pd

from lidera_nb.report.cohort.found.deviations import deviations
from lidera_nb.report.cohort.found.scores import Asked

PEOPLE = pd.DataFrame({"study_id": ["a", "b"], "started_on": [date(2026, 8, 3), None]})


def asked(first: str, other: str = "h") -> Asked:
    rows = [("a", 1, date.fromisoformat(first), "h"), ("a", 2, date(2026, 9, 1), other)]
    return Asked("s", pd.DataFrame(rows, columns=["study_id", "wave", "answered_on", "hash"]))


def found(one: Asked) -> list[str]:
    return [told.id for told in deviations(None, one, None, PEOPLE, "es")]


def test_a_before_on_the_day_of_the_first_case_is_none_too_late():
    assert found(asked("2026-08-03")) == []


def test_a_before_that_came_after_the_own_first_case_is_told():
    assert found(asked("2026-08-04")) == ["late"]


def test_another_wording_after_is_told():
    assert found(asked("2026-08-01", other="other")) == ["versions"]

from __future__ import annotations

import pytest

from lidera_nb.errors import ReportError
from lidera_nb.report.parameters import CohortParameters, parse_as


def test_what_is_not_given_has_a_default() -> None:
    asked = parse_as(CohortParameters, {"package": "p"})
    assert (asked.lang, asked.threshold) == ("es", 5)


def test_an_unknown_parameter_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ReportError, match="no parameter 'tresh'; the report has: package, lang"):
        parse_as(CohortParameters, {"package": "p", "tresh": 5})


def test_a_name_that_would_be_code_never_passes() -> None:
    with pytest.raises(ReportError, match="there is no parameter"):
        parse_as(CohortParameters, {"package": "p", "x = 1; import os": 1})


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("threshold", 4, "from 5 to 100"), ("threshold", "7", "from 5 to 100"),
     ("lang", "fr", "'es' or 'en'"), ("seed", -1, "from 0 on")],
)  # fmt: skip
def test_an_impossible_value_is_refused_with_what_was_expected(
    name: str, value: object, expected: str
) -> None:
    with pytest.raises(ReportError, match=f"'{name}' is .*{expected}"):
        parse_as(CohortParameters, {"package": "p", name: value})


def test_a_missing_package_is_asked_for() -> None:
    with pytest.raises(ReportError, match="'package' is missing; give the path"):
        parse_as(CohortParameters, {})

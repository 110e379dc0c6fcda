"""What a report on very many cohorts lists, and how its axes are cut."""

from __future__ import annotations

import pytest

from lidera_nb.analysis.pooling import Pooled, Shrunk
from lidera_nb.report.portfolio.build import build
from lidera_nb.report.portfolio.chart import caterpillar
from lidera_nb.report.portfolio.found.measured import Share
from lidera_nb.report.portfolio.told.frame import LISTED, cohorts
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice
from tests.report.portfolio.test_build import asked, portfolio


def listed(shares: dict[str, Share]) -> Section:
    return cohorts(build(portfolio(shares), asked()), Voice("es"))


def alike(count: int) -> dict[str, Share]:
    return {f"c{i:03}": Share(16, 20) for i in range(count)}


def test_few_cohorts_are_all_listed() -> None:
    (table,) = listed(alike(LISTED)).tables
    assert len(table.rows) == LISTED


def test_of_very_many_only_those_that_stand_apart_are_listed_and_the_others_counted() -> None:
    found = listed(alike(LISTED) | {"odd": Share(6, 40)})
    (table,) = found.tables
    assert [row[0] for row in table.rows] == ["Cohorte odd"]
    assert found.lead[1].startswith(f"Otras {LISTED} cohortes son como las demás")


def test_where_none_stands_apart_there_is_no_list() -> None:
    assert listed(alike(LISTED + 1)).tables == ()


@pytest.mark.parametrize(("half", "span"), [(0.001, 0.1), (0.2, 0.4)])
def test_the_axis_of_shares_covers_ten_percent_at_least(half: float, span: float) -> None:
    each = tuple(Shrunk(0.5, 0.5 - half, 0.5 + half) for _ in range(3))
    pooled = Pooled(0.5, 0.4, 0.6, 0.4, 0.6, 0.0, 0.0, each)
    chart = caterpillar(pooled, "share", percent=True).to_dict()
    low, high = chart["layer"][1]["encoding"]["y"]["scale"]["domain"]
    assert high - low == pytest.approx(span)

"""Many cohorts side by side: pooled, told without names, and silent where people are few."""

from __future__ import annotations

import numpy as np
import pytest

from lidera_nb.dataset.read import Meta
from lidera_nb.report.parameters import PortfolioParameters
from lidera_nb.report.portfolio.build import build
from lidera_nb.report.portfolio.found.measured import Mean, Measured, Share
from lidera_nb.report.portfolio.kind import KIND
from lidera_nb.report.portfolio.model import PortfolioReport
from lidera_nb.report.portfolio.read import Cohort, Portfolio
from lidera_nb.report.provenance import record
from tests.report.elements import Elements

META = Meta("portfolio", "", True, "2026-09-01T00:00:00+00:00", {"datapackage.json": "0" * 64})


def asked(**given: object) -> PortfolioParameters:
    return PortfolioParameters(package="p", **given)  # type: ignore[arg-type]


def portfolio(shares: dict[str, Share], means: dict[str, Mean] | None = None) -> Portfolio:
    means = means or {}
    cohorts = tuple(
        Cohort(name, f"Cohorte {name}", share.n,
               Measured({"finished": share}, {"brier": means[name]} if name in means else {}))
        for name, share in shares.items()
    )  # fmt: skip
    return Portfolio(META, cohorts)


def forty(lang: str = "es") -> PortfolioReport:
    """Forty cohorts of 12 to 39 people, alike but for chance."""
    dice = np.random.default_rng(7)
    sizes = dice.integers(12, 40, 40)
    chances = dice.beta(12, 6, 40)
    shares = {
        f"c{i:02}": Share(int(dice.binomial(n, chance)), int(n))
        for i, (n, chance) in enumerate(zip(sizes, chances, strict=True))
    }
    means = {name: Mean(float(dice.normal(0.2, 0.05)), 0.0004, 20) for name in shares}
    return build(portfolio(shares, means), asked(lang=lang))


@pytest.fixture(scope="module")
def many() -> PortfolioReport:
    return forty()


def test_all_together_are_told_with_their_interval(many: PortfolioReport) -> None:
    found = many.of("finished").pooled
    assert found is not None
    assert found.low < 12 / 18 < found.high
    assert many.of("finished").cohorts == 40


def test_a_cohort_stands_apart_only_where_its_whole_interval_does() -> None:
    shares = {f"c{i}": Share(16, 20) for i in range(9)} | {"odd": Share(6, 40)}
    found = build(portfolio(shares), asked())
    standing = {row.title: row.standing["finished"] for row in found.rows}
    assert standing.pop("Cohorte odd") == "less"
    assert set(standing.values()) == {"like"}


def test_cohorts_stand_in_the_order_of_their_names(many: PortfolioReport) -> None:
    titles = [row.title for row in many.rows]
    assert titles == sorted(titles)


def test_few_people_count_nowhere() -> None:
    shares = {f"c{i}": Share(16, 20) for i in range(4)} | {"small": Share(2, 4)}
    found = build(portfolio(shares), asked())
    small = next(row for row in found.rows if row.title == "Cohorte small")
    assert (small.people, small.standing["finished"]) == (None, "unknown")
    assert (found.of("finished").cohorts, found.of("finished").few) == (4, 1)


def test_a_dot_that_tells_of_a_few_people_is_not_drawn() -> None:
    shares = {"a": Share(18, 20), "b": Share(10, 20), "c": Share(20, 20), "d": Share(3, 20)}
    found = build(portfolio(shares), asked()).of("finished")
    assert [dot.share for dot in found.dots] == [0.5, 1.0]
    assert found.undrawn == 2


def test_two_cohorts_are_not_compared() -> None:
    found = build(portfolio({"a": Share(10, 20), "b": Share(11, 20)}), asked())
    assert found.of("finished").pooled is None
    html = KIND.page(found, record())
    assert "hacen falta tres para comparar" in html


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_page_names_nobody_in_a_figure_and_asks_for_nothing(
    many: PortfolioReport, lang: str
) -> None:
    report = PortfolioReport(many.meta, asked(lang=lang), many.people, many.rows, many.compared,
                             many.withheld)  # fmt: skip
    html = KIND.page(report, record())
    elements = Elements(html)
    assert len(elements.of("svg")) == 3
    assert all("Cohorte" not in part.split("</svg>")[0] for part in html.split("<svg")[1:])
    assert not elements.of("script")
    assert "no ranking" in html or "no es un ranking" in html
    assert "portfolioreport." not in html

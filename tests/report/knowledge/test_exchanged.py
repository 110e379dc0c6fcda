"""Visits and labs in the report: tables where there are any, nothing else."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from lidera_nb.dataset.read import Package
from lidera_nb.report.knowledge.build import build
from lidera_nb.report.knowledge.found.exchanged import exchanged
from lidera_nb.report.knowledge.kind import KIND
from lidera_nb.report.knowledge.model import Exchanged
from lidera_nb.report.provenance import record
from tests.report.knowledge.conftest import asked


def visits(*told: tuple[str, int, str | None]) -> pd.DataFrame:
    """Visits by outcome, how many people, and distance; nobody asked twice."""
    rows = [(outcome, f"{outcome}{way}{i}", way) for outcome, n, way in told for i in range(n)]
    return pd.DataFrame(rows, columns=["outcome", "study_id", "distance"])


def labs(**told: int) -> pd.DataFrame:
    rows = [(f"{word}{i}", word) for word, n in told.items() for i in range(n)]
    return pd.DataFrame(rows, columns=["study_id", "outcome"])


@pytest.fixture(params=["es", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_package_without_visits_and_labs_has_no_such_section(planted: Package, lang: str) -> None:
    found = build(planted, asked(lang=lang))
    assert found.exchanged == Exchanged()
    assert 'id="exchanged"' not in KIND.page(found, record())


def test_visits_and_labs_are_counted_and_told(planted: Package, lang: str) -> None:
    told = visits(("granted", 6, "near"), ("granted", 7, "far"), ("left_out", 8, None))
    more = {"visits": told, "lab_schools": labs(worked=5, partly=6)}
    found = build(replace(planted, tables={**planted.tables, **more}), asked(lang=lang))
    assert found.exchanged == Exchanged(
        outcomes=(("granted", 13), ("left_out", 8)),
        distances=(("near", 6), ("far", 7)),
        labs=(("worked", 5), ("partly", 6)),
    )
    page = KIND.page(found, record())
    assert 'id="exchanged"' in page
    assert {"es": "no se promedian", "en": "never averaged"}[lang] in page


def test_what_tells_of_a_few_is_withheld_and_no_sum_gives_it_away() -> None:
    told = visits(("granted", 6, "near"), ("left_out", 2, None))
    found = exchanged({"visits": told, "lab_schools": labs(worked=1)}, 5)
    assert {n for _, n in (*found.outcomes, *found.distances, *found.labs)} == {None}


def test_a_visit_whose_guest_is_outside_counts_for_nobody() -> None:
    told = visits(("granted", 6, "near"))
    told.loc[0, "study_id"] = None
    assert exchanged({"visits": told}, 5).outcomes == (("granted", 5),)

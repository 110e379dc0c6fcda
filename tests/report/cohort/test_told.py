"""What the cohort report says of change, in both languages, and what it never says."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from lidera_nb.report.cohort.build import build
from lidera_nb.report.cohort.kind import KIND
from lidera_nb.report.cohort.told.words import between, signed
from lidera_nb.report.cohort.whole import SECTIONS
from lidera_nb.report.model import Report
from lidera_nb.report.provenance import record
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

PARTS = ("programme", "response", "attrition", "missing", "reliability", "change", "sensitivity",
         "security", "levels", "network", "deviations")  # fmt: skip


def sections(report: Report, lang: str, names: Iterable[str]) -> dict[str, Section]:
    return {name: next(iter(SECTIONS[name](report, record(), Voice(lang)))) for name in names}


@pytest.fixture(scope="module", params=["es", "en"])
def shown(request: pytest.FixtureRequest, packed) -> tuple[str, dict[str, Section]]:
    lang = request.param
    report = build(packed(30, 24), KIND.parse({"package": "p", "lang": lang}))
    return lang, sections(report, lang, ("summary", *PARTS, "record"))


def test_the_first_page_has_the_change_with_its_interval_and_how_secure_it_is(shown) -> None:
    lang, found = shown
    first = found["summary"].headlines[0]
    assert re.fullmatch(r"[+−]\d[.,]\d\d", first.value)
    assert "24" in first.n
    assert {"es": "cambio, no impacto", "en": "change, not impact"}[lang] in first.text
    assert {"es": "2 de 5", "en": "2 of 5"}[lang] in found["summary"].closing[0]
    assert len(found["summary"].headlines) <= 3


def test_every_estimate_of_change_stands_beside_its_n_and_interval(shown) -> None:
    _, found = shown
    for row in found["sensitivity"].tables[0].rows:
        assert row[-1].isdigit()
    (chart,) = found["change"].figures
    assert all(row[1] == "24" for row in chart.table.rows)


def test_no_part_is_silent(shown) -> None:
    _, found = shown
    for name in PARTS:
        assert found[name].lead, name


def test_the_third_rung_is_the_highest_of_a_single_group(shown) -> None:
    _, found = shown
    assert found["security"].tables[0].rows[0][-1] == "3"
    assert len(found["security"].points) == 5


def test_a_cohort_that_was_not_asked_twice_is_told_so_in_every_part(report: Report) -> None:
    parts = ("reliability", "change", "sensitivity", "security", "attrition")
    for name, section in sections(report, "es", parts).items():
        assert "ninguna escala se preguntó dos veces" in section.lead[0], name


def test_the_record_holds_the_hash_of_the_plan_or_says_that_there_is_none(shown) -> None:
    lang, found = shown
    last = found["record"].tables[0].rows[-1]
    assert last[1] == {"es": "sin plan", "en": "no plan"}[lang]


def test_numbers_carry_a_true_minus_and_zero_carries_no_sign() -> None:
    voice = Voice("es")
    assert (signed(voice, -0.314), signed(voice, 0.001)) == ("−0,31", "0,00")
    assert between(voice, -0.5, 1.25) == "de −0,50 a +1,25"
    assert between(voice, None, 1.0) == "—"

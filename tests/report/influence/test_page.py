"""The page as a reader and a screen reader see it."""

from __future__ import annotations

import re

import pytest

from lidera_nb.dataset.read import Package
from lidera_nb.report.influence.build import build
from lidera_nb.report.influence.kind import KIND
from lidera_nb.report.influence.model import InfluenceReport
from lidera_nb.report.provenance import record
from tests.report.elements import Elements
from tests.report.influence.conftest import asked


@pytest.fixture(scope="module", params=["es", "en"])
def html(request: pytest.FixtureRequest, planted: Package) -> str:
    return KIND.page(build(planted, asked(lang=request.param)), record())


def test_nobody_is_on_the_page_nor_in_its_numbers(html: str, report: InfluenceReport) -> None:
    assert "p_id" not in html
    assert "p_id" not in str(report)


def test_the_page_asks_the_network_for_nothing(html: str) -> None:
    for _, attrs in Elements(html).found:
        for name in ("src", "href", "xlink:href", "action", "data"):
            assert (attrs.get(name) or "#").startswith("#")


def test_every_figure_has_words_a_caption_and_a_table(html: str) -> None:
    figures = re.findall(r"<figure.*?</figure>", html, re.S)
    assert len(figures) == 4
    for figure in figures:
        assert re.search(r"<title id=[^>]+>[^<]+</title>\s*<desc id=[^>]+>[^<]+</desc>", figure)
        assert re.search(r'<caption>[^<]+.*scope="col".*scope="row"', figure, re.S)


def test_no_id_stands_twice(html: str) -> None:
    ids = [attrs["id"] for _, attrs in Elements(html).found if "id" in attrs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "said",
    [
        "no qué lleva a qué|not what leads to what",
        "Parecerse puede venir primero|Likeness may come first",
        "Regreso a la media|Regression to the mean",
        "cambio, no impacto|change, not impact",
        "no salen del sistema|do not leave the system",
    ],
)
def test_it_speaks_of_association_and_of_what_the_design_cannot_tell(html: str, said: str) -> None:
    assert re.search(said, html)


def test_no_text_is_left_unfilled(html: str) -> None:
    assert not re.search(r"influencereport\.|\{[a-z]+\}", html.split("</style>")[-1])


def test_a_small_cohort_is_told_why_nothing_is_compared(few: Package) -> None:
    page = KIND.page(build(few, asked()), record())
    assert page.count("al menos 15 personas") >= 3
    assert "<figure" not in page

"""The page as a reader, a screen reader and a network monitor see it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lidera_nb.dataset.read import read_package
from lidera_nb.report.cohort.build import build
from lidera_nb.report.cohort.kind import KIND
from lidera_nb.report.provenance import record
from tests.report.elements import Elements
from tests.toycohort import CANARY


@pytest.fixture(scope="module", params=["es", "en"])
def html(request: pytest.FixtureRequest, package: Path) -> str:
    report = build(read_package(package), KIND.parse({"package": "p", "lang": request.param}))
    return KIND.page(report, record())


def test_the_page_asks_the_network_for_nothing(html: str) -> None:
    elements = Elements(html)
    for _, attrs in elements.found:
        for name in ("src", "href", "xlink:href", "action", "data"):
            assert (attrs.get(name) or "#").startswith("#")
    assert not re.search(r"url\((?!#)|@import", html)
    assert not elements.of("script")
    assert not elements.of("link")


def test_the_page_says_its_language_and_has_one_first_heading(html: str) -> None:
    elements = Elements(html)
    assert elements.of("html")[0]["lang"] in ("es-CL", "en-US")
    assert len(elements.of("h1")) == 1
    assert elements.of("a")[0]["href"] == "#main"


def test_every_figure_has_words_a_caption_and_a_table(html: str) -> None:
    figures = re.findall(r"<figure.*?</figure>", html, re.S)
    assert len(figures) >= 6
    for figure in figures:
        assert 'role="img"' in figure
        assert re.search(r"<title id=[^>]+>[^<]+</title>\s*<desc id=[^>]+>[^<]+</desc>", figure)
        assert re.search(r"<figcaption>[^<]+", figure)
        assert re.search(r'<caption>[^<]+.*scope="col".*scope="row"', figure, re.S)


def test_no_id_stands_twice(html: str) -> None:
    ids = [attrs["id"] for _, attrs in Elements(html).found if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_made_up_people_are_announced_at_the_top(html: str) -> None:
    banner = re.search(r'class="synthetic"[^>]*>([^<]+)', html)
    assert banner
    assert banner.start() < html.index("<h1")


def test_withheld_counts_are_seen_as_such(html: str) -> None:
    assert html.count("reservado") + html.count("withheld") >= 4


def test_nothing_that_people_wrote_is_on_the_page(html: str) -> None:
    assert CANARY not in html


def test_it_says_what_not_to_conclude(html: str) -> None:
    assert "cambio, no impacto" in html or "change, not impact" in html


def test_a_label_with_markup_stays_text(package: Path) -> None:
    found = read_package(package)
    title = found.tables["codebook"]["kind"] == "case"
    found.tables["codebook"].loc[title, "es"] = "<img src=x onerror=alert(1)>"
    report = build(found, KIND.parse({"package": "p"}))
    assert "<img" not in KIND.page(report, record())

"""The page as a reader, a screen reader and a network monitor see it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lidera_nb.dataset.read import read_package
from lidera_nb.report.build import build
from lidera_nb.report.html import page
from lidera_nb.report.parameters import parse
from lidera_nb.report.provenance import record
from lidera_nb.report.whole import sections
from tests.toycohort import CANARY

NOW = datetime(2026, 9, 1, tzinfo=UTC)


@pytest.fixture(scope="module", params=["es", "en"])
def html(request: pytest.FixtureRequest, package: Path) -> str:
    report = build(read_package(package), parse({"package": "p", "lang": request.param}))
    return page(report, sections(report, record()), NOW)


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.found if name == tag]


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
    report = build(found, parse({"package": "p"}))
    assert "<img" not in page(report, sections(report, record()), NOW)

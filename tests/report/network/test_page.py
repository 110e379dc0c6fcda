"""The page as a reader, a screen reader and a network monitor see it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lidera_nb.dataset.read import read_package
from lidera_nb.report.network.build import build
from lidera_nb.report.network.kind import KIND
from lidera_nb.report.provenance import record
from tests.report.elements import Elements
from tests.report.network.conftest import asked, packed
from tests.toystudy import trio


@pytest.fixture(scope="module", params=["es", "en"])
def html(request: pytest.FixtureRequest, network_package: Path) -> str:
    report = build(read_package(network_package), asked(lang=request.param))
    return KIND.page(report, record())


def test_the_page_asks_the_network_for_nothing(html: str) -> None:
    elements = Elements(html)
    for _, attrs in elements.found:
        for name in ("src", "href", "xlink:href", "action", "data"):
            assert (attrs.get(name) or "#").startswith("#")
    assert not elements.of("script")


def test_nobody_is_on_the_page(html: str) -> None:
    assert "p_id" not in html


def test_every_figure_has_words_a_caption_and_a_table(html: str) -> None:
    figures = re.findall(r"<figure.*?</figure>", html, re.S)
    assert len(figures) >= 10
    for figure in figures:
        assert re.search(r"<title id=[^>]+>[^<]+</title>\s*<desc id=[^>]+>[^<]+</desc>", figure)
        assert re.search(r'<caption>[^<]+.*scope="col".*scope="row"', figure, re.S)


def test_no_id_stands_twice(html: str) -> None:
    ids = [attrs["id"] for _, attrs in Elements(html).found if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_association_is_not_called_a_cause(html: str) -> None:
    assert re.search("qué aparece junto, no qué lleva a qué|not what leads to what", html)
    assert "change, not impact" in html or "cambio, no impacto" in html


def test_every_p_comes_with_its_monte_carlo_error(html: str) -> None:
    assert len(re.findall(r"±\d", html)) >= 5


def test_made_up_people_are_announced_at_the_top(html: str) -> None:
    assert html.index('class="synthetic"') < html.index("<h1")


def test_a_page_about_too_few_people_says_so_and_no_more(tmp_path: Path) -> None:
    html = KIND.page(build(read_package(packed(trio(), tmp_path)), asked()), record())
    assert "De la medición 1 no se muestra nada: respondieron menos de 5 personas." in html
    assert "Todavía no hay respuestas suficientes" in html
    assert "<svg" not in html

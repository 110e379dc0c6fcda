"""The page as a reader and a screen reader see it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lidera_nb.dataset.cardtables import NAMES
from lidera_nb.dataset.read import Package
from lidera_nb.report.knowledge.build import build
from lidera_nb.report.knowledge.kind import KIND
from lidera_nb.report.knowledge.model import KnowledgeReport
from lidera_nb.report.provenance import record
from tests.report.elements import Elements
from tests.report.knowledge.conftest import asked


@pytest.fixture(scope="module", params=["es", "en"])
def html(request: pytest.FixtureRequest, planted: Package) -> str:
    return KIND.page(build(planted, asked(lang=request.param)), record())


def test_nobody_and_no_card_is_on_the_page_nor_in_its_numbers(
    html: str, report: KnowledgeReport
) -> None:
    for said in (html, str(report)):
        assert not re.search(r"p_id|c_\d\d|semilla", said)


def test_every_figure_has_words_a_caption_and_a_table(html: str) -> None:
    figures = re.findall(r"<figure.*?</figure>", html, re.S)
    assert len(figures) == 3
    for figure in figures:
        assert re.search(r"<title id=[^>]+>[^<]+</title>\s*<desc id=[^>]+>[^<]+</desc>", figure)
        assert re.search(r'<caption>[^<]+.*scope="col".*scope="row"', figure, re.S)


def test_no_id_stands_twice(html: str) -> None:
    ids = [attrs["id"] for _, attrs in Elements(html).found if "id" in attrs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "said",
    [
        "No hay un porcentaje de todas las escuelas juntas|no percentage of all schools together",
        "Qué no puede decir este diseño|What this design cannot tell",
        "no muestra que esa persona la haya llevado|does not show that this person brought it",
        "Lo que no resultó se cuenta menos|What did not work is told less often",
        "se reserva toda cifra|every number behind which",
    ],
)
def test_it_says_what_cannot_be_concluded(html: str, said: str) -> None:
    assert re.search(said, html, re.I)


def test_what_did_not_work_stands_before_what_did(html: str) -> None:
    table = html[html.index("Tries by how they go" if "Tries by how" in html else "cómo van") :]
    failed, worked = (
        table.index(one)
        for one in (("Did not work", "Worked") if "Tries by" in html else ("No resultó", "Resultó"))
    )
    assert failed < worked


def test_where_few_wrote_or_tried_no_table_is_full_of_withheld_numbers(planted: Package) -> None:
    few = {name: planted.tables[name].head(4) for name in NAMES}
    page = KIND.page(build(replace(planted, tables={**planted.tables, **few}), asked()), record())
    assert page.count("sin delatarlas (de 1 a 4)") == 2
    assert "reservado</td>" not in page


def test_no_text_is_left_unfilled(html: str) -> None:
    assert not re.search(
        r"knowledgereport\.|cards\.[a-z]+\.|\{[a-z]+\}", html.split("</style>")[-1]
    )

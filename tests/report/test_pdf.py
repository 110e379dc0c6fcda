"""The report on paper, as a printer, a screen reader and a network monitor meet it."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest

from lidera_nb.errors import ReportError
from lidera_nb.report import charts
from lidera_nb.report.figures import Table, figure
from lidera_nb.report.html import written
from lidera_nb.report.pdf import as_pdf, can_print, write_pdf
from lidera_nb.report.sections import Headline, Section
from lidera_nb.report.voice import Voice
from tests.report.tagged import Tagged

TITLE = 'Cohorte "Ñ" </style> \\ 2026'
BARS = [charts.Bar("Llamar", 0.6, "60 % · 12 de 20", 0.4, 0.8, True)]
SUMMARY = Section(
    "summary",
    "Lo esencial",
    lead=("Qué preguntamos: qué decidieron.",),
    headlines=(Headline("60 %", "llamó", "entre 40 % y 80 %", "n = 20 personas"),),
    points_title="Qué no se debe concluir",
    points=("No es impacto.",),
    talk=("¿Qué protegía cada opción?",),
)
DECISIONS = Section(
    "decisions",
    "Qué decidieron",
    figures=(
        figure(
            "d1", "60 % llamó", charts.bars(BARS, "porcentaje"), "Barras: Llamar, 60 %.", "Se lee.",
            Table("Decisiones", ("Opción", "Personas"), (("Llamar", "12"), ("Citar", "8"))),
        ),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def html() -> str:
    parts = [SUMMARY, DECISIONS]
    return written(Voice("es"), "Informe", TITLE, "Hecho hoy.", parts, synthetic=True)


@pytest.fixture(scope="module")
def made(html: str) -> bytes:
    return as_pdf(html)


@pytest.fixture(scope="module")
def read(made: bytes) -> Tagged:
    return Tagged(made)


def test_it_says_its_language_its_title_and_that_it_is_tagged(read: Tagged) -> None:
    assert read.catalog["/Lang"] == "es-CL"
    assert read.catalog["/MarkInfo"]["/Marked"]
    assert read.catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.reader.metadata
    assert read.reader.metadata.title == f"Informe · {TITLE}"
    assert b"pdfuaid:part" in read.catalog["/Metadata"].get_data()


def test_headings_lists_and_tables_are_tagged_in_the_order_of_reading(read: Tagged) -> None:
    seen = [one.name for one in read.tree.all("H1", "H2", "H3", "L", "Figure", "Table")]
    assert seen == ["H1", "H2", "L", "H3", "L", "H3", "L", "H2", "L", "H2", "H3", "Figure", "Table"]


def test_a_drawing_is_described_in_words(read: Tagged) -> None:
    (drawing,) = read.tree.all("Figure")
    assert drawing.alt == "60 % llamó. Barras: Llamar, 60 %."


def test_head_cells_say_what_they_head_and_cells_name_their_heads(read: Tagged) -> None:
    heads = [one.scope for one in read.tree.all("TH")]
    assert heads == ["Column", "Column", "Row", "Row"]
    cells = list(read.tree.all("TD"))
    assert [len(one.headers) for one in cells] == [2, 2]
    assert list(read.tree.all("Caption"))


def test_each_page_but_the_first_says_whose_it_is_and_all_are_numbered(read: Tagged) -> None:
    pages = [page.extract_text() for page in read.reader.pages]
    assert all(f"{i} / {len(pages)}" in page for i, page in enumerate(pages, 1))
    assert all(TITLE in page and "Datos sintéticos" in page for page in pages[1:])


def test_the_contents_name_pages_and_link_to_them(read: Tagged) -> None:
    assert re.search(r"Qué decidieron\s+\d", read.text())
    links = [one for page in read.reader.pages for one in page.get("/Annots", ())]
    assert {link.get_object()["/Subtype"] for link in links} == {"/Link"}
    assert [one["/Title"] for one in read.reader.outline if isinstance(one, dict)]


def test_a_second_making_gives_the_same_bytes(html: str, made: bytes) -> None:
    time.sleep(1.1)  # a font or a document that notes the second would differ
    assert as_pdf(html) == made


def test_nothing_is_fetched(html: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"")
    for address in ("http://127.0.0.1:9/a.png", (tmp_path / "a.png").as_uri()):
        with pytest.raises(ReportError, match="the report is not self-contained"):
            as_pdf(html.replace("<h1>", f'<img src="{address}"><h1>'))


def test_a_folder_that_cannot_be_written_is_named(html: str, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"a\.pdf: the PDF cannot be written: .*--out"):
        write_pdf(html, tmp_path / "none" / "a.pdf")


def test_a_missing_package_is_named_before_anything_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(ReportError, match="PDFs need WeasyPrint: install it with pip install"):
        can_print()


def test_axes_write_percentages_as_the_language_does(html: str) -> None:
    assert ">50\u00a0%</text>" in html
    assert ">50%</text>" not in html

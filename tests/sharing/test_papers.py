"""A PDF of each card: cited, named for ever, tagged, and made again only where it changed."""

import io

import pytest
from pypdf import PdfReader

from lidera_nb.sharing import papers as papermaking
from lidera_nb.sharing.publish import publish
from lidera_nb.sharing.site import site
from tests.sharing.cardtold import Told, content

HERE = site("Red Sur", "https://fichas.example.org")


@pytest.fixture(scope="module")
def told():
    told = Told()
    told.publishes("a1", told=content("Desayuno", langs=("es", "en")))
    return told


@pytest.fixture(scope="module")
def place(told, tmp_path_factory):
    out = tmp_path_factory.mktemp("papers") / "site"
    publish(out, HERE, told.open(), with_papers=True)
    return out


def test_a_paper_bears_citation_and_lasting_name_and_is_tagged(place):
    reader = PdfReader(place / "es/cards/a1/a1-v1-es.pdf")
    text = " ".join("".join(page.extract_text() for page in reader.pages).split())
    assert "red-sur:a1:v1" in text
    assert "Escuela (2026). Desayuno [ficha de práctica, versión 1]. Red Sur." in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "es-CL"


def test_a_page_leads_to_its_paper(place):
    page = (place / "en/cards/a1/index.html").read_text("utf-8")
    assert 'href="a1-v1-en.pdf"' in page


def test_a_paper_that_did_not_change_is_kept(told, place, monkeypatch):
    before = (place / "es/cards/a1/a1-v1-es.pdf").read_bytes()
    monkeypatch.setattr(papermaking, "as_pdf", lambda _: 1 / 0)
    publish(place, HERE, told.open(), with_papers=True)
    assert (place / "es/cards/a1/a1-v1-es.pdf").read_bytes() == before
    assert PdfReader(io.BytesIO(before)).pages

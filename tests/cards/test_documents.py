"""Whom a PDF names as its author is found as programs write it, and what is odd does no harm."""

import pytest

from lidera_nb.cards.documents import NAME_MOST, pdf_author

UTF16 = "Añá Soto".encode("utf-16-be")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (b"/Author (Ana Soto)", "Ana Soto"),
        (b"/Author(A\\361a \\(UTP\\))", "Aña (UTP)"),
        (b"/Author (\xfe\xff" + UTF16 + b")", "Añá Soto"),
        (b"/Author <FEFF" + UTF16.hex().encode() + b">", "Añá Soto"),
        (b"/Author (\xef\xbb\xbf" + "Añá".encode() + b")", "Añá"),
        (b"<dc:creator><rdf:Seq><rdf:li>Ana Soto</rdf:li>", "Ana Soto"),
        (b"/Author ()", ""),
        (b"/Authority (Ana)", ""),
        (b"nothing", ""),
        (b"/Author (\xef\xbb\xbfa" + "\u202e".encode() + b"\x00b)", "a b"),
        (b"/Author (" + b"x" * 300 + b")", "x" * NAME_MOST),
    ],
)
def test_the_author_that_a_document_names_is_found(written, name):
    assert pdf_author(b"%PDF-1.7 << " + written + b" >>") == name


def test_a_document_made_to_be_looked_through_for_long_is_given_up():
    assert pdf_author(b"/Author (" * 500_000) == ""
    assert pdf_author(b"<dc:creator>" * 500_000) == ""

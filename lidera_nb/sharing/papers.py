"""The papers of a site: a PDF of each card in each language.

Laying out a page costs far more than all its HTML, so a paper that an earlier publication made of
the very same page is taken from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from lidera_nb.cards.library import Published
from lidera_nb.report.pdf import as_pdf, can_print
from lidera_nb.sharing.pages import Pages, paper_html
from lidera_nb.sharing.site import Site, paper
from lidera_nb.textids import LANGUAGES

Made = tuple[str, bytes, str]
"""A paper's path, its bytes, and the digest of what it was made of."""


def papers(
    site: Site, cards: Sequence[Published], before: Path, known: Mapping[str, str]
) -> Iterator[Made]:
    """A PDF of every card.

    Parameters
    ----------
    site, cards
        As for `lidera_nb.sharing.pages.site_files`.
    before
        The folder of the publication before this one; it need not exist.
    known
        Of the papers in it: path to the digest of what each was made of.

    Raises
    ------
    ReportError
        WeasyPrint or what it needs of the system is not installed.
    """
    can_print()
    for lang in LANGUAGES:
        pages = Pages(site, cards, lang, papers=True)
        for card in cards:
            html, path = paper_html(pages, card), paper(lang, card.id, card.version)
            source = sha256(f"{version('weasyprint')}\0{html}".encode()).hexdigest()
            kept = before / path
            same = known.get(path) == source and kept.is_file()
            yield path, kept.read_bytes() if same else as_pdf(html), source

"""The same report on paper: a tagged PDF from its HTML, for readers who print and who listen.

WeasyPrint lays it out by the print styles and tags it (PDF/UA-1). What it leaves out is added
here: a drawing is described by its words and not by its title alone, and a head cell of a table
says whether it heads a row or a column. Nothing is fetched, and no time is written: the same HTML
gives the same bytes.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Any

from lidera_nb.errors import ReportError

_NAMED = re.compile(r"(<title id=[^>]*>)([^<]*)</title>\s*<desc id=[^>]*>([^<]*)</desc>")
_PLACE = re.compile(r"-(\d+)-(\d+)$")


def write_pdf(html: str, target: Path) -> None:
    """Write a report's page as a PDF; a file that is there is replaced.

    Parameters
    ----------
    html
        A whole report, as `lidera_nb.report.kind.Kind.page` gives it.
    target
        The file to write.

    Raises
    ------
    ReportError
        If WeasyPrint or the system's libraries for text are not installed, the page names
        something that would have to be fetched, or the file cannot be written.
    """
    made = as_pdf(html)
    try:
        target.write_bytes(made)
    except OSError as error:
        reason = error.strerror or error
        raise ReportError(
            f"{target}: the PDF cannot be written: {reason}; name another folder with --out"
        ) from None


def as_pdf(html: str) -> bytes:
    """A report's page as a PDF; see `write_pdf`."""
    weasyprint = _weasyprint()
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    nothing = URLFetcher(allowed_protocols=(), fail_on_errors=True)
    page = weasyprint.HTML(string=_described(html), url_fetcher=nothing)
    try:
        made = page.write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_tags=True,
            pdf_identifier=sha256(html.encode()).hexdigest()[:32].encode(),
            finisher=_scoped,
        )
    except FatalURLFetchingError as error:
        raise ReportError(
            f"the report is not self-contained, so that no PDF can be made of it: {error}"
        ) from None
    return bytes(made)


def can_print() -> None:
    """Say so where PDFs cannot be made here, before anything is run.

    Raises
    ------
    ReportError
        If WeasyPrint or the system's libraries for text are not installed.
    """
    _weasyprint()


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ImportError:
        raise ReportError(
            "PDFs need WeasyPrint: install it with pip install 'lidera[evaluation]' and run the "
            "command again, or leave --pdf out"
        ) from None
    except OSError:
        raise ReportError(
            "PDFs need the system's library Pango: install it (on Debian and Ubuntu: apt-get "
            "install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation) and "
            "run the command again, or leave --pdf out"
        ) from None
    return weasyprint


def _described(html: str) -> str:
    """The page with each drawing's words in its title, where WeasyPrint looks for them."""
    return _NAMED.sub(r"\1\2. \3</title>", html)


def _scoped(_document: Any, pdf: Any) -> None:
    """Say of every head cell what it heads; WeasyPrint numbers them by row and column."""
    import pydyf

    for one in pdf.objects:
        if isinstance(one, pydyf.Dictionary) and one.get("S") == "/TH" and "ID" in one:
            place = _PLACE.search(one["ID"].string)
            below = place is not None and int(place[1]) > 0
            one["A"]["Scope"] = "/Row" if below else "/Column"

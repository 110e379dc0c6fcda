"""The one stylesheet of every page: theme and widgets, and the frame that the server draws."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lidera_widgets import bundle

TEMPLATES = Path(__file__).parent / "template"


@cache
def page_style() -> str:
    """All styles of every page."""
    return f"{bundle.page_css()}{_lines('page.css')}"


@cache
def cards_style() -> str:
    """What the page of access cards has besides, on the screen and on paper."""
    return _lines("cards.css")


@cache
def library_style() -> str:
    """What the pages of the library have besides."""
    return _lines("library.css")


def _lines(name: str) -> str:
    """A stylesheet line by line, without comments and indentation."""
    lines = (line.strip() for line in (TEMPLATES / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("/*"))

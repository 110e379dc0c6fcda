"""The one stylesheet of every page: theme and widgets, and the frame that the server draws."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lidera_widgets import bundle

TEMPLATES = Path(__file__).parent / "template"


@cache
def page_style() -> str:
    """All styles; those of the frame line by line, without comments and indentation."""
    lines = (
        line.strip() for line in (TEMPLATES / "page.css").read_text(encoding="utf-8").splitlines()
    )
    frame = "\n".join(line for line in lines if line and not line.startswith("/*"))
    return f"{bundle.page_css()}{frame}"

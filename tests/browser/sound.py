"""What everyone needs of a page, measured: axe, reflow, larger text, targets, order, motion.

Each check returns what is wrong in words, so that a test compares with an empty list and a
failure names the element. Knows no page.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (1280, 390, 320)
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
    "forced-dark": {"color_scheme": "dark", "forced_colors": "active"},
}
TALL = 844
MEASURES = (Path(__file__).parent / "measures.js").read_text("utf-8")
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"""


def looks(page: Page) -> Iterator[tuple[int, str]]:
    """Every width in every scheme; the page is a phone in daylight again afterwards."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": TALL})
        for name, media in LOOKS.items():
            page.emulate_media(**media)
            yield width, name
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.set_viewport_size({"width": 390, "height": TALL})


def axe(page: Page) -> list[str]:
    """Serious and critical findings."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe_script())
    found = page.evaluate("axe.run({ resultTypes: ['violations'], preload: false })")["violations"]
    return [
        f"{one['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]


@cache
def _axe_script() -> str:
    return str(Axe().axe_script)


def measured(page: Page, what: str) -> list[str]:
    """The findings of one measure of ``measures.js``."""
    if not page.evaluate("'measures' in window"):
        page.evaluate(MEASURES)
    return list(page.evaluate(f"measures.{what}()"))

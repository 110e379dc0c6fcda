"""What everyone needs of a page, measured: axe, reflow, larger text, targets, order, motion.

Each check returns what is wrong in words, so that a test compares with an empty list and a
failure names the element. A screen of 320 pixels is also one of 1280 enlarged to 400%.
Knows no page.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE, TALL = 390, 844
WIDTHS = (1280, PHONE, 320)
SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
    "forced-dark": {"color_scheme": "dark", "forced_colors": "active"},
}
EVERY = [(width, scheme) for width in WIDTHS for scheme in ("light", "dark")]
LOOKS = {
    "es": [*EVERY, (1280, "forced"), (PHONE, "forced-dark"), (320, "forced")],
    "en": [(1280, "light"), (PHONE, "dark"), (320, "light"), (PHONE, "forced"), (320, "dark")],
}
"""What is looked at in which language: all in one; what differs by the words in the other."""
MEASURES = (Path(__file__).parent / "measures.js").read_text("utf-8")
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"""
STYLED = """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet]; }"""


def unsound(page: Page, name: str, lang: str, part: str = "html") -> list[str]:
    """All that is wrong with a page in the state in which it is; axe looks at one part of it."""
    found = []
    for width, scheme in LOOKS[lang]:
        look(page, width, scheme)
        found += [f"{name} {width} {scheme}: {one}" for one in axe(page, part)]
        if shots := os.environ.get("LIDERA_SHOTS"):
            page.screenshot(path=f"{shots}/{name}-{lang}-{width}-{scheme}.png", full_page=True)
    for width in WIDTHS:
        look(page, width, "light")
        found += [f"{name} {width}: {one}" for one in crowded(page)]
    look(page, PHONE, "light")
    for what in ("targets", "order", "motion"):
        found += [f"{name} {what}: {one}" for one in measured(page, what)]
    return found


def look(page: Page, width: int, scheme: str) -> None:
    """Look at the page on such a screen, in such colours."""
    page.set_viewport_size({"width": width, "height": TALL})
    page.emulate_media(**SCHEMES[scheme])


def crowded(page: Page) -> list[str]:
    """What does not fit: as it is, with text twice as large, with text spaced out."""
    found = [f"as it is: {one}" for one in measured(page, "fits")]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found += [f"text at 200%: {one}" for one in measured(page, "fits")]
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.evaluate(STYLED, SPACING)
    found += [f"text spaced out: {one}" for one in measured(page, "fits")]
    page.evaluate("document.adoptedStyleSheets = []")
    return found


def axe(page: Page, part: str = "html") -> list[str]:
    """Serious and critical findings in a part of the page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe_script())
    run = "part => axe.run(part, { resultTypes: ['violations'], preload: false })"
    found = page.evaluate(run, part)["violations"]
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

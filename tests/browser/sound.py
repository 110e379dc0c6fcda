"""What everyone needs of a page, measured: axe, reflow, larger text, targets, order, motion.

Each check returns what is wrong in words, so that a test compares with an empty list and a
failure names the element. Knows no page.
"""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.looks import PHONE, SCHEMES, axe, looks, sized

MEASURES = (Path(__file__).parent / "measures.js").read_text("utf-8")
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"""
STYLED = """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"""
PLAIN = "document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)"


def unsound(page: Page, name: str, lang: str, part: str = "html") -> list[str]:
    """All that is wrong with a page in the state in which it is; axe looks at one part of it."""
    found = []
    for number, (width, scheme) in enumerate(looks(page)):
        wrong = axe(page, part, anew=number == 0)
        if scheme == "light":
            wrong += crowded(page) + measured(page, "targets")
        found += [f"{name} {width} {scheme}: {one}" for one in wrong]
        if shots := os.environ.get("LIDERA_SHOTS"):
            page.screenshot(path=f"{shots}/{name}-{lang}-{width}-{scheme}.png", full_page=True)
    page.emulate_media(**SCHEMES["light"])
    sized(page, PHONE)
    for what in ("order", "motion"):
        found += [f"{name} {what}: {one}" for one in measured(page, what)]
    return found


def crowded(page: Page) -> list[str]:
    """What does not fit: as it is, with text twice as large, with text spaced out."""
    found = [f"as it is: {one}" for one in measured(page, "fits")]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found += [f"text at 200%: {one}" for one in measured(page, "fits")]
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.evaluate(STYLED, SPACING)
    found += [f"text spaced out: {one}" for one in measured(page, "fits")]
    page.evaluate(PLAIN)
    return found


def measured(page: Page, what: str) -> list[str]:
    """The findings of one measure of ``measures.js``."""
    if not page.evaluate("'measures' in window"):
        page.evaluate(MEASURES)
    return list(page.evaluate(f"measures.{what}()"))

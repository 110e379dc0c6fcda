"""Each way in which a page is looked at, and what axe finds in it.

Every width in every colour scheme, in both languages alike. In the first look axe runs whole.
After that it runs what the next look can change: where anything on the page appeared, went or
moved, every rule; otherwise the rules of colour only, for no other can say anything new. And two
texts with the same letters on the same grounds get the same verdict, so that one of them is
asked, once. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE, TALL = 390, 844
WIDTHS = (1280, PHONE, 320)
"""A screen of 320 pixels is also one of 1280 enlarged to 400%."""
SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
    "forced-dark": {"color_scheme": "dark", "forced_colors": "active"},
}
PAINTED = (Path(__file__).parent / "painted.js").read_text("utf-8")


def looks(page: Page) -> Iterator[tuple[int, str]]:
    """Look at the page in every way, the schemes of a width one after the other."""
    for width in WIDTHS:
        sized(page, width)
        for scheme in SCHEMES:
            page.emulate_media(**SCHEMES[scheme])
            yield width, scheme


def sized(page: Page, width: int) -> None:
    """Look at the page on such a screen."""
    page.set_viewport_size({"width": width, "height": TALL})


def axe(page: Page, part: str, anew: bool, most: int = 3) -> list[str]:
    """Serious and critical findings in a part of the page, at `most` so many of a rule.

    `anew` says that this is the first look at the page in its present state.
    """
    if not page.evaluate("'painted' in window"):
        page.evaluate(_axe_script())
        page.evaluate(PAINTED)
    run = "([part, anew, most]) => painted.look(part, anew, most)"
    return list(page.evaluate(run, [part, anew, most]))


@cache
def _axe_script() -> str:
    return str(Axe().axe_script)

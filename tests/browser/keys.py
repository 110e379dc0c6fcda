"""A person who has only a keyboard. Every press of Tab is checked: the focus is somewhere, can be
seen, is not covered by anything, and went on in reading order. Knows no page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = (Path(__file__).parent / "focus.js").read_text("utf-8")
FAR = 150
PATIENCE = 30_000


class Keys:
    """Hands on a keyboard; nothing here points at anything."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stops = 0
        page.add_init_script(SCRIPT)

    @property
    def at(self) -> dict[str, Any]:
        """What has the focus now."""
        return dict(self.page.evaluate("eyes.now()"))

    def press(self, key: str) -> None:
        """Press a key, or several together."""
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Write."""
        self.page.keyboard.type(text)

    def tab(self) -> dict[str, Any]:
        """On to the next stop."""
        self.page.evaluate("eyes.remember()")
        self.press("Tab")
        self.stops += 1
        at = self.at
        assert at["tag"] != "body", "Tab led out of the page"
        assert at["marked"], ("the focus cannot be seen", at)
        assert at["covered"] == "", ("the focus is covered", at)
        assert at["follows"], ("Tab went back", at)
        return at

    def to(self, name: str, **known: str) -> dict[str, Any]:
        """Press Tab until the focus is on what is called so."""
        for _ in range(FAR):
            at = self.tab()
            if re.search(name, at["name"]) and all(at[key] == known[key] for key in known):
                return at
        raise AssertionError(f"Tab never reached {name!r}")

    def does(self, act: str, lands: str) -> dict[str, Any]:
        """Press a key that acts; the focus must come to rest where the selector says."""
        self.press(act)
        there = "where => document.activeElement.matches(where)"
        self.page.wait_for_function(there, arg=lands, timeout=PATIENCE)
        self.never_lost()
        at = self.at
        assert at["covered"] == "", ("where the focus went is covered", at)
        return at

    def never_lost(self) -> None:
        """Since this page was opened, something always had the focus."""
        assert self.page.evaluate("eyes.lost") == []

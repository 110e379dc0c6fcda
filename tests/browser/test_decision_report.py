"""The report on decisions is within reach of everyone: axe and reflow, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import looks, sound
from tests.browser.stations import quiet
from tests.report.decisions.conftest import decided_package, decision_pages, panel_course

__all__ = ["decided_package", "decision_pages", "panel_course"]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_decision_report_is_within_reach_of_everyone(
    browser: Browser, decision_pages: dict[str, str], tmp_path: Path, lang: str
) -> None:
    (tmp_path / "report.html").write_text(decision_pages[lang], "utf-8")
    wrong = []
    with quiet(browser) as page:
        page.goto((tmp_path / "report.html").as_uri())
        for width in looks.WIDTHS:
            looks.sized(page, width)
            wrong += looks.axe(page, "html", anew=True) + sound.measured(page, "fits")
    assert wrong == []

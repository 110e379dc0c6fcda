"""One notebook, unchanged, played by one script in each place where it can be opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lidera_nb.activities.course import load_course
from lidera_nb.events import kinds
from lidera_nb.events.journal import Journal
from tests.browser.places import COURSE, NAME, PLACES, Place
from tests.browser.playing import PATIENCE, Participant

pytestmark = pytest.mark.browser
MODULE = load_course(COURSE).modules[NAME]


@pytest.fixture
def seen(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A fresh page on a phone's screen, and what went wrong on it."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: _note(said.type, said.text, faults))
    yield page, faults
    context.close()


def _note(kind: str, text: str, faults: list[str]) -> None:
    if kind == "error" and "Content Security Policy" in text:
        faults.append(text)


def opened(page: Page, place: Place) -> None:
    """Go there as a person does; in JupyterLab, run the notebook."""
    host = {"url": place.address}
    page.context.add_cookies([{"name": k, "value": v, **host} for k, v in place.cookies.items()])
    page.goto(place.address)
    if place.lab:
        page.set_viewport_size({"width": 1200, "height": 900})
        page.locator(".jp-Notebook-cell").first.wait_for(timeout=2 * PATIENCE)
        page.get_by_role("menuitem", name="Run", exact=True).click(timeout=2 * PATIENCE)
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def decisions(journal: Journal) -> list[kinds.CaseDecided]:
    """All decisions in a journal."""
    return [e.payload for e in journal.events() if isinstance(e.payload, kinds.CaseDecided)]


@pytest.mark.parametrize("where", PLACES)
def test_the_same_notebook_is_played_the_same(
    where: str, tmp_path: Path, seen: tuple[Page, list[str]]
) -> None:
    page, faults = seen
    with PLACES[where](tmp_path) as place:
        opened(page, place)
        participant = Participant(page, MODULE)
        participant.consents()
        participant.describes_the_school()
        participant.starts_the_case()
        participant.decides()
        (decided,) = decisions(place.journal())
        if shots := os.environ.get("LIDERA_SHOTS"):
            page.screenshot(path=f"{shots}/{where}.png", full_page=True)
        assert decided.ctx.module == NAME
        assert decided.reason.startswith("Primero quiero saber")
        assert [fault for fault in faults if where != "jupyterlab"] == []


def test_a_live_page_goes_on_where_it_was_left(
    tmp_path: Path, seen: tuple[Page, list[str]]
) -> None:
    page, _ = seen
    with PLACES["live"](tmp_path) as place:
        opened(page, place)
        participant = Participant(page, MODULE)
        participant.consents()
        page.reload()
        participant.describes_the_school()
        assert page.locator("main .lidera").count() == len(MODULE.steps)

"""One notebook, unchanged, played by one script in each place where it can be opened."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lidera_nb.events import kinds
from lidera_nb.events.journal import Journal
from tests.browser import sound
from tests.browser.places import COURSE, NAME, PLACES, Place
from tests.browser.playing import PATIENCE, Participant
from tests.ourcourse import our_course
from tests.running import Running, running

pytestmark = pytest.mark.browser
MODULE = our_course().modules[NAME]
DOUBLE = """
import ipywidgets
slider, told = ipywidgets.IntSlider(description="n"), ipywidgets.Label()
slider.observe(lambda change: setattr(told, "value", f"twice: {2 * change['new']}"), "value")
ipywidgets.VBox([slider, told])
"""


@pytest.fixture
def seen(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A fresh page on a phone's screen, and what went wrong on it."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
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
    origin = "/".join(place.address.split("/")[:3])
    brought = [{"name": k, "value": v, "url": origin} for k, v in place.cookies.items()]
    page.context.add_cookies(brought)
    page.goto(place.address)
    if place.lab:
        page.set_viewport_size({"width": 1200, "height": 900})
        # What is run before the kernel is ready is lost without a word.
        page.get_by_text("| Idle").wait_for(timeout=2 * PATIENCE)
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


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The server's live pages, for several tests."""
    with running(tmp_path_factory.mktemp("var"), pages="live") as server:
        yield server


def at_home(server: Running, person: str) -> Place:
    cookies = server.login(person).cookies
    return Place(server.at(f"/m/{NAME}"), lambda: server.house.sessions.journal, cookies)


def test_a_live_page_goes_on_where_it_was_left(live: Running, seen: tuple[Page, list[str]]) -> None:
    page, _ = seen
    opened(page, at_home(live, "p-ana"))
    participant = Participant(page, MODULE)
    participant.consents()
    page.reload()
    participant.describes_the_school()
    assert page.locator("main .lidera").count() == len(MODULE.steps)


def test_a_live_page_is_within_reach_of_everyone(
    live: Running, seen: tuple[Page, list[str]]
) -> None:
    page, _ = seen
    opened(page, at_home(live, "p-eva"))
    Participant(page, MODULE).consents()
    assert sound.unsound(page, "live", "es") == []
    assert page.get_by_role("main").locator(".l-w").count() == len(MODULE.steps)


def test_a_notebook_with_any_other_widget_becomes_a_live_page_and_computes(
    tmp_path: Path, seen: tuple[Page, list[str]]
) -> None:
    page, faults = seen
    course = shutil.copytree(COURSE, tmp_path / "course")
    notebook = course / "modules" / NAME / "module.ipynb"
    cells = json.loads(notebook.read_text())
    cells["cells"].insert(2, {**cells["cells"][1], "id": "double", "source": DOUBLE})
    notebook.write_text(json.dumps(cells))
    with running(tmp_path / "var", course=course) as server:
        client = server.login("p-ana")
        address = server.at(f"/m/{NAME}")
        opened(page, Place(address, lambda: server.house.sessions.journal, client.cookies))
        assert page.url != address
        handle = page.get_by_role("slider")
        handle.wait_for(timeout=PATIENCE)
        handle.press("ArrowRight")
        expect(page.get_by_text("twice: 2")).to_be_visible()
        assert faults == []

"""A whole module by keyboard alone, from the login to the end of the debrief."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from lidera_nb import texts
from tests.browser.keys import FAR, Keys
from tests.browser.playing import PATIENCE, REASON
from tests.browser.stations import MODULE, PAGE, comes_in, newcomer
from tests.running import Running, running

pytestmark = pytest.mark.browser
ONWARD = texts.say("es", "player.advance")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        yield running_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 700}, locale="es-CL", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def exactly(text: str) -> str:
    return f"^{re.escape(text)}$"


def said(step: str) -> dict[str, str]:
    return dict(MODULE.step(step).definition.texts["es"])


def enters(keys: Keys, code: str) -> None:
    """The skip link, a wrong code, the right code."""
    assert keys.tab()["classes"] == "skip"
    keys.does("Enter", lands="main")
    assert keys.tab()["id"] == "code"
    keys.type("XXXX")
    keys.press("Enter")
    keys.page.get_by_role("alert").wait_for(timeout=PATIENCE)
    keys.to("", id="code")
    keys.type(code)
    keys.press("Enter")
    # The place that was skipped to stays in the address through the login.
    keys.page.wait_for_url(re.compile(r"/(#main)?$"), timeout=PATIENCE)


def fills(keys: Keys, submit: str) -> None:
    """Answer whatever is asked on the way to the button."""
    for _ in range(FAR):
        at = keys.tab()
        if at["name"] == submit:
            return
        if at["type"] in ("radio", "checkbox") and not at["checked"]:
            keys.press("Space")
        elif at["tag"] == "select":
            keys.press("ArrowDown")
            assert keys.at["value"]
        elif at["tag"] == "textarea":
            keys.type(REASON)
    raise AssertionError("the button was never reached")


def sends(keys: Keys, step: str) -> None:
    """A form sent empty tells what is missing; filled in, it says that it was saved."""
    words = said(step)
    keys.page.locator(f'[data-widget="{step}"] form').wait_for(timeout=PATIENCE)
    keys.to(exactly(words["submit"]))
    keys.does("Enter", lands=".l-faults")
    assert keys.tab()["tag"] == "a"
    at = keys.does("Enter", lands="input, textarea, select")
    assert at["type"] in ("checkbox", "radio", "textarea", "select-one")
    keys.press("Shift+Tab")
    fills(keys, words["submit"])
    assert keys.does("Enter", lands="h2")["id"].endswith("done")
    assert keys.page.get_by_text(words["done"]).is_visible()


def decides(keys: Keys, first: bool) -> None:
    """Choose, say why, foresee, lock: what it brought has the focus."""
    lock = exactly(texts.say("es", "player.lock"))
    if first:
        opens_a_document(keys)
        keys.to(lock)
        assert keys.does("Enter", lands="input[type=radio]")["checked"] is False
        keys.press("Shift+Tab")
    keys.to("", type="radio")
    keys.press("Space")
    assert keys.tab()["tag"] == "textarea"
    keys.type(REASON * 2)
    fills(keys, texts.say("es", "player.lock"))
    at = keys.does("Enter", lands="h3")
    assert at["id"].endswith(("consequence", "scene")), at


def opens_a_document(keys: Keys) -> None:
    for _ in range(FAR):
        if "l-paper" in keys.tab()["classes"]:
            break
    keys.does("Enter", lands="details[open] > summary.l-paper")


def plays(keys: Keys) -> int:
    """Go on and decide until the case is over."""
    case = keys.page.locator('[data-widget="case"]')
    decided = 0
    while True:
        if case.locator("fieldset.l-decision").count():
            decides(keys, first=decided == 0)
            decided += 1
        elif case.get_by_role("button", name=ONWARD, exact=True).count():
            keys.to(exactly(ONWARD))
            keys.does("Enter", lands="h3")
        else:
            return decided


def test_a_module_is_played_by_keyboard_alone(page: Page, server: Running) -> None:
    code = newcomer(server, "participant", "p-teclas")
    keys = Keys(page)
    page.goto(server.at("/login"))
    enters(keys, code)
    keys.to(exactly("Los que faltan"))
    keys.press("Enter")
    page.wait_for_url(f"**{PAGE}*", timeout=PATIENCE)
    sends(keys, "consent")
    sends(keys, "profile")
    keys.to(exactly(texts.say("es", "player.start")))
    keys.does("Enter", lands="h3")
    assert plays(keys) >= 7
    sends(keys, "reflection")
    keys.to(exactly(texts.say("es", "debrief.mark")))
    keys.does("Enter", lands="p.l-note")
    expect(page.locator('#lidera-status[data-state="saved"]')).to_be_visible(timeout=PATIENCE)
    keys.never_lost()
    assert keys.stops > 100


def test_tab_stops_everywhere_once_and_is_trapped_nowhere(page: Page, server: Running) -> None:
    keys = Keys(page)
    for person, path in (("p-eva", "/"), ("p-eva", "/my-data"), ("p-ivo", "/staff/review")):
        comes_in(page, server, person, "es")
        page.goto(server.at(path))
        if "staff" in path:
            page.locator("[data-widget] table button").first.wait_for(timeout=PATIENCE)
        expected = page.evaluate("eyes.stops()")
        forth = [keys.tab() for _ in range(expected)]
        assert forth[0]["classes"] == "skip"
        back = []
        for _ in range(expected - 1):
            page.keyboard.press("Shift+Tab")
            back.append(keys.at["name"])
        assert back == [at["name"] for at in forth[-2::-1]], path


def test_a_record_takes_the_focus_and_gives_it_back_to_its_row(page: Page, server: Running) -> None:
    keys = Keys(page)
    comes_in(page, server, "p-ivo", "es")
    page.goto(server.at("/staff/review"))
    page.locator("[data-widget] table button").first.wait_for(timeout=PATIENCE)
    row = keys.to("p-eva", tag="button")
    keys.does("Enter", lands="h2")
    page.keyboard.press("Shift+Tab")
    assert keys.does("Enter", lands="td button")["name"] == row["name"]

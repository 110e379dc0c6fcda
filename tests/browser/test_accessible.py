"""What is said and shown stays so for everyone: titles, forced colours, news read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lidera_nb import texts
from tests.browser import stations
from tests.browser.playing import PATIENCE, REASON, Participant
from tests.browser.stations import MODULE, PAGE
from tests.running import Running, running

pytestmark = pytest.mark.browser
STYLE = """([node, names]) => { const style = getComputedStyle(node);
  return names.map((name) => style.getPropertyValue(name)); }"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        running_server.do(stations.colleagues_play(running_server, 1))
        yield running_server


def style(page: Page, selector: str, *names: str) -> list[str]:
    """Computed values of the first element that the selector finds."""
    node = page.locator(selector).first.element_handle()
    return list(page.evaluate(STYLE, [node, names]))


def titled(page: Page) -> str:
    """The title, once it is one of ours."""
    expect(page).to_have_title(re.compile(r"^.+ · LIDERA$"), timeout=PATIENCE)
    return page.title()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_page_has_a_title_of_its_own_and_offers_the_other_language(
    page: Page, server: Running, lang: str
) -> None:
    other = "en" if lang == "es" else "es"
    stations.comes_in(page, server, "p-ivo", lang)
    titles = []
    for path in ("/", "/my-data", "/staff/review", "/nada"):
        page.goto(server.at(path))
        titles.append(titled(page))
        switch = page.locator('form[action="/language"] button')
        assert switch.get_attribute("lang") == other
    page.context.clear_cookies(name="lidera")
    page.goto(server.at("/login"))
    titles.append(titled(page))
    assert page.locator("#code").get_attribute("autocomplete") == "off"
    stations.comes_in(page, server, "p-eva", lang)
    page.goto(server.at(PAGE))
    titles.append(titled(page))
    assert len(set(titles)) == len(titles)


def at_a_decision(page: Page, server: Running, person: str) -> Participant:
    """Somebody new, before the first decision of the case."""
    stations.newcomer(server, "participant", person)
    stations.comes_in(page, server, person, "es")
    page.goto(server.at(PAGE))
    someone = Participant(page, MODULE)
    someone.consents()
    someone.describes_the_school()
    someone.starts_the_case()
    onward = page.get_by_role("button", name=texts.say("es", "player.advance"), exact=True)
    choices = page.locator("fieldset.l-decision")
    expect(choices.or_(onward).first).to_be_visible(timeout=PATIENCE)
    while not choices.is_visible():
        onward.click()
        expect(choices.or_(onward).first).to_be_enabled(timeout=PATIENCE)
    return someone


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_every_state_visible(page: Page, server: Running, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme, forced_colors="active")
    at_a_decision(page, server, f"p-forced-{scheme}")
    page.locator(".l-decision input").first.check()
    chosen = style(page, ".l-row input:checked + span", "outline-style", "outline-width")
    assert chosen == ["solid", "2px"]
    assert style(page, ".l-row input:not(:checked) + span", "outline-style") == ["none"]
    paper, filled = (
        style(page, "body", "background-color"),
        style(page, ".l-bar i", "background-color"),
    )
    assert filled != paper
    assert style(page, ".l-bar", "border-top-style", "border-top-width") == ["solid", "1px"]
    page.keyboard.press("ArrowDown")
    assert style(page, ".l-row input:focus-visible + span", "outline-width") == ["3px"]
    for name in stations.desk(page, server, "es"):
        if name == "record":
            assert style(page, ".l-chart polyline", "stroke") == filled


def test_the_status_line_never_lies_over_what_is_read_last(page: Page, server: Running) -> None:
    at_a_decision(page, server, "p-line")
    page.get_by_role("textbox").or_(page.locator(".l-decision input")).first.click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    line = page.locator("#lidera-status").bounding_box()
    last = page.locator(".l-player button.l-first").last.bounding_box()
    assert line is not None
    assert last is not None
    assert last["y"] + last["height"] <= line["y"]
    page.set_viewport_size({"width": 320, "height": 256})
    assert style(page, "#lidera-status", "position") == ["static"]


WATCH = """
window.told = [];
const live = "[role=status]:not([aria-live=off]), [role=alert]";
const note = (one, born) => told.push({ id: one.id, text: one.textContent, born });
const regions = (node) => node.nodeType !== 1 ? []
  : [...(node.matches(live) ? [node] : []), ...node.querySelectorAll(live)];
new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(live);
    if (region) note(region, false);
    else for (const one of [...addedNodes].flatMap(regions)) {
      if (one.textContent.trim()) note(one, true);
    }
  }
}).observe(document, { childList: true, characterData: true, subtree: true });
"""


def test_what_happens_is_told_once_and_in_places_that_were_there_before(
    page: Page, server: Running
) -> None:
    page.add_init_script(WATCH)
    at_a_decision(page, server, "p-told")
    page.locator(".l-decision input").first.check()
    page.evaluate("told.length = 0")
    box = page.locator(".l-player textarea")
    box.press_sequentially(REASON * 2, delay=5)
    page.wait_for_timeout(1500)
    typing = [one["text"] for one in page.evaluate("told")]
    assert typing, "the count is told in a pause"
    assert len(typing) <= 3, typing
    page.evaluate("told.length = 0")
    sure = page.locator(".l-steps input")
    if sure.count():
        sure.nth(3).check()
    page.get_by_role("button", name=texts.say("es", "player.lock")).click()
    expect(page.locator('#lidera-status[data-state="saved"]')).to_be_visible(timeout=PATIENCE)
    told = page.evaluate("told")
    assert [one for one in told if one["born"]] == []
    spoken = [one["text"] for one in told if one["text"]]
    assert spoken.count(texts.say("es", "player.news")) == 1
    assert spoken.count(texts.say("es", "common.saving")) == 1
    line = [one["text"] for one in told if one["id"] == "lidera-status"]
    assert texts.say("es", "session.saving") not in line
    saved = re.escape(texts.say("es", "session.saved", at="AT")).replace("AT", ".+")
    assert re.fullmatch(saved, line[-1])


def test_a_line_for_news_is_there_before_there_is_any(page: Page, server: Running) -> None:
    stations.comes_in(page, server, "p-eva", "es")
    answer = page.request.get(server.at(PAGE))
    assert re.search(r'<p id="lidera-status" role="status"[^>]*></p>', answer.text())

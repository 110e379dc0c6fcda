"""A whole review at the desk: by keyboard, over a lost connection, by two people, sound in all."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lidera_nb import texts
from lidera_nb.events import kinds
from tests.browser import sound
from tests.browser.keys import Keys
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in, quiet
from tests.reviewedserver import DESK, MODULE, STEP, reflects, reviewed
from tests.running import Running, running
from tests.surveyedserver import colleague

pytestmark = pytest.mark.browser
HOSTILE = (
    "<script>window.__xss=1</script> <img src=x onerror='window.__xss=1'> "
    "[a](javascript:alert(1))\n"
    "<svg onload=window.__xss=1> **negrita** ={1+1} | a | b | \u202eal revés 👩🏽‍🏫 fin."
)
KEPT = "() => !Object.keys(localStorage).some((one) => /:(draft|act):/.test(one))"
SELECTS = """() => {
  const run = document.querySelector('[role=option] [data-start]').firstChild;
  getSelection().setBaseAndExtent(run, 12, run, 17);
}"""
PART = '[data-widget="marking"]'


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        reviewed(running_server, 6)
        hostile = colleague(5)[0]
        running_server.do(reflects(running_server.house, hostile, HOSTILE))
        yield running_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        yield page


def say(label: str, lang: str = "es", **values: object) -> str:
    return texts.say(lang, f"marking.{label}", **values)


def sits_down(page: Page, server: Running, lang: str = "es", person: str = "p-ivo") -> Locator:
    comes_in(page, server, person, lang)
    page.goto(server.at(DESK))
    place = page.locator(PART)
    expect(place.locator(".l-mk-row, .l-mk-s").first).to_be_visible(timeout=PATIENCE)
    back = place.get_by_role("button", name=say("back", lang))
    if back.is_visible():
        back.click()
        expect(place.locator(".l-mk-row").first).to_be_visible(timeout=PATIENCE)
    return place


def readings(server: Running) -> list[kinds.ReviewSaved]:
    stream = server.house.sessions.journal.read("review:test")
    return [one.payload for one in stream if isinstance(one.payload, kinds.ReviewSaved)]


def published(server: Running) -> list[kinds.ReviewPublished]:
    stream = server.house.sessions.journal.read("review:test")
    return [one.payload for one in stream if isinstance(one.payload, kinds.ReviewPublished)]


def test_a_whole_review_is_done_by_keyboard(page: Page, server: Running) -> None:
    keys = Keys(page)
    place = sits_down(page, server)
    row = place.locator(".l-mk-row").first
    keys.to(row.locator(".l-mk-name").inner_text())
    keys.does("Enter", lands="h2[id$=-title]")
    keys.to("Llamé a las casas")
    keys.press("ArrowDown")
    keys.press("Shift+ArrowDown")
    expect(place.locator("[role=option][aria-selected=true]")).to_have_count(2)
    keys.press("e")
    keys.press("3")
    keys.press("3")
    expect(place.get_by_role("radio", checked=True)).to_have_count(1)
    keys.press("t")
    keys.press("Enter")
    keys.does("c", lands="textarea[id$='-0']")
    keys.type("Me quedé pensando en esto: j, k, 1, f?")
    keys.to(say("overall_label"))
    keys.type("Gracias por escribirlo.")
    keys.to(rf"^{say('sign_ask')}$")
    keys.does("Enter", lands="h3[id$=-sign]")
    shown = place.locator(".l-mk-sign").inner_text()
    for words in ("Ivo Sandoval", "Entre Reflexión y Reflexión crítica", "j, k, 1, f?", "Gracias"):
        assert words in shown
    keys.to(rf"^{say('sign_yes')}$")
    keys.does("Enter", lands="h2[id$=-title]")
    expect(place.get_by_text("Publicado por Ivo Sandoval")).to_be_visible(timeout=PATIENCE)
    keys.does("j", lands="h2[id$=-title]")
    keys.does("q", lands=".l-mk-row")
    saved, (signed,) = readings(server)[-1], published(server)
    assert (saved.levels, len(saved.evidence), len(saved.remarks)) == ({"depth": 3.5}, 1, 1)
    assert saved.overall == "Gracias por escribirlo."
    assert signed.reviewer == "p-ivo"
    assert len(readings(server)) <= 4


def test_words_survive_a_lost_connection_and_a_reload(page: Page, server: Running) -> None:
    place = sits_down(page, server)
    place.locator(".l-mk-row").first.click()
    box = place.get_by_label(say("overall_label"))
    expect(box).to_be_visible(timeout=PATIENCE)
    before = len(readings(server))
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    box.fill("Escrito sin conexión, y nada de esto se pierde.")
    page.wait_for_timeout(300)
    assert len(readings(server)) == before
    page.context.set_offline(False)
    page.reload()
    expect(box).to_have_value("Escrito sin conexión, y nada de esto se pierde.", timeout=PATIENCE)
    page.wait_for_function(
        "() => !Object.keys(localStorage).some((one) => /:(draft|act):/.test(one))"
    )
    assert readings(server)[-1].overall.startswith("Escrito sin conexión")


def test_shortcuts_take_no_key_from_a_box_and_can_be_switched_off(
    page: Page, server: Running
) -> None:
    place = sits_down(page, server)
    place.locator(".l-mk-row").nth(1).click()
    title = place.locator("h2")
    expect(title).to_be_focused(timeout=PATIENCE)
    first = title.inner_text()
    page.keyboard.press("?")
    place.get_by_label(say("keys_on")).uncheck()
    page.keyboard.press("j")
    page.keyboard.press("2")
    assert place.get_by_role("radio", checked=True).count() == 0
    assert title.inner_text() == first
    place.get_by_label(say("keys_on")).check()
    page.keyboard.press("Control+j")
    assert title.inner_text() == first
    page.keyboard.press("2")
    expect(place.get_by_role("radio", checked=True)).to_have_count(1)


def test_a_passage_is_chosen_with_the_mouse_word_by_word_and_hidden_for_all(
    page: Page, server: Running
) -> None:
    place = sits_down(page, server)
    place.get_by_label(say("only_open")).uncheck()
    place.get_by_label(say("names")).check()
    place.get_by_role("button", name=colleague(2)[1]).click()
    expect(place.locator("[role=option]").first).to_be_visible(timeout=PATIENCE)
    found = place.locator(".l-mk-found")
    assert "+56 9 8765 4321" in found.all_inner_texts()
    page.evaluate(SELECTS)
    expect(place.locator(".l-mk-pick .l-mk-quote")).to_have_text("«casas»", timeout=PATIENCE)
    place.get_by_role("button", name=say("mask"), exact=True).click()
    expect(place.get_by_text("[oculto]").first).to_be_visible(timeout=PATIENCE)
    place.get_by_role("button", name=say("mask_all")).click()
    expect(found).to_have_count(0, timeout=PATIENCE)
    view = server.house.sessions.views("p-ivo", server.house.course.modules["marking"], "es")
    words = json.dumps(view["marking"]["open"]["answers"], ensure_ascii=False)
    assert "8765" not in words
    assert "casas" not in words
    page.keyboard.press("q")
    place.get_by_label(say("names")).uncheck()
    expect(place.get_by_text(colleague(2)[1])).to_have_count(0, timeout=PATIENCE)


def test_hostile_words_are_shown_as_they_were_written(page: Page, server: Running) -> None:
    place = sits_down(page, server)
    place.get_by_label(say("only_open")).uncheck()
    view = server.house.sessions.views("p-ivo", server.house.course.modules["marking"], "es")
    person = colleague(5)[0]
    for row in view["marking"]["rows"]:
        place.locator(f"[id$='row-{row[0]}']").click()
        expect(place.locator("[role=option]").first).to_be_visible(timeout=PATIENCE)
        if place.get_by_text("<script>").count():
            break
        page.keyboard.press("q")
        expect(place.locator(".l-mk-row").first).to_be_visible(timeout=PATIENCE)
    assert "<img src=x onerror=" in place.locator(".l-mk-text").inner_text()
    place.locator("[role=option]").last.click()
    page.keyboard.press("c")
    page.keyboard.type("<img src=x onerror='window.__xss=1'>👩🏽‍🏫")
    page.keyboard.press("Shift+Tab")
    place.get_by_role("button", name=say("bank_it")).first.click()
    expect(place.get_by_text(say("bank", n=1))).to_be_visible(timeout=PATIENCE)
    assert page.evaluate("window.__xss") is None
    last = readings(server)[-1]
    assert last.person == person
    span = last.remarks[0]
    told = server.house.sessions.story(person).states[MODULE, STEP].handed[-1].values[span.field]
    assert told[span.start : span.end].endswith("fin.")


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_state_of_the_desk_is_sound(
    page: Page, browser: Browser, server: Running, lang: str
) -> None:
    place = sits_down(page, server, lang)
    found = sound.unsound(page, "marking-queue", lang, PART)
    place.locator(".l-mk-row").first.click()
    expect(place.locator("[role=option]").first).to_be_visible(timeout=PATIENCE)
    with quiet(browser) as other:
        there = sits_down(other, server, lang, "p-ines")
        there.get_by_role("button", name=say("here", lang, names="Ivo Sandoval")).click()
        expect(place.get_by_text(say("here_too", lang, names="Inés Maturana"))).to_be_visible(
            timeout=PATIENCE
        )
    place.locator("[role=option]").nth(1).click()
    page.keyboard.press("e")
    page.keyboard.press("2")
    place.locator("[role=option]").first.click()
    page.keyboard.press("c")
    page.keyboard.type("Uno.")
    place.locator("[role=option]").nth(2).click()
    place.get_by_role("button", name=say("sign_ask", lang)).click()
    expect(place.locator(".l-mk-sign")).to_be_visible()
    for summary in place.locator("summary").all():
        summary.click()
    found += sound.unsound(page, "marking-sign", lang, PART)
    assert found == [], "\n".join(found)

"""The library in a browser: sound for everyone, by keyboard, without script, without connection."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from lidera_nb import texts
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.browser import sound
from tests.browser.keys import Keys
from tests.browser.looks import PHONE, axe, sized
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in
from tests.running import Running, running

pytestmark = pytest.mark.browser

CARD = "meta-en-una-hoja"
SCHOOL = {"level": "primary", "size": "from_150_to_399", "dependence": "slep",
          "territory": "maule", "vulnerability": "high", "rurality": "rural"}  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as server:
        sessions = server.house.sessions
        story = sessions.story("p-ana")
        at = next(at for at, step in story.steps.items() if step.activity == "profile")
        form = story.steps[at].definition
        ctx = kinds.Context(module=at[0], step=at[1], definition=form.form.id, version=1,
                            hash=form.hash, lang="es", node="form")  # fmt: skip
        told = NewEvent(kinds.ProfileSaved(ctx=ctx, answers=SCHOOL), "p-ana")
        server.do(sessions.note("person:p-ana", (told,), "p-ana"))
        yield server


def goes(page: Page, server: Running, path: str, lang: str = "es") -> Page:
    comes_in(page, server, "p-ana", lang)
    page.goto(server.at(path))
    return page


def say(text_id: str, lang: str = "es", **values: object) -> str:
    return texts.say(lang, text_id, **values)


@pytest.mark.parametrize(
    ("name", "path", "lang"),
    [
        ("list", "/library?rurality=rural", "es"),
        ("card", f"/library/{CARD}", "en"),
        ("table", "/library?as=table&dimension=a", "es"),
    ],
)
def test_everyone_can_read_it(page: Page, server: Running, name: str, path: str, lang: str) -> None:
    goes(page, server, path, lang)
    for folded in page.locator("details").all():
        folded.evaluate("one => (one.open = true)")
    assert sound.unsound(page, name, lang) == []


def test_it_is_searched_narrowed_and_read_by_keyboard(page: Page, server: Running) -> None:
    keys = Keys(page)
    goes(page, server, "/library")
    keys.to(say("library.search_label"))
    keys.type("meta")
    keys.press("Enter")
    page.wait_for_url("**/library?q=meta")
    keys.to("Una sola meta del año")
    keys.press("Enter")
    page.wait_for_url(f"**/library/{CARD}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("meta")


def test_it_works_without_any_script(browser: Browser, server: Running) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = goes(context.new_page(), server, "/library")
    page.get_by_text(say("library.narrow"), exact=True).click()
    page.get_by_role("checkbox", name="Rural", exact=False).first.check()
    page.get_by_role("button", name=say("library.narrow_do"), exact=True).click()
    chip = page.get_by_role("link", name=say("library.without", field="Entorno", word="Rural"))
    expect(chip).to_be_visible()
    page.get_by_role("link", name=say("library.table")).click()
    expect(page.get_by_role("columnheader", name=say("library.column.impact"))).to_be_attached()
    context.close()


def test_what_was_read_stays_without_a_connection_until_somebody_logs_out(
    page: Page, server: Running
) -> None:
    goes(page, server, f"/library/{CARD}")
    page.wait_for_function("() => navigator.serviceWorker.controller", timeout=PATIENCE)
    page.wait_for_function(f"() => caches.match('/library/{CARD}').then(Boolean)", timeout=PATIENCE)
    page.context.set_offline(True)
    page.goto(server.at(f"/library/{CARD}"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("meta")
    page.context.set_offline(False)
    page.reload()
    page.get_by_role("button", name=say("page.logout")).click()
    page.wait_for_url("**/login")
    page.wait_for_function("() => caches.has('lidera-library').then((there) => !there)")


def test_a_card_that_is_gone_does_not_come_back_without_a_connection(
    page: Page, server: Running
) -> None:
    goes(page, server, f"/library/{CARD}")
    page.wait_for_function("() => navigator.serviceWorker.controller", timeout=PATIENCE)
    old = "it.put('/library/gone', new Response('x'))"
    page.evaluate(f"() => caches.open('lidera-library').then((it) => {old})")
    page.goto(server.at("/library/gone"))
    expect(page.get_by_role("heading", level=1)).to_have_text(say("error.missing"))
    page.wait_for_function("() => caches.match('/library/gone').then((kept) => !kept)")


def test_a_try_is_told_from_the_card_and_stands_on_it_without_a_name(
    page: Page, server: Running
) -> None:
    goes(page, server, f"/library/{CARD}")
    page.get_by_role("link", name=say("library.try")).click()
    page.get_by_text(say("trying.status.not"), exact=True).click(timeout=PATIENCE)
    page.get_by_role("button", name=say("trycard.save")).click()
    expect(page.get_by_text(say("trying.refused.why"))).to_be_visible(timeout=PATIENCE)
    page.get_by_text(say("cards.why.time"), exact=True).click()
    page.get_by_label(say("trycard.told_ask")).fill("Empiece por un curso.")
    sized(page, 320)
    assert axe(page, "html", anew=True) == []
    assert sound.measured(page, "fits") == sound.measured(page, "targets") == []
    sized(page, PHONE)
    page.get_by_text(say("trycard.share"), exact=True).click()
    page.get_by_role("button", name=say("trycard.save")).click()
    expect(page.get_by_text(say("trycard.saved"))).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name=say("trycard.read")).click()
    told = page.locator(".shelf-try", has_text="Empiece por un curso.")
    expect(told).to_contain_text(say("library.like.both"))
    expect(told).not_to_contain_text("p-ana")

"""A participant's page and the small faults of every day: full disk, back button, wrong clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lidera_nb import texts
from lidera_nb.clock import utc_now
from lidera_nb.demo.wire import Wire
from tests.faults.harness import PAGE, Server
from tests.faults.paging import (
    REASON,
    WATCH,
    Elsewhere,
    at_the_first_decision,
    lend,
    line,
    locks,
    reason,
)
from tests.faults.test_full_disk import by_limit

pytestmark = pytest.mark.browser
YEARS_OFF = {"1999": "1999-12-31T12:00:00Z", "2061": "2061-08-01T12:00:00Z"}


@pytest.fixture
def wire(server: Server, elsewhere: Elsewhere) -> Wire:
    """A running server, and somebody who came as far as the first decision."""
    return at_the_first_decision(server.start(), elsewhere)


@pytest.fixture
def context(browser: Browser, server: Server, wire: Wire) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="es-CL")
    context.add_init_script(WATCH)
    lend(context, wire, server.address)
    yield context
    context.close()


def arrives(context: BrowserContext, server: Server) -> Page:
    page = context.new_page()
    page.goto(server.address.rstrip("/") + PAGE)
    expect(page.locator("fieldset.l-decision")).to_be_visible()
    return page


async def decides_elsewhere(wire: Wire) -> None:
    """The same person decides on another device."""
    await wire.open(PAGE)
    scene = wire.views["case"]["scene"]
    choice = scene["decision"]["choices"][0]["id"]
    body = {"do": "decide", "scene": scene["id"], "choice": choice, "reason": REASON}
    more = {"confidence": 75} if "prediction" in scene["decision"] else {}
    assert (await wire.act("case", {**body, **more}))["status"] == "saved"
    wire.close()


def test_without_room_on_the_disk_the_page_says_so_and_the_same_words_go_in_later(
    context: BrowserContext, server: Server
) -> None:
    page = arrives(context, server)
    before = len(server.events())
    by_limit(server, False)
    locks(page)
    line(page, "failed")
    expect(page.locator(".l-player")).to_contain_text(texts.say("es", "refused.unsaved"))
    expect(reason(page)).to_have_value(REASON)
    page.reload()
    expect(reason(page)).to_have_value(REASON)
    by_limit(server, True)
    page.get_by_role("button", name=texts.say("es", "player.lock")).click()
    line(page, "saved")
    (decided,) = (e for e in server.events()[before:] if e.kind == "case.decided")
    assert decided.payload.reason == REASON.strip()
    assert server.check() == ()


@pytest.mark.parametrize("where", ["here", "on another device"])
def test_the_back_button_shows_how_things_stand_now(
    where: str, context: BrowserContext, server: Server, wire: Wire, elsewhere: Elsewhere
) -> None:
    page = arrives(context, server)
    first = page.locator("fieldset.l-decision legend").inner_text()
    if where == "here":
        locks(page)
        line(page, "saved")
    page.goto(server.address)
    if where != "here":
        elsewhere.do(decides_elsewhere(wire))
    page.go_back()
    expect(page.locator(".l-brought")).to_be_visible()
    expect(page.get_by_text(first, exact=True)).to_have_count(0)
    assert sum(event.kind == "case.decided" for event in server.events()) == 1


def test_what_a_second_device_decides_shows_at_once_and_no_text_is_lost(
    context: BrowserContext, server: Server, wire: Wire, elsewhere: Elsewhere
) -> None:
    page = arrives(context, server)
    page.locator("fieldset.l-decision").get_by_role("radio").last.check()
    reason(page).fill("A medio escribir")
    elsewhere.do(decides_elsewhere(wire))
    line(page, "elsewhere")
    expect(page.locator(".l-brought")).to_be_visible()
    left = page.locator(".l-aside")
    expect(left).to_be_visible()
    page.reload()
    left.locator("summary").click()
    expect(left).to_contain_text("A medio escribir")


def test_two_windows_that_press_at_once_decide_once(
    context: BrowserContext, server: Server
) -> None:
    pages = [arrives(context, server), arrives(context, server)]
    for page in pages:
        page.locator("fieldset.l-decision").get_by_role("radio").first.check()
        reason(page).fill(REASON)
        sure = page.locator(".l-player").get_by_role("radio", name="75")
        if sure.count():
            sure.check()
    for page in pages:
        lock = page.get_by_role("button", name=texts.say("es", "player.lock"))
        lock.evaluate("button => { setTimeout(() => button.click(), 0); }")
    for page in pages:
        expect(page.locator(".l-brought")).to_be_visible()
    assert sum(event.kind == "case.decided" for event in server.events()) == 1


@pytest.mark.parametrize("year", YEARS_OFF)
def test_a_browser_whose_clock_is_wrong_by_years_plays_on(
    year: str, context: BrowserContext, server: Server
) -> None:
    page = context.new_page()
    page.clock.set_system_time(YEARS_OFF[year])
    page.goto(server.address.rstrip("/") + PAGE)
    locks(page)
    line(page, "saved")
    made = list(page.evaluate("acts"))
    decided = next(event for event in server.events() if event.kind == "case.decided")
    assert decided.message_id in made
    assert decided.payload.ctx.client_at.startswith(year)
    assert abs(decided.at - utc_now()) < timedelta(minutes=2)

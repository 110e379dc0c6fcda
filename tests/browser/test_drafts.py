"""What is typed is kept in the browser until the server has it, and the page never says else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from lidera_nb import texts
from lidera_nb.demo.bot import play
from lidera_nb.demo.persona import personas
from lidera_nb.demo.wire import Wire
from lidera_nb.serve.base import COOKIE
from tests.browser.playing import REASON
from tests.browser.stations import MODULE, PAGE, comes_in, newcomer
from tests.running import Running, running

pytestmark = pytest.mark.browser
HALF = "A medio escribir: primero hablaría con"
Arrive = Callable[..., Page]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        yield running_server


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 390, "height": 844}, locale="es-CL")
    yield opened
    opened.close()


def at_the_first_decision(server: Running, person: str) -> None:
    """Somebody who has come as far as the first decision of the case."""
    everyone = personas(MODULE.step("case").definition.current.scenario, seed=3, people=20)
    able = next(one for one in everyone if one.begins and one.stops_after is None)
    code = newcomer(server, "participant", person)
    server.do(play(Wire(server.address), code, replace(able, stops_after=0, rights=""), MODULE))


@pytest.fixture
def arrive(server: Running, context: BrowserContext, request: pytest.FixtureRequest) -> Arrive:
    """A page of the module, at the first decision, of a person of this test's own."""
    person = "p-" + re.sub(r"[^a-z]", "", request.node.name)[-24:]
    at_the_first_decision(server, person)

    def arrive(where: BrowserContext = context) -> Page:
        page = where.new_page()
        comes_in(page, server, person, "es")
        page.goto(server.at(PAGE))
        return page

    arrive.person = person  # type: ignore[attr-defined]
    return arrive


def writes(page: Page, text: str = HALF) -> Locator:
    """Choose, and begin to write why."""
    page.locator("fieldset.l-decision").get_by_role("radio").first.check()
    box = page.locator(".l-player").get_by_role("textbox")
    box.fill(text)
    return box


def locks(page: Page) -> None:
    """Decide as far as the button; what follows is the test's."""
    writes(page, REASON * 2)
    sure = page.locator(".l-player").get_by_role("radio", name="75")
    if sure.count():
        sure.check()
    page.get_by_role("button", name=texts.say("es", "player.lock")).click()


def line(page: Page, name: str) -> None:
    """The sentence at the bottom edge is the one of this name."""
    expect(page.locator("#lidera-status")).to_have_attribute("data-state", name)


def ready_to_go_offline(page: Page) -> None:
    """Wait until the browser has kept the frame of the page."""
    looked = """async ([path, styles]) => {
        while (!(await caches.match(path)) || !(await caches.match(styles)))
            await new Promise((wake) => setTimeout(wake, 50));
    }"""
    styles = page.locator("link[rel=stylesheet]").get_attribute("href")
    page.evaluate(looked, [PAGE, styles])


def decided(server: Running, arrive: Arrive) -> int:
    stream = f"person:{arrive.person}"  # type: ignore[attr-defined]
    events = server.house.sessions.journal.read(stream)
    return sum(event.kind == "case.decided" for event in events)


def kept(page: Page, kind: str) -> int:
    """How many drafts or acts the browser keeps."""
    names = page.evaluate("Object.keys(localStorage)")
    return sum(f":{kind}:" in name for name in names)


def test_what_was_typed_is_there_after_a_reload(arrive: Arrive) -> None:
    page = arrive()
    writes(page)
    line(page, "draft")
    page.reload()
    expect(page.locator(".l-player").get_by_role("textbox")).to_have_value(HALF)
    expect(page.locator("fieldset.l-decision").get_by_role("radio").first).to_be_checked()
    line(page, "draft")


def test_what_was_typed_goes_once_it_was_sent(arrive: Arrive, server: Running) -> None:
    page = arrive()
    locks(page)
    line(page, "saved")
    expect(page.locator(".l-brought")).to_be_visible()
    assert kept(page, "draft") == kept(page, "act") == 0
    assert decided(server, arrive) == 1


def test_the_page_and_what_was_typed_come_back_without_a_connection(
    arrive: Arrive, context: BrowserContext
) -> None:
    page = arrive()
    ready_to_go_offline(page)
    context.set_offline(True)
    writes(page)
    line(page, "offline")
    page.reload()
    expect(page.locator(".l-player").get_by_role("textbox")).to_have_value(HALF)
    line(page, "offline")


def test_a_decision_made_without_a_connection_waits_and_counts_once(
    arrive: Arrive, context: BrowserContext, server: Running
) -> None:
    page = arrive()
    ready_to_go_offline(page)
    context.set_offline(True)
    line(page, "offline")
    locks(page)
    line(page, "offline_waiting")
    expect(page.locator(".l-standing").last).to_contain_text(texts.say("es", "common.waiting"))
    page.reload()
    line(page, "offline_waiting")
    expect(page.locator(".l-standing").last).to_contain_text(texts.say("es", "common.waiting"))
    assert decided(server, arrive) == 0
    context.set_offline(False)
    line(page, "saved")
    expect(page.locator(".l-brought")).to_be_visible()
    assert decided(server, arrive) == 1
    assert kept(page, "draft") == kept(page, "act") == 0


def test_a_second_window_follows_and_keeps_what_was_being_written_there(arrive: Arrive) -> None:
    first, second = arrive(), arrive()
    writes(second)
    locks(first)
    line(first, "saved")
    left = second.locator(".l-aside")
    expect(left).to_contain_text(texts.say("es", "common.left"))
    line(second, "elsewhere")
    left.locator("summary").click()
    expect(left).to_contain_text(HALF)
    left.get_by_role("button", name=texts.say("es", "common.left_discard")).click()
    expect(left).to_have_count(0)


def test_logging_out_asks_once_and_leaves_nothing_in_the_browser(
    arrive: Arrive, server: Running
) -> None:
    page = arrive()
    writes(page)
    line(page, "draft")
    leave = page.get_by_role("button", name=texts.say("es", "page.logout"))
    leave.click()
    expect(page.get_by_role("alert").first).to_contain_text("no se ha enviado")
    assert kept(page, "draft") == 1
    leave.click()
    page.wait_for_url(server.at("/login"))
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("caches.keys()") == []


def test_the_home_page_tells_what_waits_in_this_browser(arrive: Arrive, server: Running) -> None:
    page = arrive()
    told = page.locator(f'[data-waits="{PAGE}"]')
    page.goto(server.at("/"))
    expect(told).to_be_hidden()
    page.goto(server.at(PAGE))
    writes(page)
    line(page, "draft")
    page.goto(server.at("/"))
    expect(told).to_be_visible()


def test_a_browser_that_keeps_nothing_is_told_of(arrive: Arrive, context: BrowserContext) -> None:
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    )
    page = arrive()
    writes(page)
    line(page, "draft_loose")
    locks(page)
    line(page, "saved")


def test_a_login_that_ended_loses_nothing(arrive: Arrive, server: Running) -> None:
    page = arrive()
    writes(page)
    line(page, "draft")
    person = arrive.person  # type: ignore[attr-defined]
    server.do(server.house.close_logins(person))
    line(page, "signed_out")
    again = {"name": COOKIE, "value": server.login(person).cookies[COOKIE], "url": server.address}
    page.context.add_cookies([again])
    page.get_by_role("button", name=texts.say("es", "session.enter_button")).click()
    expect(page.locator(".l-player").get_by_role("textbox")).to_have_value(HALF)


def test_a_page_whose_login_ended_while_it_was_away_says_so(
    arrive: Arrive, context: BrowserContext, server: Running
) -> None:
    page = arrive()
    writes(page)
    context.set_offline(True)
    line(page, "offline")
    server.do(server.house.close_logins(arrive.person))  # type: ignore[attr-defined]
    context.set_offline(False)
    line(page, "signed_out")

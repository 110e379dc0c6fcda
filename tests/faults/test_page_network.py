"""A page over a network that fails: its line tells the truth, and each act counts once."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.playing import goes_on
from tests.faults import once
from tests.faults.harness import PAGE, Server
from tests.faults.paging import (
    HURRY,
    WATCH,
    Elsewhere,
    at_the_first_decision,
    lend,
    lies,
    line,
    locks,
)
from tests.faults.proxy import Proxy
from tests.faults.test_once import WHOLE

pytestmark = pytest.mark.browser
SEED = 2028


@pytest.fixture
def proxy(server: Server, elsewhere: Elsewhere) -> Iterator[Proxy]:
    """A network that behaves until it is told otherwise."""
    between = Proxy(server.start().port, random.Random(SEED), reach=8)
    elsewhere.do(between.open())
    yield between
    elsewhere.do(between.close())


@pytest.fixture
def page(browser: Browser, server: Server, proxy: Proxy, elsewhere: Elsewhere) -> Iterator[Page]:
    """The module's page at the first decision, opened through the network."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="es-CL")
    context.add_init_script(WATCH)
    context.add_init_script(HURRY)
    lend(context, at_the_first_decision(server, elsewhere), proxy.address)
    opened = context.new_page()
    opened.goto(proxy.address.rstrip("/") + PAGE)
    expect(opened.locator("fieldset.l-decision")).to_be_visible()
    yield opened
    context.close()


def wrong(page: Page, server: Server) -> tuple[list[str], list]:
    """What is wrong with what the page made, and the moments at which its line was untrue."""
    acts, events = page.evaluate("acts"), server.events()
    begun = next(at for at, event in enumerate(events) if event.message_id in acts)
    lied = lies(page.evaluate("told"), acts, events)
    return once.faults(list(acts), in_order(events[begun:])), lied


def in_order(events: list) -> list:
    """A tail of a stream, numbered from 1 as the check expects."""
    return [replace(event, n=event.n - events[0].n + 1) for event in events]


def breaks(proxy: Proxy, elsewhere: Elsewhere) -> None:
    """No websocket from now on."""
    proxy.down = True
    elsewhere.call(proxy.cut)


def test_a_play_over_a_bad_network_ends_right_and_the_line_is_true(
    page, proxy, server, elsewhere, count, figures
):
    proxy.kinds = count(("cut", "split"), ("cut", "cut", "split", "stall"))
    decisions, proxy.strikes = count(2, 50), count(4, 30)
    elsewhere.call(proxy.cut)
    while decisions and goes_on(page):
        locks(page)
        line(page, "saved")
        decisions -= 1
    line(page, "saved")
    found, lied = wrong(page, server)
    figures["page over a bad network"] = {
        "times": dict(proxy.struck), "acts": len(page.evaluate("acts")), **once.tally(found),
        "sentences": len(page.evaluate("told")), "of these untrue": len(lied),
    }  # fmt: skip
    assert sum(proxy.struck.values()) >= count(2, 10)
    assert (found, lied) == ([], [])
    assert server.check() == ()


def test_an_act_without_a_connection_waits_through_a_reload_and_counts_once(
    page, proxy, server, elsewhere
):
    before = len(server.events())
    breaks(proxy, elsewhere)
    line(page, "offline")
    locks(page)
    line(page, "offline_waiting")
    made = list(page.evaluate("acts"))
    page.reload()
    line(page, "offline_waiting")
    assert len(server.events()) == before
    proxy.down = False
    line(page, "saved")
    assert once.faults(made, in_order(server.events()[before:])) == []


def test_a_connection_that_falls_silent_as_it_opens_is_given_up_for_another(page, proxy, elsewhere):
    proxy.kinds, proxy.reach, proxy.strikes = ("stall",), 1, 1
    elsewhere.call(proxy.cut)
    locks(page)
    line(page, "saved")
    assert proxy.struck["stall"] == 1


def test_a_page_that_hears_its_answer_and_nothing_after_it_goes_on_by_itself(page):
    silenced: list[str] = []

    def silence(here: WebSocketRoute) -> None:
        """Falls silent for good after the first answer to an act; later connections are well."""
        there, mute = here.connect_to_server(), []

        def pass_on(said: str) -> None:
            if not mute:
                here.send(said)
            if not silenced and json.loads(said)["type"] == "ack":
                mute.append(True)
                silenced.append(said)

        there.on_message(pass_on)
        here.on_message(lambda said: mute or there.send(said))

    page.context.route_web_socket(re.compile(r"/ws\b"), silence)
    page.reload()
    locks(page)
    expect(page.locator(".l-brought")).to_be_visible()
    assert len(silenced) == 1


def test_a_page_whose_server_is_killed_says_so_and_goes_on_by_itself(page, server):
    server.stop()
    line(page, "offline")
    locks(page)
    line(page, "offline_waiting")
    server.start()
    line(page, "saved")
    assert wrong(page, server) == ([], [])


def test_the_check_of_the_line_would_see_a_lie():
    at = WHOLE[0].at.timestamp() * 1000
    told = [(at + 10, "saving"), (at + 5000, "saved")]
    assert lies(told, {"m1": at}, WHOLE) == []
    assert lies(told, {"m1": at, "mx": at + 1}, WHOLE) == [(at + 5000, "mx")]
    assert lies([(at - 5000, "saved")], {"m1": at - 6000}, WHOLE) == [(at - 5000, "m1")]

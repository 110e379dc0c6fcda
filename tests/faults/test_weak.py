"""A phone on a weak line while others play on the same server: slow, lossy, now and then gone."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from lidera_nb.activities import enrolment, registry
from lidera_nb.clock import utc_now
from lidera_nb.demo.bot import play
from lidera_nb.demo.persona import personas
from lidera_nb.events.journal import Entry
from tests.browser.playing import goes_on
from tests.faults import once
from tests.faults.harness import COHORT, PAGE, Server, opened
from tests.faults.paging import WATCH, Elsewhere, at_the_first_decision, lend, line, locks
from tests.faults.proxy import Proxy
from tests.faults.stubborn import MODULE, StubbornWire
from tests.faults.test_page_network import wrong

pytestmark = pytest.mark.browser
SEED = 2031
LATENCY, RATE = 0.15, 24_000
"""Half of what a phone has at the edge of a village: 300 ms there and back, 190 kbit/s."""


def companions(server: Server, many: int) -> list[str]:
    """The access codes of other people of the cohort."""
    codes = []
    with opened(server.var) as (journal, keys):
        for number in range(many):
            known, secret = registry.read(journal), keys.secret("codes")
            person = f"p-otra-{number}"
            new = enrolment.enrol(known, COHORT, "participant", f"Otra {number}", secret, person)
            stream = f"cohort:{COHORT}"
            entry = Entry(stream, f"otra-{number}", b"", new.events, "system", utc_now())
            journal.append([entry])
            codes.append(str(new.code))
    return codes


@contextmanager
def crowded(server: Server, elsewhere: Elsewhere, codes: list[str]) -> Iterator[list[StubbornWire]]:
    """Others play all the time meanwhile, over lines that are well."""
    scenario = MODULE.step("case").definition.current.scenario
    able = [one for one in personas(scenario, seed=5, people=200)
            if one.begins and one.stops_after is None and not one.rights]  # fmt: skip
    wires: list[StubbornWire] = []

    async def plays(code: str, number: int) -> None:
        wire = StubbornWire(server.address)
        wires.append(wire)
        await play(wire, code, able[number % len(able)], MODULE)

    going: list[Future[Any]] = [
        asyncio.run_coroutine_threadsafe(plays(code, number), elsewhere.loop)
        for number, code in enumerate(codes)
    ]
    yield wires
    for one in going:
        one.result(300)


@pytest.fixture
def codes(server: Server, count) -> list[str]:
    """The companions' codes, which the server finds when it starts."""
    return companions(server, count(4, 30))


@pytest.fixture
def proxy(server: Server, codes: list[str], elsewhere: Elsewhere) -> Iterator[Proxy]:
    between = Proxy(server.start().port, random.Random(SEED), kinds=("cut", "split"), reach=14)
    elsewhere.do(between.open())
    yield between
    elsewhere.do(between.close())


@pytest.fixture
def page(browser: Browser, server: Server, proxy: Proxy, elsewhere: Elsewhere) -> Iterator[Page]:
    """The module's page at the first decision; the line is well until then."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="es-CL")
    context.add_init_script(WATCH)
    lend(context, at_the_first_decision(server, elsewhere), proxy.address)
    opened_page = context.new_page()
    opened_page.goto(proxy.address.rstrip("/") + PAGE)
    expect(opened_page.locator("fieldset.l-decision")).to_be_visible()
    yield opened_page
    context.close()


def test_a_page_on_a_weak_line_under_load_saves_each_act_once_and_says_so(
    page: Page,
    server: Server,
    proxy: Proxy,
    codes: list[str],
    elsewhere: Elsewhere,
    count,
    figures,
) -> None:
    with crowded(server, elsewhere, codes) as others:
        proxy.latency, proxy.rate = LATENCY, RATE
        proxy.strikes = count(2, 12)
        elsewhere.call(proxy.cut)
        for _ in range(count(2, 30)):
            if not goes_on(page):
                break
            locks(page)
            line(page, "saved")
        gone_and_back(page, proxy, elsewhere)
    found, lied = wrong(page, server)
    figures["page on a weak line under load"] = {
        "acts": len(page.evaluate("acts")), **once.tally(found), "others": len(others),
        "acts of the others": sum(len(one.acknowledged) for one in others),
        "sentences": len(page.evaluate("told")), "of these untrue": len(lied),
    }  # fmt: skip
    assert (found, lied) == ([], [])
    for number, other in enumerate(others):
        assert once.faults(other.acknowledged, server.events(f"person:p-otra-{number}")) == []
    assert server.check() == ()


def gone_and_back(page: Page, proxy: Proxy, elsewhere: Elsewhere) -> None:
    """No line at all: the page is there again after a reload, and one decision waits in it."""
    if not goes_on(page):
        return
    proxy.down = True
    elsewhere.call(proxy.cut)
    line(page, "offline")
    locks(page)
    line(page, "offline_waiting")
    page.reload()
    line(page, "offline_waiting")
    proxy.down = False
    line(page, "saved")

"""Explora: ordinary ipywidgets over one's own play, which outlive the kernel that drew them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocketRoute, expect

from lidera_nb import texts
from lidera_nb.activities import enrolment
from lidera_nb.demo.bot import play
from lidera_nb.demo.persona import personas
from lidera_nb.demo.wire import Wire
from lidera_nb.serve.live.config import LiveConfig
from tests.browser import sound
from tests.browser.exploring import (
    EXPLORA,
    NOTE,
    arranges,
    as_it_was,
    drawn,
    kernel_of,
    kill,
    mine,
    notes,
    opened,
    resumes,
    saved,
    say,
    signed_in,
)
from tests.browser.places import NAME
from tests.browser.playing import PATIENCE
from tests.ourcourse import our_course
from tests.running import Running, running
from tests.serve.visiting import Opened, kernel_status, left, talk

pytestmark = pytest.mark.browser
MODULE = our_course().modules[NAME]
BOX = re.compile(r'"([0-9a-f]{32})": ?{"model_name": ?"VBoxModel"')
SWEEP = {"sweep_seconds": 0.3, "poll_seconds": 1.0}


async def plays(server: Running, person: str) -> None:
    """A bot plays the first module to its end as this person."""
    sessions, key = server.house.sessions, server.house.keys.secret("codes")
    everyone = personas(MODULE.step("case").definition.current.scenario, seed=1, people=60)
    who = next(p for p in everyone if p.begins and p.stops_after is None and not p.rights)
    code, events = enrolment.new_access_code(sessions.registry, person, key)
    await sessions.note("cohort:test", events, "system")
    await play(Wire(server.address), str(code), who, MODULE)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lidera_nb.serve.livedoor.LiveConfig", partial(LiveConfig, **SWEEP))
        with running(tmp_path_factory.mktemp("var")) as server:
            server.do(plays(server, "p-ana"))
            yield server


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="es-CL", reduced_motion="reduce"
    )
    yield context
    context.close()


def test_what_was_chosen_and_written_outlives_a_kernel_that_was_killed(
    context: BrowserContext, server: Running
) -> None:
    signed_in(context, server, "p-ana")
    page = opened(context, server)
    arranges(page)
    notes(page)
    kill(kernel_of(page))
    resumes(page)
    as_it_was(page)
    events = server.house.sessions.journal.read("person:p-ana")
    (noted,) = [e.payload.note for e in events if e.kind == "exploration.noted"]
    assert noted == NOTE
    page.goto(server.at("/"))
    expect(page.get_by_text(say("home.finished"))).to_have_count(2)


def test_a_note_that_was_being_typed_is_carried_over(
    context: BrowserContext, server: Running
) -> None:
    signed_in(context, server, "p-ana")
    page = opened(context, server)
    typed = "A medio escribir cuando se fue."
    box = page.get_by_role("textbox", name=say("explore.note"))
    kill(kernel_of(page))
    box.fill(typed)
    resumes(page)
    expect(box).to_have_value(typed)
    saved(page)


def loses_a_part(page: Page, times: int) -> None:
    """At each of the next loads, the name of one of the page's widgets gets lost on the way."""
    sockets: list[WebSocketRoute] = []

    def lose_one(here: WebSocketRoute) -> None:
        sockets.append(here)
        there, nth = here.connect_to_server(), len(sockets)

        def pass_on(said: str | bytes) -> None:
            plain = said if isinstance(said, str) else said.decode("latin-1")
            found = BOX.findall(plain) if nth <= times else []
            lost = plain.replace(found[-1], "0" * 32) if found else plain
            here.send(lost if isinstance(said, str) else lost.encode("latin-1"))

        there.on_message(pass_on)

    page.route_web_socket(re.compile("/channels"), lose_one)


SELDOM = """() => {
  const wait = window.setTimeout;
  window.looks = 0;
  window.setTimeout = (work, ms, ...rest) =>
    wait(work, ms !== 100 ? ms : ++window.looks > 5 ? 6000 : 1500, ...rest);
}"""
"""The widget manager looks for each of the page's five widgets at once and after 1.5 s instead of
every 0.1 s, and gives up 6 s later: the moment in which it is blind lasts so long."""


def test_widgets_that_come_after_the_last_look_are_drawn(
    context: BrowserContext, server: Running
) -> None:
    """What comes between the manager's last look for a widget and its giving up is not lost."""
    signed_in(context, server, "p-ana")
    page = context.new_page()
    page.add_init_script(f"({SELDOM})()")
    loads: list[WebSocketRoute] = []

    def come_late(here: WebSocketRoute) -> None:
        loads.append(here)
        there = here.connect_to_server()

        def pass_on(said: str | bytes) -> None:
            plain = said if isinstance(said, str) else said.decode("latin-1")
            if '"update_states"' in plain:
                page.wait_for_function("() => window.looks >= 10")
            here.send(said)

        there.on_message(pass_on)

    page.route_web_socket(re.compile("/channels"), come_late)
    page.goto(server.at(EXPLORA))
    drawn(page)
    assert len(loads) == 1


def test_a_part_that_did_not_load_comes_by_itself(context: BrowserContext, server: Running) -> None:
    signed_in(context, server, "p-ana")
    page = context.new_page()
    loses_a_part(page, times=1)
    page.goto(server.at(EXPLORA))
    drawn(page)
    expect(page.locator("#live-gone")).to_be_empty()


def test_a_part_that_does_not_come_is_told_and_what_was_typed_is_kept(
    context: BrowserContext, server: Running
) -> None:
    signed_in(context, server, "p-ana")
    page = opened(context, server)
    typed, box = "Lo que escribía cuando nada cargaba.", page.get_by_role("textbox")
    kill(kernel_of(page))
    box.fill(typed)
    loses_a_part(page, times=2)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(say("live.gone"), timeout=PATIENCE)
    alert.get_by_role("button", name=say("live.resume")).click()
    expect(alert).to_contain_text(say("live.partly"), timeout=2 * PATIENCE)
    assert "Error displaying" not in page.locator("main").inner_text()
    alert.get_by_role("button", name=say("live.resume")).click()
    drawn(page)
    expect(box).to_have_value(typed)
    saved(page)


def test_nobody_else_reaches_the_kernel_of_the_page(
    context: BrowserContext, server: Running
) -> None:
    signed_in(context, server, "p-ana")
    page = opened(context, server)
    here = mine(context, page)
    stranger = server.login("p-eva")
    way = stranger.get(server.at(EXPLORA)).headers["Location"]
    stranger.get(way)
    asked = f"{here.origin}/standing/{here.kernel}"
    assert here.client.get(asked).text == '{"standing": "open"}'
    assert stranger.get(asked).text == '{"standing": "gone"}'
    assert kernel_status(here, stranger) == 403
    with ThreadPoolExecutor() as pool:  # Playwright's own loop runs in this thread
        talked = pool.submit(talk, here, stranger, "kernel_info_request")
        assert talked.result() == 403
    assert left(Opened(stranger, here.origin, here.page, here.kernel)).status == 403


def test_who_is_signed_out_elsewhere_is_told_and_the_drafts_of_this_browser_go(
    context: BrowserContext, server: Running
) -> None:
    client = signed_in(context, server, "p-ana")
    page = opened(context, server)
    page.evaluate("localStorage.setItem('lidera:kept', 'a draft')")
    server.do(server.house.close_login("p-ana", client.cookies["lidera"]))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(say("live.ended"), timeout=PATIENCE)
    expect(alert.get_by_role("link", name=say("live.enter"))).to_be_visible()
    page.wait_for_function("localStorage.length === 0")
    alert.get_by_role("link").click()
    page.wait_for_url(lambda url: url.startswith(server.at("/login")))


def test_before_the_case_is_finished_the_page_says_so_kindly(
    context: BrowserContext, server: Running
) -> None:
    signed_in(context, server, "p-eva")
    page = context.new_page()
    page.goto(server.at("/"))
    waits = texts.say("es", "locked.case", step=MODULE.step("case").titles["es"])
    expect(page.get_by_text(waits)).to_be_visible()
    expect(page.get_by_role("link", name=say("home.start"))).to_have_count(1)
    page.get_by_role("link", name="Explora", exact=True).click()
    expect(page.get_by_text(waits)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("textbox")).to_have_count(0)
    page.get_by_role("link", name="El caso: Los que faltan").click()
    page.wait_for_url(lambda url: url.startswith(server.at(f"/m/{NAME}")))


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_page_is_within_reach_of_everyone(
    context: BrowserContext, server: Running, lang: str
) -> None:
    signed_in(context, server, "p-ana", lang)
    page = opened(context, server)
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    assert sound.unsound(page, "explora", lang) == []
    assert page.locator("html").get_attribute("lang") == ("en" if lang == "en" else "es-CL")
    assert page.evaluate(SMALL) == []
    expect(page.get_by_role("group", name=say("explore.shown", lang))).to_be_visible()
    expect(page.get_by_role("group", name=say("explore.order", lang))).to_be_visible()
    assert page.get_by_role("img").count() == page.locator(".x-figure table:visible").count()


SMALL = """() => {
  const found = "main :is(button, select, textarea, summary, input)";
  const target = (e) => (e.type === "checkbox" ? e.closest("label") : e);
  const small = (e) =>
    e.getBoundingClientRect().height < 44 || parseFloat(getComputedStyle(e).fontSize) < 16;
  return [...document.querySelectorAll(found)].map(target)
    .filter((e) => e.checkVisibility() && small(e)).map((e) => e.outerHTML.slice(0, 120));
}"""


def test_a_kernel_that_idled_is_culled_and_the_page_resumes(
    context: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = {**SWEEP, "idle_seconds": 15}
    monkeypatch.setattr("lidera_nb.serve.livedoor.LiveConfig", partial(LiveConfig, **limits))
    with running(tmp_path / "var") as server:
        server.do(plays(server, "p-ana"))
        signed_in(context, server, "p-ana")
        page = opened(context, server)
        arranges(page)
        notes(page)
        resumes(page)
        as_it_was(page)

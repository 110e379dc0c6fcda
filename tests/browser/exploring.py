"""Somebody at Explora: they choose, write, lose their kernel, and find what they did again."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from lidera_nb import texts
from tests.browser.playing import PATIENCE
from tests.running import Client, Running
from tests.serve.visiting import Opened

EXPLORA = "/m/02-explora"
NOTE = "Leí poco antes de decidir, y confié más en lo que <b>ya creía</b>."
FIGURES = 6
"""Four of the school, one of predictions, one of what came before; also those not shown."""


def signed_in(context: BrowserContext, server: Running, person: str, lang: str = "es") -> Client:
    client = server.login(person)
    brought = {**client.cookies, "lidera_lang": lang}
    context.add_cookies(
        [{"name": k, "value": v, "url": server.address} for k, v in brought.items()]
    )
    return client


def opened(context: BrowserContext, server: Running) -> Page:
    """Explora, with its charts drawn."""
    page = context.new_page()
    page.goto(server.at(EXPLORA))
    drawn(page)
    return page


def drawn(page: Page) -> None:
    expect(page.get_by_role("textbox")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".x-figure svg")).to_have_count(FIGURES, timeout=PATIENCE)


def say(text_id: str, lang: str = "es") -> str:
    return texts.say(lang, text_id)


def kernel_of(page: Page) -> str:
    read = "() => JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
    kernel: str = page.evaluate(read)
    return kernel


def mine(context: BrowserContext, page: Page) -> Opened:
    """The page as the tests of the live process know it."""
    client = Client({c["name"]: c["value"] for c in context.cookies()})
    origin = "/".join(page.url.split("/")[:3])
    return Opened(client, origin, client.get(origin + "/nothing"), kernel_of(page))


def kill(kernel: str) -> None:
    """End a kernel's process without asking it."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if kernel in (process / "cmdline").read_text():
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:
            continue


def arranges(page: Page) -> None:
    """Choose something of everything, and wait until it is saved."""
    page.get_by_role("checkbox").nth(1).uncheck()
    page.get_by_role("checkbox").last.check()
    page.get_by_role("button", name=say("explore.order_sure")).click()
    page.get_by_role("combobox", name=say("explore.show")).select_option(index=1)
    saved(page)


def saved(page: Page) -> None:
    line = page.get_by_role("status").filter(has_text=say("explore.saved"))
    expect(line).to_have_attribute("data-state", "saved", timeout=PATIENCE)


def notes(page: Page) -> None:
    page.get_by_role("textbox", name=say("explore.note")).fill(NOTE)
    page.get_by_role("button", name=say("explore.save")).click()
    saved(page)


def as_it_was(page: Page) -> None:
    """All that `arranges` and `notes` did is there again."""
    drawn(page)
    expect(page.get_by_role("checkbox").nth(1)).not_to_be_checked()
    expect(page.get_by_role("checkbox").last).to_be_checked()
    sure = page.get_by_role("button", name=say("explore.order_sure"))
    expect(sure).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("combobox")).to_have_value(say("explore.before_minutes"))
    expect(page.locator(".x-figures .x-figure:visible")).to_have_count(3)
    expect(page.get_by_role("textbox")).to_have_value(NOTE)


def resumes(page: Page) -> None:
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(say("live.gone"), timeout=PATIENCE)
    before = kernel_of(page)
    alert.get_by_role("button", name=say("live.resume")).click()
    page.wait_for_function("() => !document.querySelector('[role=alert] button')")
    drawn(page)
    assert kernel_of(page) != before

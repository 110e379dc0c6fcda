"""Hostile texts in every field of an assignment, at the review desk and in what comes back.

One story: they are typed, handed in, read, commented in kind, signed, and answered in kind. At
each station every text stands there as it was written, and the page is as if it were harmless.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lidera_nb import texts
from lidera_nb.serve.acts import Act
from lidera_nb.settings import PROJECT
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in, quiet
from tests.hostile import HOSTILE, SIGNS
from tests.running import Running, running
from tests.toyassignment import PAGE, QUESTIONS, Questions, write_course

pytestmark = pytest.mark.browser
ALL = "\n\n".join(HOSTILE)
CELLS = [one.replace("\n", " ") for one in HOSTILE[:4]]
LINE = HOSTILE[0]
ASKED: Questions = {
    "order": QUESTIONS["order"],
    "share": QUESTIONS["share"],
    "cells": ({"kind": "table", "rows": ["ana", "eva"], "columns": ["out", "in"], "cells": "text",
               "most": 200}, '{"ana": {"out": "a"}}',
              'marking.table(cells, {"ana": {"out": "a"}}, points=1)', 1),
    "line": ({"kind": "text", "most": 120}, '"a"', "", 1),
    "story": ({"kind": "text", "most": 3000}, '"a"', "", 1),
    "mine": ({"kind": "reflection", "required": True, "most": 3000}, '"a"', "", 4),
}  # fmt: skip
WATCH = """addEventListener("securitypolicyviolation", (event) =>
  (window.refused ??= []).push(event.violatedDirective + " " + event.sample));"""
TELLS = """signs => [window.hurt, ...(window.refused || []),
  ...[...document.querySelectorAll(signs)].map((one) => one.outerHTML.slice(0, 90))]"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    course = write_course(tmp_path_factory.mktemp("course"), ASKED)
    for part in ("instruments", "modules/devoluciones", "staff/marking"):
        shutil.copytree(PROJECT / "course" / part, course / part)
    with running(tmp_path_factory.mktemp("var"), course=course) as server:
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    dialogs: list[str] = []
    with quiet(browser) as page:
        page.add_init_script(WATCH)
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        yield page
    assert dialogs == []


def say(name: str) -> str:
    return texts.say("es", name)


def comes(page: Page, server: Running, person: str, path: str, widget: str) -> Locator:
    comes_in(page, server, person, "es")
    page.goto(server.at(path))
    place = page.locator(f'[data-widget="{widget}"]')
    expect(place.get_by_role("heading", level=2)).to_be_visible(timeout=PATIENCE)
    return place


def harmless(page: Page) -> bool:
    """Whether nothing ran, was refused by the policy, or became an element."""
    assert page.evaluate(TELLS, SIGNS) == [None]
    return True


def stands(shown: str, texts_: list[str] | tuple[str, ...]) -> bool:
    """Whether every text stands there, whatever became of its line ends."""
    plain = " ".join(shown.split())
    missing = [one for one in texts_ if " ".join(one.split()) not in plain]
    assert missing == []
    return True


def button(place: Locator, name: str) -> Locator:
    return place.get_by_role("button", name=say(name), exact=True)


def fills_in(place: Locator) -> None:
    for cell, text in zip(place.locator("td input").all(), CELLS, strict=True):
        cell.fill(text)
    place.get_by_label("¿Line? (es)").fill(LINE)
    place.get_by_label("¿Story? (es)").fill(ALL)
    place.get_by_label("¿Mine? (es)").fill(ALL)


def test_hostile_texts_go_the_whole_way_and_stay_texts(page: Page, server: Running) -> None:
    place = comes(page, server, "p-ana", f"/m/{PAGE}", "task")
    fills_in(place)
    place.get_by_label("¿Share? (es)").fill(LINE)
    button(place, "assignment.hand_in").click()
    expect(place.locator(".l-faults")).to_contain_text(say("assignment.wrong.number"))
    assert harmless(page)
    place.get_by_label("¿Share? (es)").fill("23")
    page.reload()
    expect(place.get_by_label("¿Mine? (es)")).to_have_value(ALL, timeout=PATIENCE)
    expect(place.get_by_label("¿Story? (es)")).to_have_value(ALL)
    expect(place.get_by_label("¿Line? (es)")).to_have_value(LINE)
    assert [cell.input_value() for cell in place.locator("td input").all()] == CELLS
    assert harmless(page)
    button(place, "assignment.hand_in").click()
    expect(place.get_by_text("Lista (es).")).to_be_visible(timeout=PATIENCE)
    place.get_by_text(say("assignment.what")).click()
    assert stands(place.inner_text(), (*HOSTILE, *CELLS))
    assert harmless(page)

    reads_and_signs(page, server)

    place = comes(page, server, "p-ana", "/m/devoluciones", "feedback")
    place.get_by_role("button", name=say("feedback.read")).click()
    place.get_by_role("textbox").fill(ALL)
    button(place, "feedback.send").click()
    expect(place.get_by_role("textbox")).to_have_count(0, timeout=PATIENCE)
    quotes = place.locator("blockquote")
    assert all(stands(quote.inner_text(), HOSTILE) for quote in quotes.all())
    assert quotes.count() == 2
    assert stands(place.inner_text(), [f"«nota» {one}" for one in HOSTILE[:2]])
    assert harmless(page)

    place = comes(page, server, "p-ivo", "/staff/marking", "marking")
    assert stands(place.inner_text(), HOSTILE)
    assert harmless(page)


def reads_and_signs(page: Page, server: Running) -> None:
    """The desk: the text, a passage with a comment, a comment for the bank, all in kind."""
    place = comes(page, server, "p-ivo", "/staff/marking", "marking")
    place.locator(".l-mk-row").click()
    expect(place.locator("[role=option]").first).to_be_visible(timeout=PATIENCE)
    assert stands(place.locator(".l-mk-main").inner_text(), HOSTILE)
    assert harmless(page)
    for at, text in enumerate(HOSTILE[:2]):
        place.locator("[role=option]").nth(at).click()
        page.keyboard.press("c")
        place.locator(f"textarea[id$='rem-{at}']").fill(f"«nota» {text}")
    place.get_by_label(say("marking.overall_label")).fill(ALL)
    place.locator("[id$='overall-bank']").click()
    expect(place.locator(".l-mk-bank .l-said")).to_have_count(1, timeout=PATIENCE)
    place.locator("[role=option]").first.click()
    page.keyboard.press("2")
    button(place, "marking.sign_ask").click()
    assert stands(place.locator(".l-mk-sign").inner_text(), HOSTILE)
    button(place, "marking.sign_yes").click()
    expect(place.get_by_text("Publicado por")).to_be_visible(timeout=PATIENCE)
    assert harmless(page)


@pytest.mark.parametrize("name", ["share", "order"])
def test_a_text_where_a_number_or_an_order_belongs_is_refused(server: Running, name: str) -> None:
    """The form cannot send it; somebody who speaks to the server can."""
    sessions = server.house.sessions
    asked = server.house.course.modules[PAGE].step("task").definition
    body = {"do": "answer", "assignment": asked.hash, "question": name, "value": LINE}
    given = Act((PAGE, "task"), f"hostile-{name}", sessions.story("p-eva").head, body)
    assert server.do(sessions.act("p-eva", given, "es")).status == "refused"

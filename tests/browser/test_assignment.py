"""An assignment as a form: by keyboard alone, on a phone, taken up again, handed in, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lidera_nb import texts
from tests.browser import sound
from tests.browser.keys import Keys
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in, quiet
from tests.running import Running, running
from tests.serve.test_handins import number
from tests.serve.visiting import eventually
from tests.toyassignment import PAGE, write_course

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    course = write_course(tmp_path_factory.mktemp("course"))
    with running(tmp_path_factory.mktemp("var"), course=course) as server:
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        yield page


def say(named: str, lang: str = "es", **values: Any) -> str:
    return texts.say(lang, f"assignment.{named}", **values)


def button(place: Locator, label: str, lang: str = "es") -> Locator:
    return place.get_by_role("button", name=say(label, lang), exact=True)


def comes(page: Page, server: Running, person: str, lang: str = "es") -> Locator:
    comes_in(page, server, person, lang)
    page.goto(server.at(f"/m/{PAGE}"))
    place = page.locator('[data-widget="task"]')
    expect(place.get_by_role("heading", level=2)).to_be_visible(timeout=PATIENCE)
    return place


def saved(place: Locator, count: int, lang: str = "es") -> None:
    told = f"{say('count', lang, n=count, of=7)} {say('safe', lang)}"
    expect(place.get_by_text(told)).to_be_visible(timeout=PATIENCE)


def draft(server: Running, person: str) -> dict[str, Any]:
    return server.house.sessions.story(person).states[PAGE, "task"].draft


def test_by_keyboard_alone_from_the_first_question_to_the_hand_in(page: Page, server: Running):
    keys = Keys(page)
    place = comes(page, server, "p-ana")
    keys.to(r"Wait \(es\)")
    keys.press("Space")
    keys.to(r"Two \(es\)")
    keys.press("Space")
    keys.to(r"Subir: C \(es\)")
    keys.press("Enter")
    expect(page.get_by_text(say("placed", label="C (es)", n=2, of=3))).to_be_attached()
    keys.press("Enter")
    assert keys.at["name"] == "Bajar: C (es)"  # at the top: the other way is the one left
    keys.to(r"Share")
    keys.type("1.234,5")
    for cell in ("Ana (es), Out (es)", "Ana (es), In (es)"):
        keys.to(cell.replace("(", r"\(").replace(")", r"\)"))
        keys.type("3")
    keys.to(r"Mine")
    keys.type("Una vez no pregunté.")
    keys.to(r"^Entregar$")
    keys.press("Enter")
    expect(place.get_by_text("Lista (es).")).to_be_visible(timeout=PATIENCE)
    assert draft(server, "p-ana") == {
        "first": "wait", "both": ["two"], "order": ["c", "a", "b"], "share": 1234.5,
        "cells": {"ana": {"out": 3, "in": 3}}, "mine": "Una vez no pregunté.",
    }  # fmt: skip
    assert eventually(lambda: number(server, "p-ana") == 1)

    button(place, "change").click()
    place.get_by_label("¿Why? (es)").fill("Porque sí.")
    button(place, "hand_in_again").click()
    expect(place.get_by_text("Entrega 2")).to_be_visible(timeout=PATIENCE)
    expect(place.get_by_text(say("earlier", n=1))).to_be_visible()
    button(place, "withdraw").click()
    button(place, "withdraw_now").click()
    expect(button(place, "hand_in")).to_be_visible(timeout=PATIENCE)
    assert eventually(lambda: number(server, "p-ana") == 0)
    saved(place, 6)


def test_it_goes_on_after_a_reload_and_on_another_device(
    page: Page, browser: Browser, server: Running
):
    place = comes(page, server, "p-eva")
    place.get_by_label("¿Mine? (es)").fill("Primera parte.")
    page.reload()
    expect(place.get_by_label("¿Mine? (es)")).to_have_value("Primera parte.", timeout=PATIENCE)
    assert eventually(lambda: draft(server, "p-eva") == {"mine": "Primera parte."})
    with quiet(browser) as other:
        there = comes(other, server, "p-eva")
        expect(there.get_by_label("¿Mine? (es)")).to_have_value("Primera parte.")
        place.get_by_label("¿Mine? (es)").fill("Una.")
        there.get_by_label("¿Mine? (es)").fill("Otra.")
        there.get_by_label("¿Why? (es)").focus()
        expect(place.get_by_text(say("other"))).to_be_visible(timeout=PATIENCE)
        expect(place.get_by_text("Otra.")).to_be_visible()
        assert draft(server, "p-eva") == {"mine": "Otra."}
        button(place, "mine").click()
        expect(there.get_by_label("¿Mine? (es)")).to_have_value("Una.", timeout=PATIENCE)
        assert draft(server, "p-eva") == {"mine": "Una."}


@pytest.mark.parametrize("lang", ["es", "en"])
def test_it_is_sound_with_faults_and_handed_in(page: Page, server: Running, lang: str):
    person = {"es": "p-eva", "en": "p-ana"}[lang]
    place = comes(page, server, person, lang)
    place.get_by_label(f"¿Share? ({lang})").fill("doce")
    button(place, "hand_in", lang).click()
    assert place.locator(".l-faults").evaluate("node => node === document.activeElement")
    assert sound.unsound(page, "assignment-faults", lang, '[data-widget="task"]') == []
    place.get_by_role("radio").first.check()
    place.get_by_label(f"¿Share? ({lang})").fill({"es": "12,5", "en": "12.5"}[lang])
    place.get_by_label(f"¿Mine? ({lang})").fill("Hola.")
    button(place, "hand_in", lang).click()
    expect(place.get_by_text(f"Lista ({lang}).")).to_be_visible(timeout=PATIENCE)
    place.get_by_text(say("what", lang)).click()
    button(place, "withdraw", lang).click()
    assert sound.unsound(page, "assignment-done", lang, '[data-widget="task"]') == []

"""The trying widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
BAD = "<img src=x onerror=document.title='broken'>"
STATUSES = [{"id": one, "label": one.title()}
            for one in ("wanted", "trying", "worked", "partly", "not")]  # fmt: skip
TRIED = {
    "attempt": "1", "status": "trying", "label": "La estoy probando", "at": "4 nov",
    "since": "3 nov", "reasons": [], "told": "", "why": [], "share": False, "measured": False,
    "measure": "",
}  # fmt: skip


def opened(*tries, **more):
    card = {
        "card": "desayuno", "title": "Desayuno", "lang": "es", "href": "/library/desayuno",
        "tries": list(tries), "more": True, "own": False, "statuses": STATUSES,
        "ended": ["worked", "partly", "not"], "helped": [{"id": "leadership", "label": "Equipo"}],
        "hindered": [{"id": "time", "label": "Faltó tiempo"}], "school": ["Rural"],
        "most": {"measure": 300, "told": 600}, **more,
    }  # fmt: skip
    return {"n": 1, "status": "open", "title": "Pruebo", "intro": "", "cards": [], "open": card}


def test_only_what_fits_the_answer_is_asked_and_sent(stage):
    page = stage.open("trying", opened())
    assert page.get_by_role("checkbox").count() == 0
    page.get_by_text("Not", exact=True).click()
    page.get_by_text("Faltó tiempo").click()
    page.get_by_role("textbox").fill("Empiece por un curso.")
    page.get_by_role("button", name="Contarlo a la red").click()
    body = stage.acts[-1]["body"]
    assert (body["card"], body["attempt"], body["status"]) == ("desayuno", "", "not")
    assert (body["why"], body["told"]) == (["time"], "Empiece por un curso.")
    assert (body["measured"], body["measure"], body["share"]) == (False, "", False)


def test_nothing_is_sent_before_it_is_said_how_it_goes(stage):
    page = stage.open("trying", opened())
    page.get_by_role("button", name="Contarlo a la red").click()
    assert page.get_by_text("Diga primero cómo va.").is_visible()
    assert stage.acts == []


def test_what_was_written_stays_when_it_is_refused_and_goes_when_it_is_told(stage):
    page = stage.open("trying", opened(TRIED))
    box = page.get_by_role("textbox")
    box.fill("Vamos bien.")
    page.get_by_role("button", name="Contarlo a la red").click()
    stage.ack("refused", reason="Marque al menos una razón.")
    assert page.get_by_text("Marque al menos una razón.").is_visible()
    assert box.input_value() == "Vamos bien."
    page.get_by_role("button", name="Contarlo a la red").click()
    stage.answer(opened({**TRIED, "told": "Vamos bien."}) | {"n": 2})
    assert page.get_by_role("status").first.inner_text().startswith("Quedó contado.")
    assert page.evaluate("document.activeElement.className") == "l-note"


def test_deleting_what_was_told_is_asked_once_more(stage):
    page = stage.open("trying", opened(TRIED))
    page.get_by_role("button", name="Borrar lo que conté").click()
    assert page.evaluate("document.activeElement.textContent") == "Sí, borrarlo"
    page.get_by_role("button", name="Sí, borrarlo").press("Enter")
    wanted = {"do": "take_back", "card": "desayuno", "attempt": "1"}
    assert stage.acts[-1]["body"] == wanted


def test_words_of_people_are_never_markup(stage):
    hostile = {**TRIED, "label": BAD, "told": BAD, "reasons": [BAD], "measure": BAD}
    page = stage.open("trying", opened(hostile, title=BAD, school=[BAD]))
    assert page.locator("img").count() == 0
    assert page.title() == "LIDERA"


@pytest.mark.parametrize(("lang", "dark", "width"), [("es", False, 390), ("en", True, 1280)])
def test_everyone_can_use_it(stage, axe, lang, dark, width):
    page = stage.open("trying", opened({**TRIED, "status": "not"}), lang, width, dark)
    page.locator(".l-trying button").first.click()
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

"""One's own cards on the real server: from an empty list to review and back, and over a reload."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from lidera_nb import texts
from lidera_nb.cards.story import CardStory
from tests.browser import sound
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in
from tests.running import Running, running

pytestmark = pytest.mark.browser
PAGE = "/m/fichas"
WORDS = {
    "Su criterio, en una línea": "Antes de citar, ir a la casa",
    "En qué situación": "Deja de venir y nadie contesta.",
    "Qué haría usted": "Ir yo.",
    "Por qué": "El papel ya decidió.",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as made:
        yield made


def arrives(page: Page, server: Running, person: str, lang: str = "es") -> Locator:
    comes_in(page, server, person, lang)
    page.goto(server.at(PAGE))
    place = page.locator('[data-widget="cards"]')
    expect(place.locator("h2")).to_be_visible(timeout=PATIENCE)
    return place


def mine(server: Running, person: str) -> list[CardStory]:
    return server.house.sessions.cards.mine(person)


def test_a_judgement_from_its_first_line_to_review_and_back_by_keyboard(
    page: Page, server: Running
) -> None:
    place = arrives(page, server, "p-eva")
    place.get_by_role("button", name=re.compile("Contar lo que haría")).press("Enter")
    expect(place.get_by_role("heading", name="Ficha sin título")).to_be_focused(timeout=PATIENCE)
    for label, words in WORDS.items():
        place.get_by_label(label, exact=True).focus()
        page.keyboard.type(words)
    place.get_by_role("link", name="Para quiénes se hizo").press("Enter")
    page.keyboard.press("Space")
    place.get_by_role("link", name=re.compile("MBDLE")).press("Enter")
    page.keyboard.press("Space")
    place.get_by_role("link", name="Dónde y para quién").press("Enter")
    page.keyboard.press("ArrowDown")
    expect(place.get_by_text("La ficha tiene todo lo que otra escuela")).to_be_visible(
        timeout=PATIENCE
    )
    for choice in ("Sin nombre", "Solo esta red", "Se puede usar sin condiciones"):
        place.get_by_role("radio", name=choice).press("Space")
    place.get_by_role("button", name="Autorizar").press("Enter")
    place.get_by_role("button", name="Enviar a revisión").press("Enter", timeout=PATIENCE)
    expect(place.get_by_role("heading", name="Está en revisión")).to_be_visible(timeout=PATIENCE)
    (sent,) = [card for card in mine(server, "p-eva") if card.sent]
    assert sent.consent is not None
    assert sent.consent.naming == "anonymous"
    place.get_by_role("button", name="Retirar de la revisión").press("Enter")
    expect(place.get_by_label("Por qué", exact=True)).to_have_value(
        "El papel ya decidió.", timeout=PATIENCE
    )


def test_what_was_typed_outlives_a_reload_and_a_link_opens_a_card(
    page: Page, server: Running
) -> None:
    place = arrives(page, server, "p-ana")
    place.get_by_role("button", name=re.compile("Contar lo que haría")).click()
    place.get_by_label("Por qué", exact=True).fill("Para que quede.")
    page.reload()
    expect(place.get_by_label("Por qué", exact=True)).to_have_value(
        "Para que quede.", timeout=PATIENCE
    )
    (card,) = [one.id for one in mine(server, "p-ana")]
    place.get_by_role("button", name="Volver a mis fichas").click()
    expect(place.get_by_role("button", name=re.compile("^Abrir"))).to_be_visible(timeout=PATIENCE)
    assert "#card" not in page.url
    latest = mine(server, "p-ana")[0].latest
    assert latest is not None
    assert latest.content is not None
    assert latest.content.texts["es"].why == "Para que quede."
    page.goto(server.at("/"))
    page.goto(server.at(f"{PAGE}#card={card}"))
    expect(place.get_by_label("Por qué", exact=True)).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize(("lang", "person"), [("es", "p-ana"), ("en", "p-eva")])
def test_the_form_is_sound_at_every_width_and_in_every_look(
    page: Page, server: Running, lang: str, person: str
) -> None:
    place = arrives(page, server, person, lang)
    begin = place.get_by_role("button", name=texts.say(lang, "cardform.start.judgement"))
    opened = place.get_by_role("button", name=texts.say(lang, "cardform.back"))
    expect(begin.or_(opened)).to_be_visible(timeout=PATIENCE)
    if begin.is_visible():
        begin.click()
    ready = place.get_by_role("heading", name=texts.say(lang, "cardform.ready.title"))
    expect(ready).to_be_visible(timeout=PATIENCE)
    place.evaluate("one => one.querySelectorAll('details').forEach(part => (part.open = true))")
    assert sound.unsound(page, "mycards", lang, '[data-widget="cards"]') == []


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_page_of_a_handover_is_sound(page: Page, server: Running, lang: str) -> None:
    comes_in(page, server, "p-ana", lang)
    page.goto(server.at("/handover"))
    expect(page.get_by_role("heading", name=texts.say(lang, "handover.title"))).to_be_visible()
    assert sound.unsound(page, "handover", lang, "main") == []

"""A card in both languages on the real server: written, given back, read side by side, decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from lidera_nb import texts
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.browser import sound
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in, newcomer
from tests.cardworld import CONTENT, MARKS, WORDS
from tests.running import Running, running

pytestmark = pytest.mark.browser
ENGLISH = {"title": "Breakfast", "problem": "They come hungry.", "what": "Bread and tea.",
           "measured": "We saw it.", "did_not_work": "Mondays."}  # fmt: skip
BOTH = {**CONTENT, "texts": {"es": WORDS, "en": ENGLISH}}


def happens(server: Running, card: str, *payloads: Any, by: str = "p-ana") -> None:
    told = tuple(NewEvent(one, "p-ana") for one in payloads)
    server.do(server.house.sessions.note(f"card:{card}", told, by))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as server:
        newcomer(server, "curator", "Cata")
        begun = kinds.CardCaptured(author="p-ana", origin={"how": "form"}, lang="es")
        happens(server, "mine", begun,
                kinds.CardWritten(author="p-ana", version=1, base=0, content=CONTENT))  # fmt: skip
        for card in ("queued", "ready"):
            happens(
                server, card, begun,
                kinds.CardWritten(author="p-ana", version=1, base=0, content=BOTH),
                kinds.CardConsented(author="p-ana", naming="anonymous", reach="open", byline="",
                                    licence="CC0-1.0", partners_agreed=True, text_hash="0"),
                kinds.CardSent(author="p-ana", version=1),
            )  # fmt: skip
            file = server.house.cardfiles.put("p-ana", card, b"%PDF-1.7")
            happens(
                server,
                card,
                kinds.CardAttached(
                    author="p-ana", file=file, media="application/pdf", size=8, name="pauta.pdf"
                ),
            )
        for reader in ("p-eva", "p-leo"):
            marks: Any = MARKS
            happens(
                server,
                "ready",
                kinds.CardReviewed(
                    author="p-ana", version=1, marks=marks, advice="ready", comment=""
                ),
                by=reader,
            )
        yield server


def at(page: Page, server: Running, person: str, path: str, key: str, lang: str = "es") -> Locator:
    comes_in(page, server, person, lang)
    page.goto(server.at(path))
    place = page.locator(f'[data-widget="{key}"]')
    expect(place.locator("h2").first).to_be_visible(timeout=PATIENCE)
    return place


def test_an_author_writes_the_card_in_her_second_language_by_keyboard(
    page: Page, server: Running
) -> None:
    place = at(page, server, "p-ana", "/m/fichas#card=mine", "cards")
    place.get_by_role("button", name="Escribirla también en inglés").press(
        "Enter", timeout=PATIENCE
    )
    page.keyboard.type("Breakfast")
    place.locator('[id$="-en-problem"]').fill("They come hungry.")
    left = place.get_by_role("link", name=re.compile("· en inglés$"))
    expect(left).to_have_count(3, timeout=PATIENCE)
    content = server.house.sessions.cards.of("mine").latest
    assert content is not None
    assert content.content is not None
    assert content.content.texts["en"].problem == "They come hungry."


def test_a_reviewer_reads_both_languages_and_gives_the_card_back(
    page: Page, server: Running
) -> None:
    place = at(page, server, "p-eva", "/m/revisar-fichas", "review")
    place.get_by_role("button", name="Tomar la ficha").click()
    expect(place.get_by_text("They come hungry.")).to_be_visible(timeout=PATIENCE)
    with page.expect_download() as got:
        place.get_by_role("link", name="pauta.pdf").click()
    assert got.value.suggested_filename == "pauta.pdf"
    place.get_by_text("No puedo leer esta ficha").click()
    place.get_by_role("radio", name=re.compile("No puedo opinar")).check()
    place.get_by_role("button", name="Devolver la ficha").click()
    expect(place.locator("form")).to_have_count(0, timeout=PATIENCE)
    expect(place.get_by_text("En este momento ninguna ficha espera")).to_be_visible()
    (back,) = server.house.sessions.cards.of("queued").given_back
    assert (back.reviewer, back.why) == ("p-eva", "conflict")


def test_the_page_of_a_reviewer_is_sound(page: Page, server: Running) -> None:
    lang = "es"
    reader = f"p-{lang}"
    newcomer(server, "participant", reader)
    happens(server, "queued", kinds.CardReviewTaken(author="p-ana"), by=reader)
    place = at(page, server, reader, "/m/revisar-fichas", "review", lang)
    expect(place.get_by_role("link", name="pauta.pdf")).to_be_visible(timeout=PATIENCE)
    place.evaluate("one => one.querySelectorAll('details').forEach(part => (part.open = true))")
    assert sound.unsound(page, "peercards", lang, '[data-widget="review"]') == []


def test_the_page_of_a_curator_is_sound(page: Page, server: Running) -> None:
    lang = "en"
    place = at(page, server, "Cata", "/curate/curation#card=ready", "curation", lang)
    files = place.get_by_role("heading", name=texts.say(lang, "curation.files"))
    expect(files).to_be_visible(timeout=PATIENCE)
    place.evaluate("one => one.querySelectorAll('details').forEach(part => (part.open = true))")
    assert sound.unsound(page, "curation", lang, '[data-widget="curation"]') == []


def test_the_home_page_with_its_second_way_is_sound(page: Page, server: Running) -> None:
    lang = "es"
    comes_in(page, server, "p-ana", lang)
    page.goto(server.at("/"))
    expect(page.locator("nav.ways")).to_be_visible(timeout=PATIENCE)
    assert sound.unsound(page, "home", lang, "main") == []

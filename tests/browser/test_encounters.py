"""Encounters, the diary and who is kept apart, on the real server, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lidera_nb import texts
from tests.browser import sound
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in, quiet
from tests.running import Running, running
from tests.surveyedserver import colleague, people

pytestmark = pytest.mark.browser
PAGE, DESK = "/m/pasantias", "/staff/visits"
NORTH, VALPARAISO = colleague(0), colleague(1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        running_server.do(people(running_server.house, 3))
        yield running_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        yield page


def opens(
    page: Page, server: Running, person: str, key: str, path: str = PAGE, lang: str = "es"
) -> Locator:
    comes_in(page, server, person, lang)
    page.goto(server.at(path))
    place = page.locator(f'[data-widget="{key}"]')
    expect(place.get_by_role("heading").first).to_be_visible(timeout=PATIENCE)
    return place


def test_an_encounter_goes_from_its_announcement_to_a_list_of_who_comes(
    page: Page, server: Running
) -> None:
    place = opens(page, server, "p-ivo", "encounters", DESK)
    place.get_by_text("Convocar un encuentro").click()
    today = datetime.now(texts.ZONE).date()
    for label, text in (
        ("Tema", "Asistencia <b>"),
        ("De qué se trata", "Traiga un caso."),
        ("Primer día", (today + timedelta(days=30)).isoformat()),
        ("Se responde hasta", (today + timedelta(days=20)).isoformat()),
        ("Lugar y comuna", "Liceo, Arica"),
        ("Cupos", "1"),
    ):
        place.get_by_label(label).fill(text)
    place.get_by_label("Región del lugar").select_option("arica_parinacota")
    place.get_by_role("checkbox", name="Norte").check()
    assert sound.unsound(page, "encounter-form", "es", '[data-widget="encounters"]') == []
    place.locator("button", has_text="Convocar").click()
    expect(place.get_by_role("heading", name="Asistencia <b>")).to_be_visible(timeout=PATIENCE)
    mine = opens(page, server, NORTH[0], "encounters")
    mine.get_by_role("button", name="Voy", exact=False).first.click()
    expect(mine.get_by_text("Usted tiene cupo.")).to_be_visible(timeout=PATIENCE)
    assert sound.unsound(page, "encounter", "es") == []
    outside = opens(page, server, VALPARAISO[0], "encounters")
    expect(outside.get_by_text("Por ahora no hay encuentros para usted.")).to_be_visible()
    place = opens(page, server, "p-ivo", "encounters", DESK, "en")
    listed = place.locator(".l-listed").get_by_text(NORTH[1], exact=False).first
    expect(listed).to_be_visible(timeout=PATIENCE)
    place.get_by_text("Grant the journey").first.click()
    place.get_by_text("Change the encounter").click()
    assert sound.unsound(page, "encounter-desk", "en") == []


def test_a_diary_keeps_what_was_typed_and_stands_beside_the_reflection(
    page: Page, server: Running
) -> None:
    place = opens(page, server, NORTH[0], "diary")
    text = place.get_by_label("¿Qué vio", exact=False)
    text.fill("La inspectora saluda por su nombre.")
    page.reload()
    expect(text).to_have_value("La inspectora saluda por su nombre.", timeout=PATIENCE)
    place.get_by_role("button", name="Guardar en mi diario").click()
    expect(place.get_by_text("Solo usted la lee.")).to_be_visible(timeout=PATIENCE)
    expect(text).to_have_value("", timeout=PATIENCE)
    told = page.locator('[data-widget="told"]')
    beside = told.get_by_text("La inspectora saluda por su nombre.", exact=False)
    expect(beside).to_be_visible(timeout=PATIENCE)
    place.get_by_role("button", name="Compartir con quien conduce", exact=False).click()
    shared = place.get_by_text("También la lee quien conduce su grupo.")
    expect(shared).to_be_visible(timeout=PATIENCE)
    assert sound.unsound(page, "diary", "es") == []
    desk = opens(page, server, "p-ivo", "matching", DESK)
    desk.get_by_text(f"Anotaciones de {NORTH[1]}").click()
    expect(desk.get_by_text("La inspectora saluda por su nombre.")).to_be_visible()


def test_who_is_kept_apart_is_asked_in_private_and_noted_with_a_reason(
    page: Page, server: Running
) -> None:
    place = opens(page, server, NORTH[0], "apart", lang="en")
    place.get_by_label("The school of").select_option(label=VALPARAISO[1])
    place.get_by_role("button", name="Ask not to be matched").click()
    expect(place.get_by_text(VALPARAISO[1]).first).to_be_visible(timeout=PATIENCE)
    back = place.get_by_role("button", name=f"Take back: {VALPARAISO[1]}")
    expect(back).to_be_visible(timeout=PATIENCE)
    assert sound.unsound(page, "apart", "en") == []
    desk = opens(page, server, "p-ivo", "parting", DESK)
    desk.get_by_label("Una escuela").select_option(label=NORTH[1])
    desk.get_by_label("La otra escuela").select_option(label=colleague(2)[1])
    desk.get_by_label("Motivo", exact=False).fill("Una disputa.")
    desk.get_by_role("button", name="No juntar a estas escuelas").click()
    expect(desk.get_by_text("Una disputa.", exact=True)).to_be_visible(timeout=PATIENCE)
    assert sound.unsound(page, "apart-desk", "es", '[data-widget="parting"]') == []

"""Schools that meet, on the real server: a visit from a wish to its account, a lab to its end."""

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
LABS, LAB_DESK = "/m/laboratorios", "/staff/labs"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        running_server.do(people(running_server.house, 9))
        yield running_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        yield page


def form(page: Page, key: str) -> Locator:
    place = page.locator(f'[data-widget="{key}"]')
    expect(place.get_by_role("heading").first).to_be_visible(timeout=PATIENCE)
    return place


def says(page: Page, key: str, choice: str) -> Locator:
    """Fill in a form with a topic and a month, and send it."""
    place = form(page, key)
    for label in (choice, "Convivencia", "Mayo"):
        place.get_by_text(label, exact=True).click()
    place.get_by_role("button", name="Guardar").click()
    expect(place.get_by_text("Quedó guardado.", exact=False)).to_be_visible(timeout=PATIENCE)
    return place


def opens(page: Page, server: Running, person: str, path: str, lang: str = "es") -> None:
    comes_in(page, server, person, lang)
    page.goto(server.at(path))


def desk(page: Page, server: Running, lang: str = "es") -> Locator:
    opens(page, server, "p-ivo", DESK, lang)
    place = page.locator('[data-widget="matching"]')
    expect(place.get_by_role("heading").first).to_be_visible(timeout=PATIENCE)
    return place


def test_a_visit_goes_from_a_wish_to_a_closed_account(page: Page, server: Running) -> None:
    guest, host = colleague(0), colleague(1)
    opens(page, server, guest[0], PAGE)
    says(page, "ask", "Sí, quiero ir")
    assert sound.unsound(page, "visits", "es") == []
    opens(page, server, host[0], PAGE)
    says(page, "offer", "Sí, abro mi escuela")
    place = desk(page, server)
    place.get_by_text("Anotar en el fondo").first.click()
    place.get_by_label("Dinero que entra").fill("900.000")
    place.get_by_role("button", name="Anotar en el fondo").click()
    expect(place.get_by_text("Fondo: $900.000", exact=False)).to_be_visible(timeout=PATIENCE)
    place.get_by_role("button", name="Emparejar").click()
    pair = place.get_by_text(f"{guest[1]} visita a {host[1]} en mayo")
    expect(pair).to_be_visible(timeout=PATIENCE)
    expect(place.get_by_text("Tienen en común: convivencia.", exact=False)).to_be_visible()
    assert sound.unsound(page, "matching", "es") == []
    place.get_by_role("button", name="Confirmar estas visitas").click()
    expect(place.get_by_role("heading", name="Ronda 1")).to_be_visible(timeout=PATIENCE)
    place.get_by_text("Cerrar la cuenta").first.click()
    place.get_by_label("Gastado").fill("1000")
    place.get_by_role("button", name="Cerrar la cuenta").click()
    expect(place.get_by_text("Gastado: $1.000", exact=False)).to_be_visible(timeout=PATIENCE)
    opens(page, server, guest[0], PAGE)
    told = form(page, "ask").get_by_text(f"la escuela de {host[1]}", exact=False)
    expect(told).to_be_visible(timeout=PATIENCE)


def announces(page: Page, server: Running) -> None:
    """Whoever leads the group announces a lab that began today."""
    opens(page, server, "p-ivo", LAB_DESK)
    place = form(page, "labs")
    place.get_by_text("Anunciar un laboratorio").click()
    place.get_by_label("Ficha que se prueba").select_option(index=1)
    today = datetime.now(texts.ZONE).date()
    for label, text in (
        ("¿Qué quieren averiguar?", "¿Sube la asistencia?"),
        ("La medida común", "Asistencia media"),
        ("Unidad", "%"),
        ("Primer día", today.isoformat()),
        ("Último día", (today + timedelta(days=60)).isoformat()),
    ):
        place.get_by_label(label).fill(text)
    task = place.get_by_role("group", name="Tarea 1")
    for label, text in (("Quién", "UTP"), ("Qué hace", "Visita"), ("Hasta cuándo", "agosto")):
        task.get_by_label(label).fill(text)
    assert sound.unsound(page, "lab-desk", "es") == []
    place.get_by_role("button", name="Anunciar al grupo").click()
    expect(place.get_by_text("En marcha", exact=False)).to_be_visible(timeout=PATIENCE)


def test_a_lab_is_announced_joined_measured_and_told_on_its_card(
    page: Page, server: Running
) -> None:
    announces(page, server)
    opens(page, server, colleague(0)[0], LABS)
    place = form(page, "labs")
    place.get_by_role("button", name="Entrar con mi escuela").click()
    place.get_by_label("Su medida de antes", exact=True).fill("62,5")
    place.get_by_role("button", name="Anotar: Su medida de antes").click()
    expect(place.get_by_text("Antes: 62,5.", exact=False)).to_be_visible(timeout=PATIENCE)
    assert sound.unsound(page, "labs", "es") == []
    place.get_by_role("link", name="Contar cómo resultó").click()
    told = form(page, "trying")
    told.get_by_text("No me resultó", exact=True).click()
    told.get_by_role("checkbox", name="Faltó tiempo").click()
    told.get_by_role("button", name="Contarlo a la red").click()
    expect(told.get_by_role("status").first).to_be_visible(timeout=PATIENCE)
    opens(page, server, colleague(1)[0], LABS, "en")
    expect(form(page, "labs").get_by_text("It did not work.")).to_be_visible(timeout=PATIENCE)
    assert sound.unsound(page, "labs", "en") == []


def test_both_pages_are_sound_in_english(page: Page, server: Running) -> None:
    place = desk(page, server, "en")
    place.get_by_role("button", name="Propose circles").click()
    expect(place.get_by_text("Circles: 2.", exact=False)).to_be_visible(timeout=PATIENCE)
    assert sound.unsound(page, "matching", "en") == []
    opens(page, server, colleague(2)[0], PAGE, "en")
    form(page, "ask")
    assert sound.unsound(page, "visits", "en") == []

"""First light: a principal decides, an instructor reads, an evaluator reports. One story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lidera_nb import texts
from lidera_nb.activities import enrolment
from lidera_nb.dataset.export import export_cohort
from lidera_nb.dataset.read import read_package
from lidera_nb.report.run import make_report
from tests.browser.places import NAME
from tests.browser.playing import PATIENCE, REASON, Participant, goes_on
from tests.browser.stations import colleagues_play
from tests.ourcourse import our_course
from tests.running import Running, running

pytestmark = pytest.mark.browser
MODULE = our_course().modules[NAME]
COLLEAGUES = 6
REASON_CHARS = len((REASON * 2).strip())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        yield running_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="es-CL")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    context.close()
    assert faults == []


def code_for(server: Running, person: str) -> str:
    """A fresh access code, as an administrator hands it over."""
    sessions = server.house.sessions
    key = server.house.keys.secret("codes")
    code, events = enrolment.new_access_code(sessions.registry, person, key)
    server.do(sessions.note("cohort:test", events, "system"))
    return str(code)


def signs_in(page: Page, server: Running, person: str) -> None:
    page.goto(server.at("/login"))
    page.get_by_label(texts.say("es", "login.code")).fill(code_for(server, person).lower())
    page.get_by_role("button", name=texts.say("es", "login.submit")).click()
    page.wait_for_url(server.at("/"))


def saved(page: Page) -> None:
    """Wait until the page says so: a press sets the line to "saving" before it returns."""
    line = page.locator('#lidera-status[data-state="saved"]')
    expect(line).to_be_visible(timeout=PATIENCE)


def reflects(page: Page) -> None:
    form = page.locator('[data-widget="reflection"]')
    for box in form.get_by_role("textbox").all():
        box.fill("Partí por cuidar al equipo; hoy preguntaría antes a las familias.")
    for scale in form.get_by_role("group").all():
        radios = scale.get_by_role("radio")
        if radios.count():
            radios.nth(2).check()
    words = MODULE.step("reflection").definition.texts["es"]
    form.get_by_role("button", name=words["submit"]).click()
    expect(page.get_by_text(words["done"])).to_be_visible(timeout=PATIENCE)


def plays_to_the_end(page: Page, participant: Participant) -> int:
    """Decide until the reflection opens; reload once on the way."""
    decided = 0
    while goes_on(page):
        decided += 1
        if decided == 4:
            before = page.locator('[data-widget="case"] h3').all_inner_texts()
            page.reload()
            first = page.locator('[data-widget="case"] fieldset').first
            expect(first).to_be_visible(timeout=PATIENCE)
            assert page.locator('[data-widget="case"] h3').all_inner_texts() == before
        participant.decides(decided)
    return decided


def test_first_light(page: Page, server: Running, tmp_path: Path) -> None:
    colleagues = server.do(colleagues_play(server, COLLEAGUES))
    # The principal.
    signs_in(page, server, "p-ana")
    expect(page.get_by_role("link", name=texts.say("es", "home.start"))).to_be_visible()
    page.get_by_role("link", name="Los que faltan", exact=True).click()
    participant = Participant(page, MODULE)
    participant.consents("evaluation")
    participant.describes_the_school()
    participant.starts_the_case()
    decided = plays_to_the_end(page, participant)
    assert decided >= 7
    reflects(page)
    debrief = page.locator('[data-widget="debrief"]')
    expect(debrief.locator("svg").first).to_be_visible(timeout=PATIENCE)
    expect(debrief).to_contain_text(REASON.strip())
    debrief.get_by_role("button", name=texts.say("es", "debrief.mark")).click()
    saved(page)
    page.goto(server.at("/"))
    expect(page.get_by_text(texts.say("es", "home.finished"))).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name=texts.say("es", "page.logout")).click()
    page.wait_for_url(server.at("/login"))

    # The instructor.
    signs_in(page, server, "p-ivo")
    page.goto(server.at("/staff/review"))
    row = page.locator('[data-widget="review"]').get_by_role("button", name=re.compile("p-ana"))
    row.click()
    record = page.locator('[data-widget="review"]')
    expect(record).to_contain_text(REASON.strip(), timeout=PATIENCE)
    expect(record).to_contain_text("hoy preguntaría antes a las familias")
    opened = server.house.sessions.journal.read("person:p-ivo")
    assert [e.kind for e in opened] == ["record.opened"]

    # The evaluator.
    sessions = server.house.sessions
    exported = export_cohort(
        sessions.journal, server.house.course, sessions.registry, "test",
        tmp_path / "package", tmp_path / "keys", sessions.clock(),
    )  # fmt: skip
    tables = read_package(exported.path).tables
    assert exported.people == 1 + colleagues
    made_in_browser = tables["decisions"].query("reason_chars == @REASON_CHARS")
    assert len(made_in_browser) == decided
    assert len(tables["endings"]) == 1 + colleagues
    made = make_report(exported.path, server.house.settings.reports / "test", lang="es")
    page.get_by_role("button", name=texts.say("es", "page.logout")).click()
    page.wait_for_url(server.at("/login"))
    signs_in(page, server, "p-vera")
    page.locator(f'a[href$="/{made.html.name}"]').click()
    expect(page.get_by_role("heading", name="Cohorte de prueba")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("body")).to_contain_text(f"n = {1 + colleagues} personas")
    assert REASON.strip() not in page.locator("body").inner_text()


def test_a_page_asks_nobody_else_for_anything(page: Page, server: Running) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    secret = server.login("p-eva").cookies["lidera"]
    page.context.add_cookies([{"name": "lidera", "value": secret, "url": server.address}])
    page.goto(server.at(f"/m/{NAME}"))
    expect(page.locator("[data-widget] h2").first).to_be_visible(timeout=PATIENCE)
    assert [url for url in asked if not url.startswith(server.address)] == []

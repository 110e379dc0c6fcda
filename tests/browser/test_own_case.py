"""A participant's own case on its whole road: written on a phone, completed, published, played."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from lidera_nb import texts
from lidera_nb.events import kinds
from tests.browser import looks, sound
from tests.browser.playing import PATIENCE, REASON
from tests.browser.stations import comes_in, newcomer, quiet
from tests.ourcourse import our_course
from tests.owncase import MODULE, PARTS, english
from tests.running import Running, running

pytestmark = pytest.mark.browser
WRITING = our_course().modules[MODULE]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as server:
        yield server


def step(page: Page, key: str):
    return page.locator(f'[data-widget="{key}"]')


def words(key: str, lang: str = "es"):
    found = WRITING.step(key)
    assert found is not None
    return found.definition.texts[lang]


def sends(page: Page, key: str, lang: str = "es") -> None:
    step(page, key).get_by_role("button", name=words(key, lang)["submit"], exact=True).click()


def writes(page: Page, key: str, lang: str = "es") -> None:
    """Fill one part in as its labels ask, and save it."""
    told, values = words(key, lang), PARTS[key]
    place = step(page, key)
    expect(place.locator("form")).to_be_visible(timeout=PATIENCE)
    for name, value in values.items():
        if name == "language":
            place.get_by_role("radio", name=told[f"field.language.{value}"], exact=True).check()
        elif value:
            place.locator(f'[id$="-{name}"]').fill(value)
    sends(page, key, lang)
    expect(place.get_by_text(told["done"])).to_be_visible(timeout=PATIENCE)


def consents(page: Page) -> None:
    form = step(page, "consent").locator("form")
    expect(form).to_be_visible(timeout=PATIENCE)
    form.get_by_role("checkbox").first.check()
    form.get_by_role("button").last.click()
    expect(step(page, "consent").locator("form")).to_be_hidden(timeout=PATIENCE)


def writes_it_all(page: Page, server: Running, person: str, lang: str = "es") -> None:
    comes_in(page, server, person, lang)
    page.goto(server.at(f"/m/{MODULE}"))
    consents(page)
    for key in PARTS:
        writes(page, key, lang)


def offers(page: Page, lang: str = "es") -> None:
    told, place = words("offer", lang), step(page, "offer")
    place.get_by_role("radio", name=told["field.use.yes"], exact=True).check()
    place.get_by_role("checkbox").check()
    place.get_by_role("radio", name=told["field.byline.name"], exact=True).check()
    sends(page, "offer", lang)


def on_the_desk(page: Page, server: Running, lang: str = "es", who: str = "p-ivo") -> None:
    looks.sized(page, 1280)
    comes_in(page, server, who, lang)
    page.goto(server.at("/staff/cases"))


def completes(page: Page) -> None:
    """Write every line in English and save; the publishing button is there then."""
    desk = step(page, "cases")
    boxes = desk.locator(".l-pair").filter(has=page.locator('[lang="en"]'))
    expect(boxes.first).to_be_visible(timeout=PATIENCE)
    for pair in boxes.all():
        original = pair.locator('[lang="es"]').first.input_value()
        pair.locator('[lang="en"]').fill(english(original))
    desk.get_by_role("button", name=texts.say("es", "casedesk.save"), exact=True).click()
    expect(desk.get_by_text(texts.say("es", "casedesk.complete"))).to_be_visible(timeout=PATIENCE)


def decides(place, page: Page, number: int) -> None:
    kicker = texts.say("es", "player.decision", n=number)
    choices = place.get_by_role("group", name=re.compile(rf"^{kicker}\b"))
    expect(choices).to_be_visible(timeout=PATIENCE)
    choices.get_by_role("radio").first.check()
    place.get_by_role("textbox").fill(REASON)
    place.get_by_role("button", name=texts.say("es", "player.lock"), exact=True).click()
    expect(choices).to_be_hidden(timeout=PATIENCE)


def plays(place, page: Page) -> None:
    place.get_by_role("button", name=texts.say("es", "player.start"), exact=True).click()
    decides(place, page, 1)
    decides(place, page, 2)
    expect(place.get_by_text(texts.say("es", "player.over"))).to_be_visible(timeout=PATIENCE)


def test_a_case_is_written_on_a_phone_published_and_played_by_a_colleague(
    browser: Browser, page: Page, server: Running
) -> None:
    newcomer(server, "participant", "Marisol")
    writes_it_all(page, server, "Marisol")
    offers(page)
    expect(step(page, "offer").get_by_text(re.compile("^Enviado el"))).to_be_visible(
        timeout=PATIENCE
    )

    with quiet(browser) as staff:
        on_the_desk(staff, server)
        desk, trial = step(staff, "cases"), step(staff, "rehearsal")
        desk.get_by_role("button", name=re.compile("Abrir el caso: El acto")).click()
        journal, begun = server.house.sessions.journal, "Comenzar el caso"
        expect(trial.get_by_role("button", name=begun)).to_be_visible(timeout=PATIENCE)
        completes(staff)
        before = journal.head("person:p-ivo")
        plays(trial, staff)
        assert journal.head("person:p-ivo") == before
        desk.get_by_role("button", name=re.compile("^Publicar para")).click()
        taken = desk.get_by_role("button", name=texts.say("es", "casedesk.retire"))
        expect(taken).to_be_visible(timeout=PATIENCE)

    expect(step(page, "offer").get_by_text(re.compile("^Publicado el"))).to_be_visible(
        timeout=PATIENCE
    )
    with quiet(browser) as colleague:
        comes_in(colleague, server, "p-eva", "es")
        colleague.goto(server.at("/"))
        assert colleague.get_by_text("Un caso de Marisol, que participa").is_visible()
        colleague.get_by_role("link", name="El acto del viernes").click()
        consents(colleague)
        plays(step(colleague, "case"), colleague)
        debrief = step(colleague, "debrief")
        expect(debrief.get_by_text(PARTS["outcome"]["question"])).to_be_visible(timeout=PATIENCE)

    made = [event.payload for event in journal.read("person:p-eva")]
    decided = [one for one in made if isinstance(one, kinds.CaseDecided)]
    assert [one.choice for one in decided] == ["a", "a"]
    assert {one.ctx.hash for one in decided} == {
        one.ctx.hash for one in made if isinstance(one, kinds.CaseStarted)
    }


def test_what_was_typed_and_not_saved_outlives_a_reload(page: Page, server: Running) -> None:
    newcomer(server, "participant", "Teresa")
    comes_in(page, server, "Teresa", "es")
    page.goto(server.at(f"/m/{MODULE}"))
    consents(page)
    label = words("situation")["field.tension.label"]
    page.get_by_role("textbox", name=label).fill("Lunes, 8:05.")
    page.reload()
    expect(page.get_by_role("textbox", name=label)).to_have_value("Lunes, 8:05.", timeout=PATIENCE)


def test_somebodys_number_is_flagged_and_what_was_written_stays(
    page: Page, server: Running
) -> None:
    newcomer(server, "participant", "Olga")
    comes_in(page, server, "Olga", "es")
    page.goto(server.at(f"/m/{MODULE}"))
    consents(page)
    told, place = words("situation"), step(page, "situation")
    for name, value in PARTS["situation"].items():
        if name == "language":
            place.get_by_role("radio").first.check()
        else:
            place.get_by_role("textbox", name=told[f"field.{name}.label"]).fill(
                value + " 9 8765 4321"
            )
    sends(page, "situation")
    expect(place.locator(".l-faults")).to_contain_text("un número de teléfono", timeout=PATIENCE)
    assert (
        place.get_by_role("textbox", name=told["field.heading.label"])
        .input_value()
        .endswith("4321")
    )


@pytest.mark.parametrize(("lang", "width", "scheme"), [("es", 390, "light"), ("en", 1280, "dark")])
def test_its_pages_are_within_reach_of_everyone(
    page: Page, server: Running, lang: str, width: int, scheme: str
) -> None:
    newcomer(server, "participant", f"Sana-{lang}")
    writes_it_all(page, server, f"Sana-{lang}", lang)
    step(page, "situation").get_by_role("button").last.click()
    looks.sized(page, width)
    page.emulate_media(**looks.SCHEMES[scheme])
    found = looks.axe(page, "html", anew=True) + sound.crowded(page)
    for what in ("targets", "order", "motion"):
        found += sound.measured(page, what)
    offers(page, lang)
    expect(step(page, "offer").locator("form")).to_be_hidden(timeout=PATIENCE)
    newcomer(server, "instructor", f"Guía-{lang}")
    on_the_desk(page, server, lang, f"Guía-{lang}")
    looks.sized(page, width)
    expect(step(page, "cases").locator(".l-case").first).to_be_visible(timeout=PATIENCE)
    found += looks.axe(page, "html", anew=True)
    step(page, "cases").locator(".l-case button").first.click()
    expect(step(page, "cases").locator(".l-pair").first).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(300)
    found += looks.axe(page, "html", anew=True) + sound.crowded(page)
    for what in ("targets", "order", "motion"):
        found += sound.measured(page, what)
    assert found == []

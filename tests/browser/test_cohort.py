"""Leading a cohort in a browser: one story by keyboard, sound in both languages and widths."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lidera_nb import texts
from tests.browser import sound
from tests.browser.keys import Keys
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in, quiet
from tests.running import Running, running
from tests.surveyedserver import colleague, people

pytestmark = pytest.mark.browser

HERE = '[data-widget="guide"]'
HEAD = b"nombre;rol\r\n"
HOSTILE = {
    "formulas": (HEAD + b'=HYPERLINK("http://x");\r\n@suma;\r\n-1+1;\r\n"=1+1";\r\n', 4),
    "control": (HEAD + "Ana\u202eSoto;\r\nEva\x07;\r\nLuis\u2066;\r\n".encode(), 3),
    "quotes": (HEAD + b'"Rosa;participante\r\nLuis Soto;\r\n', 1),
    "roles": (HEAD + b"Rosa;admin\r\nLuis;instructor\r\n", 2),
    "markup": (HEAD + b"<img src=x onerror=alert(1)>;\r\n", 1),
    "numbers": (HEAD + b"12.345.678-5;\r\nRosa 12345678;\r\n" + b"x" * 90 + b";\r\n", 3),
}
"""Files as somebody might send them, and how many lines of each are faulty."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        running_server.do(people(running_server.house, 6))
        yield running_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        yield page


def say(label: str, lang: str = "es", **values: object) -> str:
    return texts.say(lang, label, **values)


def leads(page: Page, server: Running, lang: str = "es") -> Locator:
    comes_in(page, server, "p-ivo", lang)
    page.goto(server.at("/staff/cohort"))
    place = page.locator(HERE)
    expect(place.locator("tbody tr").first).to_be_visible(timeout=PATIENCE)
    return place


def goes(place: Locator, part: str, lang: str = "es") -> None:
    place.get_by_role("button", name=say(f"guide.part_{part}", lang), exact=True).click()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_part_of_the_page_is_sound(page: Page, server: Running, lang: str) -> None:
    place, found = leads(page, server, lang), []
    place.get_by_role("checkbox", name=say("guide.mark", lang, name=colleague(1)[1])).check()
    place.get_by_role("button", name=say("guide.do_remove", lang)).click()
    found += sound.unsound(page, "cohort-people", lang, HERE)
    goes(place, "enrol", lang)
    place.get_by_role("textbox").fill(f"nombre;rol\n=1+1;\n{colleague(2)[1]};\nRosa Elgueta;")
    found += sound.unsound(page, "cohort-enrol", lang, HERE)
    goes(place, "days", lang)
    place.locator("summary").first.click()
    found += sound.unsound(page, "cohort-days", lang, HERE)
    goes(place, "notices", lang)
    found += sound.unsound(page, "cohort-notices", lang, HERE)
    goes(place, "hand", lang)
    place.get_by_role("radio", name=say("guide.hand_new", lang)).check()
    place.get_by_role("textbox").fill("Rosa Elgueta")
    place.get_by_role("button", name=say("guide.hand_ask", lang)).click()
    found += sound.unsound(page, "cohort-hand", lang, HERE)
    assert not found, "\n".join(found)


def test_people_are_enrolled_and_their_cards_lead_in_by_keyboard_alone(
    page: Page, server: Running
) -> None:
    keys, place = Keys(page), leads(page, server)
    keys.to(rf"^{say('guide.part_enrol')}$")
    keys.press("Enter")
    keys.to(say("guide.list"))
    keys.type("Rosa Elgueta")
    keys.to(re.escape(say("guide.enrol_now", n=1)))
    keys.press("Enter")
    expect(place.get_by_text(say("guide.enrolled", n=1))).to_be_visible(timeout=PATIENCE)
    expect(place.get_by_text(say("guide.marked", n=1))).to_be_visible(timeout=PATIENCE)
    keys.to(say("guide.do_cards"))
    keys.press("Enter")
    keys.to(say("guide.cards_now"))
    with page.expect_popup() as opened:
        keys.press("Enter")
    cards = opened.value
    assert sound.unsound(cards, "cards", "es", "main") == []
    code = cards.locator(".cards-code strong").inner_text()
    cards.goto(server.at(f"/login?card#{code}"))
    expect(cards.locator("#code")).to_have_value(code)
    assert "#" not in cards.url
    cards.get_by_role("button", name="English").click()
    expect(cards.locator("#code")).to_have_value(code)
    cards.locator("main button").press("Enter")
    hello = say("home.hello", "en", name="Rosa Elgueta")
    expect(cards.get_by_role("heading", name=hello)).to_be_visible(timeout=PATIENCE)


def test_a_file_is_read_whatever_it_holds_and_harms_nothing(page: Page, server: Running) -> None:
    place = leads(page, server)
    goes(place, "enrol")
    for name, (content, faulty) in HOSTILE.items():
        chosen(place, content)
        expect(place.get_by_text(say("guide.faults", n=faulty)), name).to_be_visible()
        expect(place.locator(".l-g-preview .l-first")).to_have_count(0)
    assert place.locator(".l-g-preview img").count() == 0
    chosen(place, b"x" * 5_000_000)
    expect(place.get_by_text(say("guide.file_big"))).to_be_visible()
    chosen(place, b"PK\x03\x04\x00\x00")
    expect(place.get_by_text(say("guide.file_odd"))).to_be_visible()
    many = HEAD + b"".join(b"Rosa %d;\n" % i for i in range(9000))
    chosen(place, many)
    expect(place.get_by_text(say("guide.fault_most", most=200)).first).to_be_visible()


def chosen(place: Locator, content: bytes) -> None:
    file = {"name": "lista.csv", "mimeType": "text/csv", "buffer": content}
    place.locator("input[type=file]").set_input_files([file])


def test_a_list_from_a_chilean_excel_is_read_as_it_was_meant(page: Page, server: Running) -> None:
    place = leads(page, server)
    goes(place, "enrol")
    table = 'sep=;\r\nNombre;Rol\r\n"Núñez; Íñigo";Participante\r\nMaría José Peña;\r\n'
    plain = "Nombre;Rol\nMaría José Peña;\nÍñigo Núñez;participante\n"
    for encoding in ("utf-8-sig", "latin-1", "utf-16"):
        chosen(place, plain.encode(encoding))
        expect(place.locator(".l-g-names li")).to_have_text(["María José Peña", "Íñigo Núñez"])
    chosen(place, table.encode("latin-1"))
    expect(place.get_by_text(say("guide.faults", n=1))).to_be_visible()
    place.get_by_role("textbox").fill(f"Rosa Soto\n\n{colleague(3)[1].upper()}\nROSA SOTO")
    expect(place.locator(".l-g-names li")).to_have_text(["Rosa Soto"])
    place.get_by_role("checkbox").first.check()
    expect(place.locator(".l-g-names li")).to_have_count(2)

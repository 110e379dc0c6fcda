"""A network survey on a phone: answered by keyboard, taken up again, honoured, facilitated."""

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
from tests.surveyedserver import DESK, PAGE, answers, colleague, surveyed, tell_school

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        surveyed(running_server, 24)
        for person in ("p-ana", "p-eva"):
            running_server.do(tell_school(running_server.house, person, "maule"))
        yield running_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        yield page


def say(label: str, lang: str = "es", **values: object) -> str:
    return texts.say(lang, label, **values)


def button(place: Locator, label: str, lang: str = "es") -> Locator:
    return place.get_by_role("button", name=say(label, lang), exact=True)


def comes(page: Page, server: Running, person: str, lang: str = "es") -> Locator:
    comes_in(page, server, person, lang)
    page.goto(server.at(PAGE))
    place = page.locator('[data-widget="survey"]')
    expect(place.get_by_role("heading", level=2)).to_be_visible(timeout=PATIENCE)
    expect(place.get_by_role("heading", level=3).first).to_be_visible(timeout=PATIENCE)
    return place


def starts(place: Locator, lang: str = "es") -> None:
    if button(place, "roster.start", lang).is_visible():
        button(place, "roster.start", lang).click()
    expect(place.get_by_role("textbox")).to_be_visible(timeout=PATIENCE)


def at_question(place: Locator, number: int) -> None:
    expect(place.get_by_text(say("roster.number", n=number, of=5))).to_be_visible(timeout=PATIENCE)


def test_three_people_are_named_by_keyboard_alone(page: Page, server: Running) -> None:
    keys = Keys(page)
    place = comes(page, server, "p-ana")
    keys.to(say("roster.start"))
    keys.does("Enter", lands='[id$="-question"]')
    keys.to(say("roster.search_or_write"))
    for i in (1, 2):
        keys.type(colleague(i)[1])
        keys.press("Enter")
    keys.type("Rosa Elgueta")
    keys.press("Enter")
    expect(place.locator(".l-chip")).to_have_count(3)
    keys.to(rf"^{say('roster.go')}$")
    keys.does("Enter", lands='[id$="-question"]')
    for _ in range(3):
        keys.to(re.escape("Una o dos veces al año"))
        keys.press("ArrowDown")
    keys.to(rf"^{say('roster.save')}$")
    keys.does("Enter", lands='[id$="-question"]')
    at_question(place, 2)


def test_what_was_chosen_is_there_after_a_reload_and_on_another_device(
    page: Page, browser: Browser, server: Running
) -> None:
    place = comes(page, server, "p-eva")
    starts(place)
    place.get_by_role("textbox").fill(colleague(3)[1].lower())
    place.get_by_role("checkbox").first.check()
    page.reload()
    expect(place.locator(".l-chip")).to_have_text([re.compile(colleague(3)[1])], timeout=PATIENCE)
    button(place, "roster.go").click()
    expect(place.get_by_role("radio").first).to_be_visible(timeout=PATIENCE)
    with quiet(browser) as other:
        there = comes(other, server, "p-eva")
        expect(there.get_by_role("group", name=colleague(3)[1])).to_be_visible(timeout=PATIENCE)
        assert there.get_by_role("radio", checked=True).count() == 0


def test_nothing_is_chosen_beforehand_and_nobody_is_an_answer(page: Page, server: Running) -> None:
    place = comes(page, server, colleague(5)[0])
    assert place.get_by_role("checkbox", checked=True).count() == 0
    starts(place)
    assert place.locator("input:checked").count() == 0
    button(place, "roster.go").click()
    expect(place.get_by_role("alert")).to_have_text(say("roster.hint"))
    for number in range(1, 6):
        at_question(place, number)
        button(place, "roster.nobody").click()
    expect(place.get_by_role("heading", name=say("roster.thanks"))).to_be_visible(timeout=PATIENCE)


def test_a_search_knows_no_accents_and_a_frequency_is_asked_of_everyone(
    page: Page, server: Running
) -> None:
    place = comes(page, server, colleague(6)[0])
    starts(place)
    place.get_by_role("textbox").fill("OSCAR")
    expect(place.get_by_role("checkbox").first).to_be_visible()
    assert all("Óscar" in text for text in place.locator(".l-choose .l-row").all_inner_texts())
    place.get_by_role("checkbox").first.check()
    button(place, "roster.go").click()
    button(place, "roster.save").click()
    expect(place.get_by_text(say("roster.missing_often"))).to_be_visible(timeout=PATIENCE)


def test_whoever_refuses_to_be_named_is_not_on_a_colleagues_list(
    page: Page, browser: Browser, server: Running
) -> None:
    person, name = colleague(7)
    place = comes(page, server, person)
    place.locator('[id$="-naming"]').check()
    starts(place)
    with quiet(browser) as other:
        there = comes(other, server, colleague(8)[0])
        starts(there)
        there.get_by_role("textbox").fill(name)
        expect(there.get_by_text(say("roster.matches", n=0))).to_be_visible()
        assert there.locator(".l-choose .l-row").count() == 0


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_state_of_the_survey_is_sound(page: Page, server: Running, lang: str) -> None:
    person = colleague(10 if lang == "es" else 11)[0]
    place, part = comes(page, server, person, lang), '[data-widget="survey"]'
    found = sound.unsound(page, "survey-before", lang, part)
    starts(place, lang)
    place.locator("summary").first.click()
    place.get_by_role("checkbox").first.check()
    place.get_by_role("textbox").fill("Rosa Elgueta")
    place.locator(".l-add").click()
    found += sound.unsound(page, "survey-who", lang, part)
    button(place, "roster.go", lang).click()
    expect(place.get_by_role("radio").first).to_be_visible(timeout=PATIENCE)
    button(place, "roster.save", lang).click()
    found += sound.unsound(page, "survey-how", lang, part)
    assert found == []


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_facilitators_page_is_sound(page: Page, server: Running, lang: str) -> None:
    written = [("a" * 16, "Carla Muñoz"), ("b" * 16, "Carla Munoz")]
    server.do(answers(server.house, colleague(12)[0], [colleague(1)[0]], written))
    comes_in(page, server, "p-ivo", lang)
    page.goto(server.at(DESK))
    place = page.locator('[data-widget="waves"]')
    expect(place.get_by_role("heading", level=3)).to_be_visible(timeout=PATIENCE)
    place.locator("summary").first.click()
    place.get_by_role("button", name=say("waves.mark_all", lang)).first.click()
    place.get_by_role("button", name=say("waves.close", lang, n=1)).click()
    assert sound.unsound(page, "survey-desk", lang, '[data-widget="waves"]') == []


def test_a_facilitator_recognizes_a_name_undoes_it_and_closes_the_round(
    page: Page, server: Running
) -> None:
    written = [("c" * 16, colleague(2)[1].upper())]
    server.do(answers(server.house, colleague(13)[0], [colleague(1)[0]], written))
    comes_in(page, server, "p-ivo", "es")
    page.goto(server.at(DESK))
    place = page.locator('[data-widget="waves"]')
    box = place.get_by_role("checkbox", name=colleague(2)[1].upper(), exact=True)
    expect(box).to_be_visible(timeout=PATIENCE)
    box.check()
    place.get_by_role("combobox").select_option(label=colleague(2)[1])
    button(place, "waves.save").click()
    expect(box).to_be_hidden(timeout=PATIENCE)
    place.locator("summary").last.click()
    place.get_by_role("button", name=re.compile(f"^{say('waves.undo')}:")).first.click()
    expect(box).to_be_visible(timeout=PATIENCE)
    place.get_by_role("button", name=say("waves.close", n=1)).click()
    button(place, "waves.close_now").click()
    expect(place.get_by_text(re.compile("Ronda 1, cerrada el"))).to_be_visible(timeout=PATIENCE)

"""A facilitator asks for new ties on the real server, before and after people agreed to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lidera_nb import texts
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.browser import sound
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in, quiet
from tests.running import Running, running
from tests.surveyedserver import MODULE, answers, colleague, surveyed, tell_school

pytestmark = pytest.mark.browser
PAGE = "/staff/network"
MANY = 16


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Everybody named the one before them in a closed round."""
    with running(tmp_path_factory.mktemp("var")) as running_server:
        surveyed(running_server, MANY)
        house, do = running_server.house, running_server.do
        for person in ("p-ana", "p-eva"):
            do(tell_school(house, person, "maule"))
        ids = [colleague(i)[0] for i in range(MANY)]
        for i, person in enumerate(ids):
            do(answers(house, person, [ids[i - 1]]))
        do(house.sessions.note("cohort:test", (NewEvent(kinds.SurveyClosed(wave=1)),), "p-ivo"))
        yield running_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        yield page


def agree(server: Running) -> None:
    """Everybody lets the facilitator see their name on the map."""
    house = server.house
    loaded = house.course.modules[MODULE].step("survey").definition
    ctx = kinds.Context(module=MODULE, step="survey", definition=loaded.instrument.id,
                        version=loaded.instrument.version, hash=loaded.hash, lang="es")  # fmt: skip
    for i in range(MANY):
        person = colleague(i)[0]
        said = kinds.SurveyConsented(
            ctx=ctx, cohort="test", wave=1, purposes={"map": True}, text_hash="0"
        )
        server.do(house.sessions.note(f"person:{person}", (NewEvent(said, person),), person))


def asks(page: Page, server: Running, lang: str = "es") -> Locator:
    """Open the page and press the button."""
    comes_in(page, server, "p-ivo", lang)
    page.goto(server.at(PAGE))
    place = page.locator('[data-widget="newties"]')
    button = place.get_by_role("button", name=texts.say(lang, "newties.propose"))
    expect(button).to_be_visible(timeout=PATIENCE)
    button.click()
    return place


def test_without_people_who_agreed_it_says_what_is_lacking(page: Page, server: Running) -> None:
    place = asks(page, server)
    said = texts.say("es", "suggest.few", able=0, people=10)
    expect(place.get_by_text(said)).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_ties_are_suggested_by_name_with_reasons_and_what_they_would_change(
    page: Page, server: Running, lang: str
) -> None:
    agree(server)
    place = asks(page, server, lang)
    expect(place.locator(".l-tie")).to_have_count(5, timeout=PATIENCE)
    title = texts.say(lang, "suggest.change.title")
    expect(place.get_by_role("heading", name=title)).to_be_visible()
    named = [name for i in range(MANY) if (name := colleague(i)[1]) in place.inner_text()]
    assert len(named) >= 5
    assert sound.unsound(page, "newties", lang, '[data-widget="newties"]') == []
